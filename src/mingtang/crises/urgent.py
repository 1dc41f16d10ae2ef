"""首页上的门：to each emergency that goes on, as far as it is released."""

from collections.abc import Sequence
from datetime import date

from mingtang.crises.queries.public import pages_of
from mingtang.editorial.models import Published
from mingtang.law.crises import CrisisState, state_of
from mingtang.organs.models import Unit
from mingtang.portal.ports import News, UrgentDoor


class CrisisDoors:
    """正在应对的突发事件（端口 portal.Urgent）：whether it ended is told by the page as it was signed."""

    def doors(self, organs: Sequence[Unit], *, on: date) -> list[UrgentDoor]:
        """One query, however many events and texts there are."""
        found = [_door(row) for row in pages_of(organs, on=on) if state_of(row.content, on=on) is CrisisState.OPEN]
        return sorted(found, key=lambda door: door.since_on, reverse=True)


def _door(row: Published) -> UrgentDoor:
    news = News(row.newest_title, row.newest_address, row.newest_changed_at) if row.newest_title else None
    since_on = date.fromisoformat(row.content["begun_on"])
    return UrgentDoor(row.title, row.document.address, row.document.unit.name, since_on, news)
