"""文件旁边的专题，和公开目录上的门：public facts alone."""

from datetime import date

from mingtang.crises.models import Tie
from mingtang.crises.publication import KIND
from mingtang.crises.queries.ties import shown_of, tie_of, told_words
from mingtang.editorial.queries import current, current_of_unit
from mingtang.library.ports import Beside, Door
from mingtang.listings.models import Listing
from mingtang.organs.models import Unit


class TopicOfDocument:
    """文件属于哪个专题，更正了哪一件（端口 library.BesideDocument）；被哪一件更正，在文件最上面。"""

    def beside(self, listing: Listing, *, on: date) -> Beside | None:
        """The topic, where its page is public, and what it corrects; nothing for a text that is in none."""
        if listing.document is None:
            return None
        tie = tie_of(listing.document.subject)
        topic = current(tie.crisis.address) if tie is not None else None
        corrected = _corrected(tie, on=on)
        if tie is None or (topic is None and corrected is None):
            return None
        wrong, right = told_words(listing, tie)
        context = {"topic": topic, "corrected": corrected, "wrong": wrong, "right": right}
        facts = (topic and topic.digest, corrected and (corrected.title, corrected.url), wrong, right)
        return Beside(15, "相关专题", "crises/beside.html", facts, context)


def _corrected(tie: Tie | None, *, on: date) -> Listing | None:
    """The document that a correction corrects, where the public sees it."""
    if tie is None or tie.corrects_id is None:
        return None
    return shown_of([tie.corrects_id], on=on).get(tie.corrects_id)


class TopicShelf:
    """专题（端口 library.Shelf）。"""

    name = "突发事件专题"

    def door(self, unit: Unit, *, on: date) -> Door | None:
        """The entry, when the unit has a public topic."""
        rows = current_of_unit(unit, KIND).count()
        return Door(self.name, f"{rows} 个专题", f"/{unit.code}/topics/") if rows else None
