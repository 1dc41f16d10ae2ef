"""封存件的到期事项：what is past its day is erased, what lost its row is cleared, older keys are replaced."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.sealed.actions import close_anew, erase_by_rule, sweep
from mingtang.sealed.queries import closed_with_older_keys, past_keeping


class PastKeeping:
    """抹去过期的封存件（端口 supervision.DueTask）。"""

    key = "sealed.past-keeping"
    name = "抹去过了保存期限的封存件"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Those whose last day is over."""
        return past_keeping(on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Erase it; nothing where that was done meanwhile."""
        return "已抹去一件过了保存期限的封存件。" if erase_by_rule(row, at=at) else None


class ClosedAnew:
    """换用新的封存密钥（端口 supervision.DueTask）。"""

    key = "sealed.close-anew"
    name = "用新的密钥重新封存"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Those that an older key closes."""
        return closed_with_older_keys()

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Close it with the key that seals now."""
        return "已用新的密钥重新封存一件。" if close_anew(row, at=at) else None


class LostSealed:
    """清理无主的密文（端口 supervision.DueTask）。"""

    key = "sealed.sweep"
    name = "清理无主的密文"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[str]:
        """The one place where they lie, once a day."""
        return ("sealed",)

    def do(self, row: str, /, *, at: datetime) -> str | None:
        """Remove what is erased, and what no record has known for a day."""
        removed = sweep(at=at)
        return f"清理 {removed} 个无主的密文。" if removed else None
