"""附件的到期事项：what interrupted acts left behind is cleared once a day."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.files.actions import sweep


class LostFiles:
    """清理无主文件（端口 supervision.DueTask）。"""

    key = "files.sweep"
    name = "清理无主文件"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[str]:
        """The one place where files lie, once a day."""
        return ("files",)

    def do(self, row: str, /, *, at: datetime) -> str | None:
        """Remove files older than a day that no record knows."""
        removed = sweep(at=at)
        return f"清理 {removed} 个无主文件。" if removed else None
