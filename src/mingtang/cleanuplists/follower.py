"""跟着清理结果的：validity follows in the releasing transaction; what a public document's page says of it."""

from datetime import date, datetime

from mingtang.cleanuplists.actions.effects import take_effect
from mingtang.cleanuplists.publication import KIND
from mingtang.cleanuplists.queries.lists import told_of
from mingtang.editorial.models import Document, Published
from mingtang.editorial.queries import current_of_unit
from mingtang.law.cleanups import Fate
from mingtang.library.ports import Beside, Door
from mingtang.listings.models import Listing
from mingtang.organs.models import Person, Unit


class Effects:
    """清理的效果（端口 editorial.Follower）。"""

    def released(self, published: Published, *, by: Person | None, at: datetime) -> None:
        """Labels everywhere change with the lists, not after them."""
        if published.document.kind == KIND:
            take_effect(published, at=at)

    def withdrawn(self, document: Document, *, at: datetime) -> None:
        """What the lists did is lifted by the room of validity, which knows what caused it."""


class ToldByCleanup:
    """清理怎么说这份文件（端口 library.BesideDocument）。"""

    def beside(self, listing: Listing, *, on: date) -> Beside | None:
        """One sentence and the way to the lists."""
        row = told_of(listing.document) if listing.document else None
        if row is None or row.cleanup.decided_on is None:
            return None
        said = {
            Fate.KEEP: "继续有效",
            Fate.AMEND: "拟修改，修改以前继续有效",
            Fate.REPEAL: "废止",
            Fate.LAPSE: "宣布失效",
        }[Fate(row.fate)]
        words = f"经{row.cleanup.decided_on.year}年清理{said}"
        told = {"words": words, "title": row.cleanup.title, "url": row.cleanup.address}
        return Beside(60, "文件清理", "cleanuplists/beside.html", tuple(told.values()), told)


class CleanupShelf:
    """文件清理的门（端口 library.Shelf）。"""

    name = "文件清理结果"

    def door(self, unit: Unit, *, on: date) -> Door | None:
        """Only where lists are public."""
        if not current_of_unit(unit, KIND).exists():
            return None
        return Door(self.name, "哪些文件继续有效，哪些已经废止、失效。", f"/{unit.code}/cleanups/")
