"""来办的事的到期事项：shapes that the rooms above share; each names its model, its key and its days."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.holidays.queries import calendar
from mingtang.law.workdays import Calendar
from mingtang.matters.actions.erasing import forget
from mingtang.matters.actions.steps import settle_anew
from mingtang.matters.models import Matter
from mingtang.matters.queries.desk import open_ones, past_keeping


class Days:
    """期限：computed anew when a holiday notice comes or changes."""

    model: type[Matter]

    def recompute(self, table: Calendar, *, at: datetime) -> int:
        """Every open one; how many days changed."""
        return sum(settle_anew(self.model, pk, table) for pk in open_ones(self.model))


class DayCheck:
    """期限核对：the stored copies, compared with the facts every day."""

    key: str
    name: str
    model: type[Matter]
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Every open one, once a day."""
        return open_ones(self.model)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Store the computed day where it differs."""
        return "更正了期限。" if settle_anew(self.model, row, calendar()) else None


class Forgetting:
    """抹去过了保存期限的个人信息。"""

    key: str
    name: str
    model: type[Matter]
    days: int
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Those that ended long enough ago."""
        return past_keeping(self.model, on=on, days=self.days)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Erase; nothing where that was done meanwhile."""
        return "已抹去一件的个人信息。" if forget(self.model, row, at=at) else None
