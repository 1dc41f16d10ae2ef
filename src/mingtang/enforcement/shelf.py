"""执法公示的门：on the page of what a unit discloses."""

from datetime import date

from django.urls import reverse

from mingtang.enforcement.queries.public import has_any
from mingtang.library.ports import Door
from mingtang.organs.models import Unit


class EnforcementShelf:
    """执法公示（端口 library.Shelf）。"""

    def door(self, unit: Unit, *, on: date) -> Door | None:
        """The entry; none where nothing is shown."""
        if not unit.is_organ or not has_any(unit, on=on):
            return None
        url = reverse("enforcement_public:notices", args=[unit.code])
        return Door("执法公示", "行政许可、行政处罚、行政强制的决定", url)
