"""公众意见的到期事项：contacts past their days are erased."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.comments.actions.erasing import erase_by_rule
from mingtang.comments.queries.desk import past_keeping


class ContactsPastKeeping:
    """抹去过期的联系方式（端口 supervision.DueTask）。"""

    key = "comments.contacts-past-keeping"
    name = "抹去意见里过期的联系方式"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The comments answered long enough ago."""
        return past_keeping(on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Erase the contact; nothing where there is none any more."""
        return "已抹去称呼和联系方式。" if erase_by_rule(row, at=at) else None
