"""转主动公开的到期事项：once a day, what several asked for or looked for in vain becomes a proposal."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.applications.queries.lookup import organs_taking
from mingtang.organs.models import Unit
from mingtang.proposals.actions.finding import find


class ProposalsFound:
    """找出可以转为主动公开的（端口 supervision.DueTask）。"""

    key = "proposals.found"
    name = "找出可以转为主动公开的"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Every organ that takes applications."""
        return [organ.pk for organ in organs_taking(on=on)]

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Make what proposals there are of one organ; done again, there are none."""
        found = find(Unit.rows.get(pk=row), at=at)
        return f"转主动公开建议新增或者增加依据 {found} 处。" if found else None
