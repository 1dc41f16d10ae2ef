"""公众意见的到期事项：contacts past their days are erased, and yesterday's visitors forgotten."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.comments.actions.door import forget_days
from mingtang.comments.actions.erasing import erase_by_rule
from mingtang.comments.queries.desk import past_keeping
from mingtang.organs.sight import day_of


class ContactsPastKeeping:
    """抹去过期的联系方式（端口 supervision.DueTask）。"""

    key = "comments.contacts-past-keeping"
    name = "抹去意见里过期的联系方式"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The comments answered long enough ago."""
        return past_keeping(on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Erase the contact; nothing where there is none any more."""
        return "已抹去称呼和联系方式。" if erase_by_rule(row, at=at) else None


class VisitorsOfYesterday:
    """忘掉过去的来访（端口 supervision.DueTask）。"""

    key = "comments.visitors-of-yesterday"
    name = "清掉提意见的来访计数"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """One row: the days gone by."""
        return [0]

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Drop the salts and the counts of the days before today."""
        days = forget_days(before=day_of(at))
        return f"清掉 {days} 天的来访计数。" if days else None
