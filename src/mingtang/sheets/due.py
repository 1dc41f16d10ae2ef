"""台账表格的到期事项：tables that nobody confirmed go after some days."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from mingtang.sheets.actions import discard
from mingtang.sheets.queries import made_before, sheet_by_pk

KEPT_FOR = timedelta(days=7)


class ForgottenSheets:
    """清理没有读回的表格（端口 supervision.DueTask）。"""

    key = "sheets.forgotten"
    name = "清理没有读回的表格"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Tables that were uploaded a week ago or earlier."""
        return made_before(at - KEPT_FOR)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Drop one; one that is gone by now needs nothing."""
        sheet = sheet_by_pk(row)
        if sheet is None:
            return None
        discard(sheet, by="due", at=at)
        return f"清理没有读回的表格“{sheet.name}”。"
