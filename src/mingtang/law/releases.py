"""发布：the states of a release, when it may be planned for, and how long it is until then.

Law: 政府信息公开条例 第六条（及时、准确）、第二十六条（二十个工作日内公开）. When within that time something goes out
is the organ's to decide; that several go out at one moment is 三同步.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from .days import add_months, chinese_day
from .moves import Moves

MONTHS_AHEAD = 12


class ReleaseState(StrEnum):
    """一次发布的状态。"""

    PLANNED = "planned"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[ReleaseState, str] = {
    ReleaseState.PLANNED: "待发布",
    ReleaseState.DONE: "已发布",
    ReleaseState.FAILED: "没有发布成",
    ReleaseState.CANCELLED: "已取消",
}

MOVES: Moves[ReleaseState] = {
    ReleaseState.PLANNED: frozenset({ReleaseState.DONE, ReleaseState.FAILED, ReleaseState.CANCELLED}),
    ReleaseState.DONE: frozenset(),
    ReleaseState.FAILED: frozenset({ReleaseState.PLANNED, ReleaseState.CANCELLED}),
    ReleaseState.CANCELLED: frozenset(),
}
OPEN: tuple[ReleaseState, ...] = (ReleaseState.PLANNED, ReleaseState.FAILED)
"""还没有了结的：what may still be changed."""


def reasons_against_time(planned_at: datetime | None, *, at: datetime) -> tuple[str, ...]:
    """不能定在这个时间的理由：it must be to come, and within a year. Without a time it waits for a hand.

    Units: both are local time; the last day allowed is the same day of the next year.
    """
    if planned_at is None:
        return ()
    if planned_at <= at:
        return ("定的时间已经过了，请定在以后；现在就要发布的，用“马上发布”。",)
    last = add_months(at.date(), MONTHS_AHEAD)
    if planned_at.date() > last:
        return (f"定时发布最多定在一年以内，最晚{chinese_day(last)}。",)
    return ()


def countdown(planned_at: datetime, *, at: datetime) -> str:
    """还有多久：in the two largest units, rounded up to the minute; a moment that has come is being done."""
    left = planned_at - at
    if left <= timedelta(0):
        return "到时间了，正在发布"
    minutes = -(-int(left.total_seconds()) // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"还有 {days} 天 {hours} 小时" if hours else f"还有 {days} 天"
    if hours:
        return f"还有 {hours} 小时 {minutes} 分钟" if minutes else f"还有 {hours} 小时"
    return f"还有 {minutes} 分钟"
