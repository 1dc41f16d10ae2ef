"""登录的到期事项：sign-ins whose session is over are told to have ended."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.access.actions import end_expired
from mingtang.access.queries.people import expired


class ExpiredSignIns:
    """登录过期（端口 supervision.DueTask）。"""

    key = "access.expired"
    name = "登录过期"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Open sign-ins without a session that still holds."""
        return expired(at=at)

    def do(self, row: int | str, /, *, at: datetime) -> str | None:
        """End one."""
        end_expired(int(row), at=at)
        return None
