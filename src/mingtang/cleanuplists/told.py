"""清理的范围，as it stands: for its form, for the digest that the form is opened with, and in words beside it."""

from typing import Any

from mingtang.cleanups.models import Cleanup
from mingtang.law.days import chinese_day

_NAMES = ("title", "basis", "since_on", "until_on", "types", "lead", "legal", "due_on")


def told_of(cleanup: Cleanup) -> dict[str, Any]:
    """The values of a campaign, for its form."""
    return {name: getattr(cleanup, name) for name in _NAMES}


def plain_of(cleanup: Cleanup) -> dict[str, Any]:
    """The same as plain values, units by their numbers."""
    return told_of(cleanup) | {"lead": cleanup.lead_id, "legal": cleanup.legal_id}


def stands_of(cleanup: Cleanup) -> list[tuple[str, str]]:
    """现在的样子：label and words, as a reader knows them."""
    return [
        ("名称", cleanup.title),
        ("为什么清理，依据", cleanup.basis),
        ("文件从哪天到哪天制定的", f"{chinese_day(cleanup.since_on)}至{chinese_day(cleanup.until_on)}"),
        ("文件种类", cleanup.type_names),
        ("牵头单位", cleanup.lead.name),
        ("合法性审查单位", cleanup.legal.name),
        ("到哪天完成", chinese_day(cleanup.due_on)),
    ]
