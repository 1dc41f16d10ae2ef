"""放假通知的端口：rooms that store days counted in working days keep them right."""

from datetime import datetime
from typing import Protocol

from mingtang.law.workdays import Calendar


class DueDayHolder(Protocol):
    """存有期限日的房间。"""

    def recompute(self, calendar: Calendar, *, at: datetime) -> int:
        """Compute every stored day anew from its facts, in the transaction of the caller; how many changed."""
        ...
