"""惠民补贴的门：on the page of what an organ discloses."""

from datetime import date

from mingtang.library.ports import Door
from mingtang.organs.models import Unit
from mingtang.subsidies.queries import published_of


class SubsidiesShelf:
    """惠民补贴（端口 library.Shelf）。"""

    name = "惠民补贴"

    def door(self, unit: Unit, *, on: date) -> Door | None:
        """Where an organ has any that is public."""
        if not unit.is_organ or not published_of(unit):
            return None
        return Door(self.name, "补什么、怎样申请、补给了谁、钱用到哪里", f"/{unit.code}/subsidies/")
