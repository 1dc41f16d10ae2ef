"""材料的到期事项：offices are reminded, once for each step."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.material.actions.asking import remind
from mingtang.material.queries.requests import to_remind


class MaterialReminders:
    """材料提醒（端口 supervision.DueTask）：two working days before, and every week while late."""

    key = "material.reminders"
    name = "提醒科室提供材料"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The requests that are soon due or late."""
        return to_remind(on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Tell whom it concerns; nothing where it was told or has been answered."""
        made = remind(row, at=at)
        return f"发出 {made} 条提醒。" if made else None
