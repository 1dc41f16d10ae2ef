"""公开的解读在别的房间：beside a public document, and on a unit's shelf."""

from datetime import date

from mingtang.documents.publication import KIND as DOCUMENT
from mingtang.editorial.queries import current_of_unit
from mingtang.interpretation.publication import KIND
from mingtang.interpretation.queries.explained import live_of
from mingtang.library.ports import Beside, Door
from mingtang.listings.models import Listing
from mingtang.organs.models import Unit


class ExplainersBeside:
    """解读（端口 library.BesideDocument）。"""

    def beside(self, listing: Listing, *, on: date) -> Beside | None:
        """The explainers that are public, with their forms."""
        if listing.kind != DOCUMENT or listing.document is None:
            return None
        rows = live_of([listing.document.subject])
        told = [(row, row.content) for row in rows]
        facts = tuple((row.digest, row.number) for row in rows)
        return Beside(10, "解读", "explainers/beside.html", facts, {"rows": told}) if rows else None


class ExplainersShelf:
    """解读（端口 library.Shelf）。"""

    name = "政策解读"

    def door(self, unit: Unit, *, on: date) -> Door | None:
        """The unit's explainers, when there are any."""
        count = current_of_unit(unit, KIND).count()
        url = f"/{unit.code}/explainers/"
        return Door(self.name, f"{count} 件解读：问答、图解、办理流程", url) if count else None
