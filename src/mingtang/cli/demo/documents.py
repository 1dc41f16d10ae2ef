"""演示的公开文件：written, reviewed by three, released, corrected and taken back, each by its own people."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from mingtang.cli.demo.timeline import Timeline
from mingtang.drafting.actions import handing, writing
from mingtang.drafting.models import Manuscript
from mingtang.drafting.written import Written, places_of
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Document, Revision
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage, WithdrawalKind
from mingtang.law.metadata import Facts, facts_of
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.withdrawals.actions import withdraw

ORGAN, CLERK, FIRST, REVIEWER, LEADER = "qili", "zhouwenqing", "guwanning", "lishuangyu", "zhaomingyuan"
OPEN = ("draft", "first", "returned")


class Documents:
    """七里镇的公开文件，on the line of days."""

    def __init__(
        self, line: Timeline, told: Mapping[str, Any], units: Mapping[str, Unit], people: Mapping[str, Person]
    ):
        self.line, self.told, self.units, self.people = line, told["documents"], units, people
        self.year = day_of(line.until).year
        self.written: dict[str, Document] = {}

    def plan(self) -> None:
        """Put every document on the line; nothing happens before the catalogue is in force."""
        for told in self.told:
            self._on(told["ago"], 9, partial(self._write, told))
            if "correct" in told:
                self._on(told["correct"]["ago"], 10, partial(self._correct, told))
            if "withdraw" in told:
                self._on(told["withdraw"]["ago"], 11, partial(self._withdraw, told))

    def _on(self, ago: int, hour: int, act: Any) -> None:
        self.line.add(day_of(self.line.until) - timedelta(days=ago), hour, act)

    def _dated(self, text: str) -> str:
        return text.replace("{year}", str(self.year)).replace("{last_year}", str(self.year - 1))

    def _write(self, told: Mapping[str, Any], at: datetime) -> None:
        by = self.people[told["by"]]
        unit = next((post.unit for post in by.posts_on(day_of(at)) if post.unit.organ_id == self.units[ORGAN].pk), None)
        manuscript = writing.start(unit or self.units[ORGAN], by=by, at=at)
        written = Written(
            facts=self._facts(told, on=day_of(at)),
            html=self._dated(told["html"]),
            places=((told["item"], told["column"]),),
        )
        manuscript = writing.keep(manuscript, written=written, version=manuscript.version, by=by, at=at)
        if told.get("state") == "draft":
            return
        revision = handing.hand_in(manuscript, by=by, at=at)
        self.written[told["title"]] = revision.edition.document
        self._review(revision, told.get("state", ""), told, by=by, at=at)

    def _facts(self, told: Mapping[str, Any], *, on: date) -> Facts:
        made = on - timedelta(days=told["made"]) if "made" in told else None
        force = on - timedelta(days=told["force"]) if "force" in told else None
        return Facts(
            title=self._dated(told["title"]),
            issuer=self.units[ORGAN].name,
            number=self._dated(told.get("number", "无文号")),
            type=told["type"],
            made_on=made,
            in_force_on=force,
            subjects=tuple(told["subjects"]),
            validity=told.get("validity", ""),
            basis=told.get("basis", ""),
        )

    def _review(self, revision: Revision, state: str, told: Mapping[str, Any], *, by: Person, at: datetime) -> None:
        """As far as the document has come: 初审, 审核 with the secrecy review, 签发, and out."""
        if state == "returned":
            editorial.send_back(revision, reason=told["reason"], by=self.people[FIRST], at=at)
        if state in OPEN:
            return
        editorial.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=self.people[FIRST], at=at)
        if state == "review":
            return
        reviewer = self.people[REVIEWER]
        editorial.approve(revision, findings=FOUND_CLEAR, ticks=EVERY_TICK, by=reviewer, at=at)
        if state == "leader":
            return
        editorial.sign(revision, ticks=EVERY_TICK, by=self.people[LEADER], at=at)
        if state != "signed":
            editorial.release(revision, by=self.people[CLERK], at=at)

    def _correct(self, told: Mapping[str, Any], at: datetime) -> None:
        by, change = self.people[told["by"]], told["correct"]
        manuscript = handing.correct(self.written[told["title"]], by=by, at=at)
        written = Written(
            facts=facts_of({**manuscript.metadata, "title": manuscript.title}),
            html=manuscript.html.replace(change["from"], change["to"]),
            places=places_of(manuscript.places),
            size=change["size"],
            note=change["note"],
        )
        self._hand_in_again(manuscript, written, by=by, at=at)

    def _hand_in_again(self, manuscript: Manuscript, written: Written, *, by: Person, at: datetime) -> None:
        manuscript = writing.keep(manuscript, written=written, version=manuscript.version, by=by, at=at)
        self._review(handing.hand_in(manuscript, by=by, at=at), "", {}, by=by, at=at)

    def _withdraw(self, told: Mapping[str, Any], at: datetime) -> None:
        how = told["withdraw"]
        withdraw(
            self.written[told["title"]],
            kind=WithdrawalKind(how["kind"]),
            public_reason=how["reason"],
            target=f"/{ORGAN}/columns/{how['target']}/",
            asked_by=self.people[CLERK],
            by=self.people[REVIEWER],
            at=at,
        )
