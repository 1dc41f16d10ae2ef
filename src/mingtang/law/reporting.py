"""季度报表：the table of a quarter, made by one person and signed by another, then never changed.

None of this is statute: it is how the platform reads 季度台账. A unit is not shown as late before somebody signed
the table that says so.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .days import chinese_day, month_end
from .moves import Moves
from .workdays import Calendar

LAST_DAYS = 5
"""一季度最后几个工作日起可以编制：working days, the last day of the quarter among them if it is one."""


class SnapshotState(StrEnum):
    """季度报表的状态。"""

    WAITING = "waiting"
    SIGNED = "signed"
    SENT_BACK = "sent_back"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[SnapshotState, str] = {
    SnapshotState.WAITING: "待签",
    SnapshotState.SIGNED: "已签",
    SnapshotState.SENT_BACK: "已退回",
    SnapshotState.DROPPED: "已撤回",
}

MOVES: Moves[SnapshotState] = {
    SnapshotState.WAITING: frozenset({SnapshotState.SIGNED, SnapshotState.SENT_BACK, SnapshotState.DROPPED}),
    SnapshotState.SIGNED: frozenset(),
    SnapshotState.SENT_BACK: frozenset(),
    SnapshotState.DROPPED: frozenset(),
}


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """季度：of a civil year."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """第一天。"""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        """最后一天。"""
        return month_end(self.year, self.number * 3)

    @property
    def label(self) -> str:
        """名称：2026年第三季度。"""
        return f"{self.year}年第{'一二三四'[self.number - 1]}季度"

    @property
    def before(self) -> "Quarter":
        """上一季度。"""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)


def quarter_of(day: date) -> Quarter:
    """所在季度。"""
    return Quarter(day.year, (day.month + 2) // 3)


def opens_on(quarter: Quarter, calendar: Calendar) -> date:
    """可以编制的第一天：the first of the last five working days of the quarter."""
    day, left = quarter.last, LAST_DAYS - int(calendar.is_working_day(quarter.last))
    while left:
        day -= timedelta(days=1)
        left -= int(calendar.is_working_day(day))
    return day


def quarter_to_make(on: date, calendar: Calendar) -> Quarter:
    """该编制的季度：this one in its last working days, the one before until then."""
    this = quarter_of(on)
    return this if on >= opens_on(this, calendar) else this.before


def as_of(quarter: Quarter, on: date) -> date:
    """截至：the last day of the quarter, or today while it has not ended."""
    return min(quarter.last, on)


def reasons_against_making(quarter: Quarter, *, on: date, calendar: Calendar) -> tuple[str, ...]:
    """还不能编制的理由：empty from the last five working days of the quarter on."""
    opens = opens_on(quarter, calendar)
    if on >= opens:
        return ()
    return (f"{quarter.label}还没有到末尾，{chinese_day(opens)}起可以编制。",)


def reasons_against_ledger(quarter: Quarter, *, began_on: date) -> tuple[str, ...]:
    """台账开始以前的季度没有报表：empty where the ledger began by the last day of the quarter."""
    if began_on <= quarter.last:
        return ()
    return (f"台账{chinese_day(began_on)}才有，{quarter.label}在那以前已经结束，没有可以定格的内容。",)


def reasons_against_signing(*, made_by: Hashable, signed_by: Hashable) -> tuple[str, ...]:
    """不能签名的理由：whoever made a table does not sign it."""
    return ("编制人不能签自己编制的报表，请由另一位分管领导签名。",) if made_by == signed_by else ()
