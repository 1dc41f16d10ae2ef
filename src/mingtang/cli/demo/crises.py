"""演示的突发事件：one that is over and one that goes on, each said with one voice."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from mingtang.cli.demo.timeline import Timeline
from mingtang.crises.actions import crises
from mingtang.crises.actions.ties import Tying, tie_manuscript
from mingtang.crises.models import Crisis
from mingtang.drafting.actions import handing, writing
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Document
from mingtang.law.crises import CrisisFacts, CrisisKind, CrisisLevel, Section
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.lines import FigureFacts, LineFacts
from mingtang.law.metadata import Facts
from mingtang.law.written import Written
from mingtang.lines.actions import lines
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

ORGAN, CLERK, FIRST, REVIEWER, LEADER = "qili", "zhouwenqing", "guwanning", "lishuangyu", "zhaomingyuan"
_TEXTS = ("title", "place", "intro", "measures", "contact")


class Crises:
    """七里镇的突发事件，on the line of days."""

    def __init__(
        self, line: Timeline, told: Mapping[str, Any], units: Mapping[str, Unit], people: Mapping[str, Person]
    ) -> None:
        self.line, self.told, self.units, self.people = line, told["crises"], units, people
        self.made: dict[str, Crisis] = {}
        self.written: dict[tuple[str, int], Document] = {}

    def plan(self) -> None:
        """Put everything on the line."""
        for told in self.told:
            first = self._first(told)
            self.line.add(first, 7, partial(self._register, told))
            for version in told["lines"]:
                self.line.add(first + timedelta(days=version["after"]), 8, partial(self._line, told, version))
            self.line.add(first, 9, partial(self._publish, told))
            for number, text in enumerate(told.get("documents", ())):
                day = first + timedelta(days=text["after"])
                self.line.add(day, text["hour"], partial(self._write, told, number, text))
            if "briefing" in told:
                self.line.add(first, 15, partial(self._brief, told))
            if "until" in told:
                self.line.add(told["until"] + timedelta(days=9), 10, partial(self._end, told))

    def _first(self, told: Mapping[str, Any]) -> date:
        last = day_of(self.line.until)
        return told["begun"] if "begun" in told else last - timedelta(days=told["ago"])

    def _facts(self, told: Mapping[str, Any], *, at: datetime, until: date | None = None) -> CrisisFacts:
        texts = {name: told[name] for name in _TEXTS}
        kind, level = CrisisKind(told["kind"]), CrisisLevel(told["level"])
        return CrisisFacts(**texts, kind=kind, level=level, begun_on=self._first(told), noticed_at=at, until_on=until)

    def _register(self, told: Mapping[str, Any], at: datetime) -> None:
        facts = self._facts(told, at=at - timedelta(hours=1))
        where = {"unit": self.units[ORGAN], "slug": told["slug"], "lead": self.units[told["lead"]]}
        self.made[told["slug"]] = crises.register(**where, facts=facts, by=self.people[CLERK], at=at)

    def _line(self, told: Mapping[str, Any], version: Mapping[str, Any], at: datetime) -> None:
        figures = tuple(
            FigureFacts(name=name, value=Decimal(value), unit=unit, as_of=at, source=source, others=tuple(others))
            for name, others, value, unit, source in version["figures"]
        )
        facts = LineFacts(figures, tuple(version["sentences"]))
        made = lines.write(self.made[told["slug"]], facts=facts, by=self.people[version["by"]], at=at)
        if not version.get("waits"):
            lines.sign(made, by=self.people[LEADER], at=at)

    def _publish(self, told: Mapping[str, Any], at: datetime) -> None:
        revision = crises.submit_for_publication(self.made[told["slug"]], by=self.people[CLERK], at=at)
        self._sign(revision, at=at)

    def _sign(self, revision: Any, *, at: datetime) -> None:
        editorial.approve(revision, findings=FOUND_CLEAR, ticks=EVERY_TICK, by=self.people[REVIEWER], at=at)
        editorial.sign(revision, ticks=EVERY_TICK, by=self.people[LEADER], at=at)
        editorial.release(revision, by=self.people[CLERK], at=at)

    def _brief(self, told: Mapping[str, Any], at: datetime) -> None:
        crisis, how = self.made[told["slug"]], told["briefing"]
        crises.record_briefing(crisis, briefed_at=at - timedelta(minutes=30), how=how, by=self.people[CLERK], at=at)

    def _end(self, told: Mapping[str, Any], at: datetime) -> None:
        crisis, by = self.made[told["slug"]], self.people[CLERK]
        ended = {**told, "measures": f"{told['measures']}\n{told['ended']}"}
        facts = self._facts(ended, at=crisis.noticed_at, until=told["until"])
        crises.change(crisis, facts=facts, lead=crisis.lead, by=by, at=at)
        self._publish(told, at)

    def _write(self, told: Mapping[str, Any], number: int, text: Mapping[str, Any], at: datetime) -> None:
        by = self.people[text["by"]]
        unit = next(post.unit for post in by.posts_on(day_of(at)) if post.unit.organ_id == self.units[ORGAN].pk)
        manuscript = writing.start(unit, by=by, at=at)
        facts = Facts(
            title=text["title"], issuer=self.units[ORGAN].name, number="无文号", type="notice", made_on=day_of(at),
            in_force_on=None, subjects=("welfare",), validity="", basis="",
        )  # fmt: skip
        written = Written(facts=facts, html=text["html"], places=(("gk-tongzhi", "tzgg"),))
        manuscript = writing.keep(manuscript, written=written, version=manuscript.version, by=by, at=at)
        target = self.written[told["slug"], text["corrects"]] if "corrects" in text else None
        tying = Tying(Section(text["section"]), target, text.get("wrong", ""), text.get("right", ""))
        tie_manuscript(manuscript, crisis=self.made[told["slug"]], tying=tying, by=by, at=at)
        if text.get("draft"):
            return
        revision = handing.hand_in(manuscript, by=by, at=at)
        editorial.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=self.people[FIRST], at=at)
        self._sign(revision, at=at)
        self.written[told["slug"], number] = revision.edition.document
