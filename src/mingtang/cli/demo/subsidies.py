"""演示的惠民补贴：one open for application, one whose list is shown now, one that is over and paid, over 17 villages.

Every name is put together from lists of family and given names, every last four digits from the place in the list:
nobody is in it, and there is no whole number of anybody.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from mingtang.cli.demo.timeline import Span, Timeline
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.payees import ObjectionOutcome, PayeeLine
from mingtang.law.subsidies import SubsidyFacts
from mingtang.objections.actions import Typed, answer, object_at_counter
from mingtang.objections.models import Objection
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.payees.actions import lists
from mingtang.payees.queries.lists import newest_of
from mingtang.subsidies.actions import funds, subsidies
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.queries import villages_of

ORGAN, OFFICE = "qili", "qili-nyb"
OFFICER, CLERK, REVIEWER, LEADER = "liuhemiao", "zhouwenqing", "lishuangyu", "zhaomingyuan"
SHOWN_DAYS = 7
LENGTH = {"over": 48, "shown": 16, "open": 12}
"""演示的每一项从几天前办起，by how far it has come."""


class Subsidies:
    """惠民补贴怎样装入：the acts of the records, planned on the line of days."""

    def __init__(
        self, line: Timeline, told: Mapping[str, Any], units: Mapping[str, Unit], people: Mapping[str, Person]
    ) -> None:
        self.line, self.told, self.units, self.people = line, told, units, people
        self.made: dict[str, Subsidy] = {}
        self.objections: dict[str, Objection] = {}

    def plan(self) -> None:
        """Plan every subsidy: registered and public; then its list, its showing, an objection, its money."""
        last = Span(self.line.until.year, self.line.until).last
        for one in self.told["subsidies"]:
            begun = last - timedelta(days=LENGTH[one["stage"]])
            self.line.add(begun, 9, partial(self._register, one))
            self.line.add(begun, 15, partial(self._publish, one))
            if one["stage"] == "open":
                continue
            self.line.add(begun + timedelta(days=12), 9, partial(self._list, one))
            self.line.add(begun + timedelta(days=13), 8, partial(self._show, one))
            self.line.add(begun + timedelta(days=15), 10, partial(self._object, one))
            if one["stage"] == "over":
                self._plan_the_end(one, begun)

    def _plan_the_end(self, one: Mapping[str, Any], begun: date) -> None:
        """The objection is upheld: a second version is shown, then everybody on it is paid."""
        steps = ((17, self._answer), (22, partial(self._list, cut=1)), (23, self._show), (33, self._pay))
        for after, act in steps:
            self.line.add(begun + timedelta(days=after), 11, partial(act, one))
        self.line.add(begun + timedelta(days=34), 16, partial(self._publish, one))

    def _register(self, one: Mapping[str, Any], at: datetime) -> None:
        on = day_of(at)
        since, until = one["window"]
        facts = SubsidyFacts(
            title=one["title"].format(year=on.year),
            item=one["item"],
            year=on.year,
            basis=one["basis"].format(year=on.year),
            measure=one["measure"],
            since_on=on + timedelta(days=since),
            until_on=on + timedelta(days=until),
            full_names=bool(one.get("names")),
            full_names_basis=one.get("names", "").format(year=on.year),
            **{**self.told["usual"], "who": one["who"], "standard": one["standard"]},
        )
        by = self.people[OFFICER]
        made = subsidies.register(office=self.units[OFFICE], slug=one["slug"], facts=facts, by=by, at=at)
        money = {"source": "云泽县财政局", "number": one["money"].format(year=on.year), "on": on}
        funds.allocate(made, **money, amount=Decimal(one["allocated"]), by=by, at=at)
        self.made[one["slug"]] = made

    def _publish(self, one: Mapping[str, Any], at: datetime) -> None:
        made = self.made[one["slug"]]
        self._signed(subsidies.submit_for_publication(made, by=self.people[OFFICER], at=at), at)

    def _signed(self, revision: Revision, at: datetime) -> None:
        if Stage.FIRST in revision.passes:
            editorial.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=self.people[CLERK], at=at)
        editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=self.people[REVIEWER], at=at)
        editorial.sign_and_release(revision, ticks=EVERY_TICK, by=self.people[LEADER], at=at)

    def _list(self, one: Mapping[str, Any], at: datetime, *, cut: int = 0) -> None:
        villages = [unit.short_name for unit in villages_of(self.units[ORGAN])]
        note = self.told["note"] if cut else ""
        lines = self._lines(one, villages, cut=cut)
        made_on = day_of(at) - timedelta(days=1)
        told = {"lines": lines, "made_on": made_on, "note": note}
        lists.enter(self.made[one["slug"]], **told, by=self.people[OFFICER], at=at)

    def _lines(self, one: Mapping[str, Any], villages: Sequence[str], *, cut: int) -> list[PayeeLine]:
        """So many households in each village; the last ``cut`` of the first village get a little less."""
        family, given, each = self.told["family"], self.told["given"], one["households"]
        rate, made = Decimal(one["rate"]), []
        for place, village in enumerate(villages):
            for number in range(each):
                row = place * each + number
                name = family[row % len(family)] + given[(row * 7 + place) % len(given)]
                quantity = Decimal(one["least"] + (row * 3) % one["spread"]) - (cut if row == each - 1 else 0)
                tail = f"{(row * 37 + 1009) % 10000:04}"
                made.append(PayeeLine(row + 2, village, name, tail, quantity, quantity * rate))
        return made

    def _show(self, one: Mapping[str, Any], at: datetime) -> None:
        newest = newest_of(self.made[one["slug"]])
        if newest is None:
            return
        on = day_of(at)
        days = {"since_on": on, "until_on": on + timedelta(days=SHOWN_DAYS)}
        self._signed(lists.hand_in(newest, **days, by=self.people[OFFICER], at=at), at)

    def _object(self, one: Mapping[str, Any], at: datetime) -> None:
        typed = Typed(self.told["objection"])
        given = object_at_counter(self.made[one["slug"]], typed=typed, on=day_of(at), by=self.people[OFFICER], at=at)
        self.objections[one["slug"]] = given.objection

    def _answer(self, one: Mapping[str, Any], at: datetime) -> None:
        told = {"outcome": ObjectionOutcome.UPHELD, "answer": self.told["answer"]}
        answer(self.objections[one["slug"]], **told, by=self.people[OFFICER], at=at)

    def _pay(self, one: Mapping[str, Any], at: datetime) -> None:
        funds.pay(self.made[one["slug"]], on=day_of(at), by=self.people[OFFICER], at=at)
