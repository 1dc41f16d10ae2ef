"""提醒的到期事项：once a day, organ by organ."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.organs.models import Unit
from mingtang.reminders.actions import remind
from mingtang.reminders.ports import organs_with_items


class DailyReminders:
    """到期提醒（端口 supervision.DueTask）：days that were missed are caught up with the newest step alone."""

    key = "reminders.daily"
    name = "到期提醒"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The organs that have something with a day."""
        return organs_with_items(on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Tell whom the rule names."""
        made = remind(Unit.rows.get(pk=row), at=at)
        return f"发出 {made} 条提醒。" if made else None
