"""异议的到期事项：what was typed goes when the names of the list have gone."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.objections.actions import erase
from mingtang.objections.queries import with_words_past_keeping


class WordsPastKeeping:
    """抹去异议的文字（端口 supervision.DueTask）。"""

    key = "objections.past-keeping"
    name = "抹去补贴异议里过了保存期限的文字"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Answered objections to lists whose names are erased."""
        return with_words_past_keeping()

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Erase what was typed and answered; number and outcome stay."""
        return "已抹去异议的文字和联系方式。" if erase(row, at=at) else None
