"""名单的到期事项：a showing that is over is put down as taken down; names past their keeping go."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.payees.actions.lists import erase, take_down
from mingtang.payees.queries.lists import over_and_standing, with_names_past_keeping


class ShowingsOver:
    """收起公示期满的名字（端口 supervision.DueTask）。"""

    key = "payees.showings-over"
    name = "收起公示期满的补贴名单"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Lists whose last day is over."""
        return over_and_standing(on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Put it down; pages ask the day themselves."""
        return "公示期满，名字已收起，公开页只留各村合计。" if take_down(row, at=at) else None


class NamesPastKeeping:
    """抹去过了保存期限的名字（端口 supervision.DueTask）。"""

    key = "payees.names-past-keeping"
    name = "抹去补贴名单里过了保存期限的名字"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Lists shown long enough ago, and those that another version stands for."""
        return with_names_past_keeping(on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Erase names, digits and hashes; sums stay."""
        return "已抹去姓名和证件末四位，金额合计留着。" if erase(row, at=at) else None
