"""来访的到期事项：yesterday's visitors are forgotten."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.organs.sight import day_of
from mingtang.visits.actions import forget_days


class VisitorsOfYesterday:
    """忘掉过去的来访（端口 supervision.DueTask）。"""

    # 执行记录按这个名字存着，所以不改：the book of what was done names it so.
    key = "comments.visitors-of-yesterday"
    name = "清掉来访计数"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """One row: the days gone by."""
        return [0]

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Drop the salts and the counts of the days before today."""
        days = forget_days(before=day_of(at))
        return f"清掉 {days} 天的来访计数。" if days else None
