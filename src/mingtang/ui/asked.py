"""地址里问的：what an address asks and its page cannot tell is said there in one sentence, never swallowed."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

PAGE = "page"
MOST_SHOWN = 20


class Asked(NamedTuple):
    """一个条件：its name on the page, and the values that it can have; ``None``: any."""

    name: str
    values: frozenset[str] | None = None


def reasons_unread(told: Mapping[str, str], known: Mapping[str, Asked]) -> list[str]:
    """没有照着办的理由：conditions that the page does not have, and values that they do not have."""
    found = []
    for key in told:
        asked, value = known.get(key), told[key]
        if asked is None:
            found += [] if key == PAGE else [f"这一页不能按“{key[:MOST_SHOWN]}”筛选，没有照它办。"]
        elif value and asked.values is not None and value not in asked.values:
            found.append(f"“{asked.name}”里没有“{value[:MOST_SHOWN]}”，没有照它筛选，请重新选。")
    return found


def day_asked(value: str) -> tuple[date | None, list[str]]:
    """所问的哪一天，and why not, where it is none."""
    try:
        return (date.fromisoformat(value) if value else None), []
    except ValueError:
        return None, [f"“{value[:MOST_SHOWN]}”不是日期，没有照它找。请写成“2026-03-05”的样子，或者在页面上选。"]
