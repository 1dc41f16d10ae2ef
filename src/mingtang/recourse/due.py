"""复议诉讼的到期事项：the days follow a changed holiday notice, and the stored copies are held against the facts."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.holidays.queries import calendar
from mingtang.law.workdays import Calendar
from mingtang.recourse.actions.steps import settle_anew
from mingtang.recourse.models import Proceeding


class ProceedingDays:
    """复议诉讼的期限（端口 holidays.DueDayHolder）：computed anew when a holiday notice comes or changes."""

    def recompute(self, table: Calendar, *, at: datetime) -> int:
        """Every open one; how many days changed."""
        return sum(settle_anew(pk, table) for pk in _open())


class ProceedingDayCheck:
    """期限核对（端口 supervision.DueTask）：the stored copies, compared with the facts every day."""

    key = "recourse.day-check"
    name = "核对复议诉讼的期限"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Every open one, once a day."""
        return _open()

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Store the computed day where it differs."""
        return "更正了复议诉讼的期限。" if settle_anew(row, calendar()) else None


def _open() -> list[int]:
    return list(Proceeding.rows.open().order_by("pk").values_list("pk", flat=True))
