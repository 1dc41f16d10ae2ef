"""演示的文件清理：one of 2022 whose lists are public, and one of this year that waits for proposals."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from mingtang.catalogue.actions.columns import add_column
from mingtang.catalogue.told import ColumnFacts
from mingtang.cleanuplists.actions.publishing import submit_for_publication
from mingtang.cleanups.actions import campaigns, ledger, signing
from mingtang.cleanups.models import Cleanup, CleanupEntry
from mingtang.cleanups.queries import standing
from mingtang.cli.demo.timeline import Timeline
from mingtang.drafting.actions import handing, writing
from mingtang.drafting.models import Manuscript
from mingtang.editorial import actions as editorial
from mingtang.exemptions import actions as exemptions
from mingtang.law.catalogue import Part
from mingtang.law.cleanups import Fate, Proposal, Row, Scope
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.metadata import Facts
from mingtang.law.written import Written
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.policies.actions.opening import register_historic

ORGAN, CLERK, FIRST, REVIEWER, LEADER = "qili", "zhouwenqing", "luchanghe", "lishuangyu", "zhaomingyuan"
COLUMN = "zcwj"
PAST = Scope(
    title="2022年行政规范性文件和政策文件清理",
    basis="按照县里2022年政务公开工作要点，把2016年以来制定的文件清理一遍，集中公布。",
    since_on=date(2016, 1, 1),
    until_on=date(2022, 9, 30),
    types=("normative", "policy"),
    due_on=date(2022, 12, 20),
)


class Cleanups:
    """七里镇的文件清理，on the line of days."""

    def __init__(
        self, line: Timeline, told: Mapping[str, Any], units: Mapping[str, Unit], people: Mapping[str, Person]
    ) -> None:
        self.line, self.past, self.open, self.units, self.people = line, told["past"], told["open"], units, people
        self.last = day_of(line.until)
        self.made: dict[str, Cleanup] = {}

    def plan(self) -> None:
        """Both campaigns, each step on its day."""
        self.line.add(date(2022, 3, 1), 9, self._column)
        for number, told in enumerate(self.past):
            if "html" in told:
                self.line.add(date(2022, 3, 2) + timedelta(days=number), 10, partial(self._publish_document, told))
        steps = (
            (date(2022, 10, 10), self._begin),
            (date(2022, 10, 28), self._propose),
            (date(2022, 11, 15), self._sign),
            (date(2022, 12, 12), self._publish),
            (date(2023, 5, 22), self._amend),
        )
        for day, act in steps:
            self.line.add(day, 11, act)
        self.line.add(self.last - timedelta(days=20), 9, self._begin_anew)
        self.line.add(self.last - timedelta(days=12), 15, self._propose_some)

    def _column(self, at: datetime) -> None:
        facts = ColumnFacts(name="政策文件", part=Part.OTHER, stale_after=180)
        add_column(self.units[ORGAN], slug=COLUMN, facts=facts, by=self.people[CLERK], at=at)

    def _publish_document(self, told: Mapping[str, Any], at: datetime) -> None:
        by = self.people[told["by"]]
        manuscript = writing.start(self.units[told["owner"]] if _is_at(by, told, at) else by.unit, by=by, at=at)
        facts = Facts(
            title=told["title"],
            issuer=self.units[ORGAN].name,
            number=told["number"],
            type=told["type"],
            made_on=told["made"],
            in_force_on=told["made"] + timedelta(days=30),
            subjects=("general",),
            validity="valid",
            basis=told.get("basis", ""),
        )
        written = Written(facts=facts, html=told["html"], places=(("", COLUMN),))
        manuscript = writing.keep(manuscript, written=written, version=manuscript.version, by=by, at=at)
        self._as_of_old(manuscript, by=by, at=at)
        revision = handing.hand_in(manuscript, by=by, at=at)
        editorial.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=self.people[FIRST], at=at)
        self._release(revision, at=at)

    def _as_of_old(self, manuscript: Manuscript, *, by: Person, at: datetime) -> None:
        """Older than sheets and explainers here: registered as such, and exempted."""
        subject = handing.subject_of(manuscript)
        register_historic(manuscript, subject, reason="历年的文件，集中公开时补录。", by=self.people[CLERK], at=at)
        asked = exemptions.ask(manuscript, reason="历年的文件，集中公开时补录，已经执行多年。", by=by, at=at)
        exemptions.decide(asked, approve=True, note="同意。", by=self.people[LEADER], at=at)

    def _release(self, revision: Any, *, at: datetime) -> None:
        people = self.people
        editorial.approve(revision, findings=FOUND_CLEAR, ticks=EVERY_TICK, by=people[REVIEWER], at=at)
        editorial.sign(revision, ticks=EVERY_TICK, by=people[LEADER], at=at)
        editorial.release(revision, by=people[CLERK], at=at)

    def _begin(self, at: datetime) -> None:
        made = self._campaign("past", PAST, at=at)
        ledger.take_in(made, rows=self._rows(self.past), by=self.people[CLERK], at=at)
        for row in standing.entries(made, match=standing.PERHAPS):
            ledger.match(row, document=None, by=self.people[CLERK], at=at)

    def _rows(self, told: Sequence[Mapping[str, Any]]) -> list[tuple[int, Row, Unit]]:
        return [
            (place, Row(row["title"], row["number"], row["made"]), self.units[row["owner"]])
            for place, row in enumerate(told, start=2)
        ]

    def _campaign(self, name: str, scope: Scope, *, at: datetime) -> Cleanup:
        units = {"lead": self.units["qili-dzb"], "legal": self.units["qili-sfs"]}
        made = campaigns.begin(self.units[ORGAN], scope=scope, **units, by=self.people[CLERK], at=at)
        self.made[name] = made
        return made

    def _propose(self, at: datetime) -> None:
        proposals = {place: _proposal(told) for place, told in enumerate(self.past, start=1)}
        ledger.propose_each(self.made["past"], proposals=proposals, by=self.people[CLERK], at=at)
        signing.hand_in(self.made["past"], by=self.people[CLERK], at=at)

    def _sign(self, at: datetime) -> None:
        words = "逐份对照了现行的法律、法规和上级文件，处理意见合法。"
        signing.check(self.made["past"], words=words, by=self.people[REVIEWER], at=at)
        signing.sign(self.made["past"], by=self.people[LEADER], at=at)

    def _publish(self, at: datetime) -> None:
        self._release(submit_for_publication(self.made["past"], by=self.people[CLERK], at=at), at=at)

    def _amend(self, at: datetime) -> None:
        for place, told in enumerate(self.past, start=1):
            if "amended" in told:
                row = CleanupEntry.rows.select_related("cleanup__unit__organ").get(
                    cleanup=self.made["past"], ordinal=place
                )
                ledger.amended(row, words=told["amended"], by=self.people[told["by"]], at=at)

    def _begin_anew(self, at: datetime) -> None:
        scope = Scope(
            title=f"{self.last.year}年文件清理",
            basis="每两年清理一次。上次清理以后制定的文件都在范围以内。",
            since_on=date(2022, 10, 1),
            until_on=day_of(at) - timedelta(days=5),
            types=("normative", "policy"),
            due_on=self.last + timedelta(days=40),
        )
        made = self._campaign("open", scope, at=at)
        ledger.take_in(made, rows=self._rows(self.open), by=self.people[CLERK], at=at)

    def _propose_some(self, at: datetime) -> None:
        for place, told in enumerate(self.open, start=1):
            if "fate" in told:
                by = self.people[told["by"]]
                ledger.propose(self.made["open"], ordinals=[place], proposal=_proposal(told), by=by, at=at)


def _is_at(by: Person, told: Mapping[str, Any], at: datetime) -> bool:
    """Whether who writes it works in the unit that drafts it."""
    return any(post.unit.code == told["owner"] for post in by.posts_on(day_of(at)))


def _proposal(told: Mapping[str, Any]) -> Proposal:
    return Proposal(Fate(told["fate"]), told.get("amend"), told.get("reason", ""), told.get("public", False))
