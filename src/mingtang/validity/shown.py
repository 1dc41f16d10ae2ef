"""有效性在公开页面上（端口 library.BesideDocument、library.Shelf）：of public facts alone."""

from datetime import date

from mingtang.law.days import chinese_day
from mingtang.law.validity import Turn
from mingtang.library.ports import Beside, Door
from mingtang.listings.models import Listing
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.validity.actions.lives import said_in_force
from mingtang.validity.models import Life, LifeTurn
from mingtang.validity.queries.lives import POLICY_TYPES, life_of, of_organ, ties_of


class LifeOfDocument:
    """有效性和相关文件：what is known of the days of a document, and of others that it has to do with."""

    def beside(self, listing: Listing, *, on: date) -> Beside | None:
        """What the public reads under the text; nothing for a document that only says it is valid."""
        life = life_of(listing.document) if listing.document else None
        if life is None or listing.document is None:
            return None
        ties = ties_of(listing.document, on=on)
        facts = _facts(life, said_in_force(listing.document)) if listing.type in POLICY_TYPES else []
        events = _events(life)
        if not ties and not events and not facts:
            return None
        context = {"facts": facts, "events": events, "ties": ties}
        told = (facts, events, [tie.facts for tie in ties])
        return Beside(10, "有效性和相关文件", "validity/beside.html", told, context)


def _facts(life: Life, said: date | None) -> list[tuple[str, str]]:
    since = chinese_day(life.in_force_on) if life.in_force_on else ""
    if said and life.in_force_on and said < life.in_force_on:
        since += f"（文件写明{chinese_day(said)}，公布以后才施行）"
    told = [("统一编号", life.register_number), ("施行日期", since)]
    told += [("有效期到", chinese_day(life.until_on))] if life.until_on else []
    return [(label, words) for label, words in told if words]


def _events(life: Life) -> list[tuple[str, str, str]]:
    turns = life.turns.filter(lifted_at=None)
    return [(chinese_day(one.on), Turn(one.turn).label, one.basis + _entered(one)) for one in turns]


def _entered(turn: LifeTurn) -> str:
    """When it was entered, where that was later."""
    on = day_of(turn.made_at)
    return f"（{chinese_day(on)}登记）" if turn.on < on else ""


class PolicyShelf:
    """规范性文件和政策文件库的门。"""

    name = "规范性文件和政策文件库"

    def door(self, unit: Unit, *, on: date) -> Door | None:
        """The entry of an organ that has any document there."""
        if not unit.is_organ or not of_organ(unit).public(on=on).exists():
            return None
        text = "有哪些、哪些有效，也可以问某一天有效的"
        return Door(self.name, text, f"/{unit.code}/policies/")
