"""演示的公开文件：written, reviewed by three, released, corrected and taken back, each by its own people."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from mingtang.cli.demo.explainers import Explainers
from mingtang.cli.demo.papers import paper
from mingtang.cli.demo.timeline import Timeline
from mingtang.drafting.actions import handing, pieces, writing
from mingtang.drafting.models import Manuscript
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Document, Revision
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage, WithdrawalKind
from mingtang.law.metadata import Facts, facts_of
from mingtang.law.written import Written, places_of
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.releases import actions as releases
from mingtang.vetting.actions import check_picture
from mingtang.vetting.places import pictures_of
from mingtang.withdrawals.actions import withdraw

ORGAN, CLERK, FIRST, REVIEWER, LEADER = "qili", "zhouwenqing", "guwanning", "lishuangyu", "zhaomingyuan"
SINCE = 310
"""Days since the town's catalogue holds: before that nothing could be placed in it."""
OPEN = ("draft", "first", "returned")


class Documents:
    """七里镇的公开文件，on the line of days."""

    def __init__(
        self, line: Timeline, told: Mapping[str, Any], units: Mapping[str, Unit], people: Mapping[str, Person],
        explainers: Explainers,
    ):  # fmt: skip
        self.line, self.told, self.series = line, told["documents"], told["series"]
        self.units, self.people = units, people
        self.year = day_of(line.until).year
        self.written: dict[str, Document] = {}
        self.explainers = explainers

    def plan(self) -> None:
        """Put every document on the line; nothing happens before the catalogue is in force."""
        for told in [*self.told, *self._series()]:
            self._on(self._ago(told), 9, partial(self._write, told))
            if "correct" in told:
                self._on(told["correct"]["ago"], 10, partial(self._correct, told))
            if "withdraw" in told:
                self._on(told["withdraw"]["ago"], 11, partial(self._withdraw, told))

    def _ago(self, told: Mapping[str, Any]) -> int:
        """Days back from the loading day: as told, or to a fixed day of the year, if the catalogue holds by then."""
        if "on" not in told:
            return told["ago"]
        last = day_of(self.line.until)
        day = date.fromisoformat(f"{self.year}-{told['on']}")
        ago = (last - day).days
        return ago if 0 < ago <= SINCE else told["ago"]

    def _series(self) -> Iterator[dict[str, Any]]:
        """What comes month by month, the last whole month first; made public on the 6th of the month after."""
        last = day_of(self.line.until)
        for told in self.series:
            first = last.replace(day=1)
            for _ in range(told["months"]):
                shown = first.replace(day=6)
                first = (first - timedelta(days=1)).replace(day=1)
                ago = (last - shown).days
                if 0 < ago <= SINCE:
                    words = {
                        key: told[key].replace("{month}", f"{first.year}年{first.month}月") for key in ("title", "html")
                    }
                    yield {**told, **words, "made": 1, "ago": ago}

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
        self._attach(manuscript, told, by=by, at=at)
        if told.get("state") == "draft":
            return
        self._look(manuscript, by=by, at=at)
        explainers = self.explainers.plan(manuscript, told["title"], by=by, at=at)
        revision = handing.hand_in(manuscript, by=by, at=at)
        self.written[told["title"]] = revision.edition.document
        beside = self.explainers.hand_in(explainers, told["title"], by=by, at=at)
        for one in beside:
            self._review(one, "signed", told, by=by, at=at)
        self._review(revision, told.get("state", ""), told, by=by, at=at, beside=beside)

    def _look(self, manuscript: Manuscript, *, by: Person, at: datetime) -> None:
        """Every picture is looked at by whoever wrote the text."""
        manuscript.refresh_from_db()
        text = handing.text_to_vet(manuscript)
        for shown in pictures_of(text):
            check_picture(text, shown.picture.key, by=by, at=at)

    def _attach(self, manuscript: Manuscript, told: Mapping[str, Any], *, by: Person, at: datetime) -> None:
        for file in told.get("files", ()):
            upload = paper({**file, "name": self._dated(file["name"])})
            pieces.add(manuscript, upload=upload, is_picture=False, by=by, at=at)
        if "picture" in told:
            picture = told["picture"]
            piece = pieces.add(manuscript, upload=paper(picture), is_picture=True, alt=picture["alt"], by=by, at=at)
            pieces.place(piece, by=by, at=at)

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

    def _review(
        self, revision: Revision, state: str, told: Mapping[str, Any], *, by: Person, at: datetime,
        beside: Sequence[Revision] = (),
    ) -> None:  # fmt: skip
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
            editions = [one.edition for one in (revision, *beside)]
            releases.release_at_once(self.units[ORGAN], editions=editions, by=self.people[CLERK], at=at)

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
