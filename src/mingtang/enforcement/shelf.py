"""执法公示的门：on the page of what a unit discloses."""

from datetime import date

from mingtang.enforcement.queries.public import has_any
from mingtang.library.ports import Door
from mingtang.organs.models import Unit


class EnforcementShelf:
    """执法公示（端口 library.Shelf）。"""

    name = "执法公示"

    def door(self, unit: Unit, *, on: date) -> Door | None:
        """The entry; none where nothing is shown."""
        if not unit.is_organ or not has_any(unit, on=on):
            return None
        return Door(self.name, "行政许可、行政处罚、行政强制的决定", f"/{unit.code}/enforcement/")
