"""清单的标签：rows of a published body, as they are shown."""

from collections.abc import Mapping
from typing import Any

from django import template

from mingtang.law.fields import read_fields
from mingtang.tables.shown import ShownRow, shown_row

register = template.Library()


@register.filter
def shown_rows(body: Mapping[str, Any]) -> list[ShownRow]:
    """一版的各行。"""
    fields = read_fields(body["fields"])
    return [shown_row(fields, cells) for cells in body["rows"]]
