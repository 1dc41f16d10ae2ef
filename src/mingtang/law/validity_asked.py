"""问有效性：what a list of documents may be narrowed down to, and on which day somebody asks what was in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .metadata import Validity

RUNNING_OUT = "running-out"
FILTERS: dict[str, str] = {
    "": "全部",
    Validity.VALID.value: "有效",
    Validity.PENDING.value: "尚未施行",
    Validity.CHANGED.value: "已修改",
    RUNNING_OUT: "六个月内到期",
    Validity.EXPIRED.value: "失效",
    Validity.REPEALED.value: "废止",
}


@dataclass(frozen=True)
class Asked:
    """问的是哪一天：``typed`` as it was typed, a sentence where it could not be understood."""

    on: date
    is_asked: bool
    typed: str
    remark: str = ""


def asked_of(query: Mapping[str, str], *, today: date) -> Asked:
    """问的哪一天；what cannot be read as a day that has come is left aside with a sentence."""
    typed = query.get("on", "").strip()
    if not typed:
        return Asked(today, False, "")
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return Asked(today, False, typed[:20], "日期没有看懂，请写成“2024-05-01”的样子。已列出全部。")
    if day > today:
        return Asked(today, False, typed, "那一天还没有到，还不知道到时哪些有效。已列出全部。")
    return Asked(day, True, typed)
