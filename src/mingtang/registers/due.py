"""清单表格的到期事项：tables that nobody confirmed go after some days."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from mingtang.registers.actions.tables import discard
from mingtang.registers.queries.register import upload_by_pk, uploads_before

KEPT_FOR = timedelta(days=7)


class ForgottenUploads:
    """清理没有读入的清单表格（端口 supervision.DueTask）。"""

    key = "registers.forgotten"
    name = "清理没有读入的清单表格"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Tables that were uploaded a week ago or earlier."""
        return uploads_before(at - KEPT_FOR)

    def do(self, row: int | str, /, *, at: datetime) -> str | None:
        """Drop one; one that is gone by now needs nothing."""
        upload = upload_by_pk(row)
        if upload is None:
            return None
        discard(upload, by="due", at=at)
        return "清理了一张没有读入的清单表格。"
