"""申请的到期事项：reply days follow a changed holiday notice, and the stored copies are held against the facts."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.applications.actions.steps import settle_anew
from mingtang.applications.queries.differing import differing
from mingtang.holidays.queries import calendar
from mingtang.law.workdays import Calendar
from mingtang.organs.sight import day_of


class ReplyDays:
    """答复期限（端口 holidays.DueDayHolder）：computed anew when a holiday notice comes or changes."""

    def recompute(self, table: Calendar, *, at: datetime) -> int:
        """Every open case; how many days changed."""
        return sum(settle_anew(pk, table, at=at) for pk in differing(table, on=day_of(at)))


class ReplyDayCheck:
    """期限核对（端口 supervision.DueTask）：the stored copies of reply days, compared with the facts every day."""

    key = "applications.reply-day-check"
    name = "核对申请的答复期限"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The open cases whose copy is not what the facts say."""
        return differing(calendar(), on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Store the computed day where it differs."""
        return "更正了答复期限。" if settle_anew(row, calendar(), at=at) else None
