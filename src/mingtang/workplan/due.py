"""工作要点的到期事项：stored days held against the facts."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.holidays.queries import calendar
from mingtang.law.workdays import Calendar
from mingtang.workplan.actions.days import recompute_plans, refresh_days
from mingtang.workplan.queries.due import plan_by_pk, plans_to_check


class CommitmentDueDays:
    """应公开日期（端口 holidays.DueDayHolder）：computed anew when a holiday notice comes or changes."""

    def recompute(self, calendar: Calendar, *, at: datetime) -> int:
        """How many stored days changed."""
        return recompute_plans(calendar, at=at)


class DueDayCheck:
    """时限核对（端口 supervision.DueTask）：the stored copies of due days, compared with the facts every day."""

    key = "workplan.due-day-check"
    name = "核对台账时限"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Every plan, once a day."""
        return plans_to_check()

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Store the computed days where they differ."""
        changed = refresh_days(plan_by_pk(row), calendar(), at=at)
        return f"更正 {changed} 个时限。" if changed else None
