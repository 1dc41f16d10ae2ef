"""案件页上的一步：opened, filled in by the labels that a clerk reads, and done."""

import re
from typing import Any

from playwright.sync_api import Page


def step(page: Page, label: str, **fields: Any) -> None:
    """Open a step of the case page, fill its form by labels, and do it; a number chooses by its place in the list."""
    page.locator("summary", has_text=re.compile(rf"^\s*{label}\s*$")).click()
    form = page.locator("details[open] form", has=page.get_by_role("button", name=label, exact=True)).first
    for name, value in fields.items():
        field = form.get_by_label(name).first
        if value is True:
            field.check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(**({"index": value} if isinstance(value, int) else {"value": value}))
        else:
            field.fill(value)
    form.get_by_role("button", name=label, exact=True).click()
