"""撤回的到期事项：copies that nobody has cleared yet."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.holidays.queries import calendar
from mingtang.withdrawals.actions import warn
from mingtang.withdrawals.queries import open_clearances


class OpenClearances:
    """转载处没有清理完（端口 supervision.DueTask）：said every working day until it is done."""

    key = "withdrawals.clearances"
    name = "安全撤稿以后清理转载"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """On working days, every open one."""
        return open_clearances() if calendar().is_working_day(on) else ()

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Tell whoever keeps it."""
        return "已提醒清理转载。" if warn(row, at=at) else None
