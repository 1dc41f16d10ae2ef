"""清单的门：on the page of what a unit discloses."""

from datetime import date

from django.urls import reverse

from mingtang.library.ports import Door
from mingtang.lookup.queries import has_any
from mingtang.organs.models import Unit


class RegisterShelf:
    """清单（端口 library.Shelf）。"""

    name = "清单和办事指南"

    def door(self, unit: Unit, *, on: date) -> Door | None:
        """The entry; none where nothing is public yet."""
        if not unit.is_organ or not has_any(unit):
            return None
        url = reverse("lookup:registers", args=[unit.code])
        return Door(self.name, "权责、机构职能、收费、办事指南，改了什么看得见", url)
