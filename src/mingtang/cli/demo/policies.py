"""演示的公文：opened, proposed, checked and signed by three people, through their steps, and public or not."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from mingtang.cli.demo.explainers import Explainers
from mingtang.cli.demo.timeline import Timeline
from mingtang.drafting.actions import handing, writing
from mingtang.drafting.models import Manuscript
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Document
from mingtang.law.drafting_sheets import SECRECY, Proposal
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.metadata import Facts
from mingtang.law.openness import Openness
from mingtang.law.policies import Act
from mingtang.law.policy_lengths import Lengths, latest_until
from mingtang.law.validity import Tie
from mingtang.law.written import Written
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.policies.actions import deciding, following, opening, steps
from mingtang.policies.models import Policy
from mingtang.releases import actions as releases
from mingtang.validity.due import LabelsOfToday

ORGAN, CLERK, FIRST, REVIEWER, LEADER = "qili", "zhouwenqing", "guwanning", "lishuangyu", "zhaomingyuan"
CLEAR = dict.fromkeys(SECRECY, False)
STEPS = (
    (Act.COMMENTS_OPEN, 56, "在镇政府网站和村务公开栏征求意见。"),
    (Act.COMMENTS_CLOSE, 22, "收到意见 6 条，采纳 4 条。"),
    (Act.FAIR_COMPETITION, 21, "没有排除、限制竞争的内容。"),
    (Act.LEGALITY_SENT, 20, ""),
    (Act.LEGALITY_OPINION, 10, "符合权限和程序，内容合法。"),
    (Act.DELIBERATION, 5, "镇长办公会议审议通过。"),
    (Act.REGISTRATION, 2, ""),
)
"""各步在公开以前几天。"""


def label_today(*, at: datetime) -> None:
    """到日子的标签：as the due runner does it every day."""
    due = LabelsOfToday()
    for row in due.due(on=day_of(at), at=at):
        due.do(row, at=at)


class Policies:
    """七里镇的公文，on the line of days."""

    def __init__(
        self,
        line: Timeline,
        told: Mapping[str, Any],
        units: Mapping[str, Unit],
        people: Mapping[str, Person],
        explainers: Explainers,
    ):
        self.line, self.told, self.historic = line, told["policies"], told["historic"]
        self.units, self.people = units, people
        self.last = day_of(line.until)
        self.explainers = explainers
        self.open: dict[str, Policy] = {}
        self.public: dict[str, Document] = {}

    def plan(self) -> None:
        """Each from its first draft on."""
        for told in self.told:
            ago, stop = told["ago"], told.get("stop", "")
            self._on(ago + told["lead"], 9, partial(self._begin, told))
            if stop in {"", "signed"}:
                self._on(ago + told["made"], 15, partial(self._sign, told))
            if not stop:
                self._on(ago, 16, partial(self._publish, told))
            if "filed" in told:
                self._on(ago - told["filed"], 10, partial(self._file, told))
        self._on(self.historic["ago"], 10, self._old)

    def _on(self, ago: int, hour: int, act: Any) -> None:
        self.line.add(self.last - timedelta(days=ago), hour, act)

    def _dated(self, text: str) -> str:
        return text.replace("{year}", str(self.last.year)).replace("{last_year}", str(self.last.year - 1))

    def _begin(self, told: Mapping[str, Any], at: datetime) -> None:
        by = self.people[told["by"]]
        unit = next(post.unit for post in by.posts_on(day_of(at)))
        since, until = self._term(told)
        typed = opening.Typed(
            title=told["title"], kind=told["kind"], touches_market=told.get("market", False),
            is_trial=told.get("trial", False), joint_with=told.get("joint", {}).get("organ", ""),
            in_force_on=since, until_on=until,
        )  # fmt: skip
        policy = opening.open_policy(unit, typed=typed, by=by, at=at)
        self.open[told["title"]] = policy
        if "repeals" in told:
            following.tie_to(policy, tie=Tie.REPEALS, other=self.public[told["repeals"]], by=by, at=at)
        stop = told.get("stop", "")
        if stop == "comments":
            note = "在镇政府网站征求意见。"
            steps.take_step(policy, act=Act.COMMENTS_OPEN, on=day_of(at), note=note, by=by, at=at)
            return
        deciding.propose(policy, proposal=self._proposal(told), by=by, at=at)
        if stop == "returned":
            reason = "理由太笼统，请写明为什么不需要公众知晓。"
            deciding.send_back(policy, reason=reason, by=self.people[REVIEWER], at=at)
        elif stop != "checking":
            deciding.check(policy, by=self.people[REVIEWER], at=at)

    def _proposal(self, told: Mapping[str, Any]) -> Proposal:
        words = (told.get("ground", ""), told.get("reason", ""))
        return Proposal(Openness(told["openness"]), *words, CLEAR)

    def _term(self, told: Mapping[str, Any]) -> tuple[date | None, date | None]:
        """施行和有效期：so many days after it is public, so many years."""
        if "force" not in told:
            return None, None
        since = self.last - timedelta(days=told["ago"] - told["force"])
        if "years" not in told:
            return since, None
        return since, latest_until(since, Lengths(years=told["years"], trial_years=told["years"]), is_trial=False)

    def _sign(self, told: Mapping[str, Any], at: datetime) -> None:
        policy, by = self.open[told["title"]], self.people[told["by"]]
        if "joint" in told:
            joint = told["joint"]
            said = {"what": joint["organ"], "note": joint["opinion"]}
            steps.take_step(policy, act=Act.OPINION, on=day_of(at), **said, by=by, at=at)
        number = self._dated(told.get("number", ""))
        decided = {"openness": Openness(told["openness"]), "made_on": day_of(at), "number": number}
        deciding.sign(policy, **decided, by=self.people[LEADER], at=at)

    def _publish(self, told: Mapping[str, Any], at: datetime) -> None:
        policy, by, on = self.open[told["title"]], self.people[told["by"]], day_of(at)
        for act, before, note in STEPS if told.get("steps") else ():
            if act is not Act.FAIR_COMPETITION or policy.touches_market:
                day = on - timedelta(days=before)
                steps.take_step(policy, act=act, on=day, note=note, by=by, at=at)
        policy = opening.begin_manuscript(policy, by=by, at=at)
        facts = self._facts(told, type_=policy.of_kind.type, made_on=policy.made_on, in_force_on=policy.in_force_on)
        self._release(Manuscript.rows.get(pk=policy.manuscript_id), told, facts, by=by, at=at)

    def _facts(self, told: Mapping[str, Any], *, type_: str, made_on: date | None, in_force_on: date | None) -> Facts:
        return Facts(
            title=told["title"],
            issuer=self.units[ORGAN].name,
            number=self._dated(told["number"]),
            type=type_,
            made_on=made_on,
            in_force_on=in_force_on,
            subjects=tuple(told["subjects"]),
            validity="valid",
            basis=told.get("basis", ""),
        )

    def _release(
        self, manuscript: Manuscript, told: Mapping[str, Any], facts: Facts, *, by: Person, at: datetime
    ) -> None:
        written = Written(facts=facts, html=told["html"], places=((told["item"], told["column"]),))
        manuscript = writing.keep(manuscript, written=written, version=manuscript.version, by=by, at=at)
        if told is self.historic:
            subject = handing.subject_of(manuscript)
            opening.register_historic(manuscript, subject, reason=told["reason"], by=by, at=at)
        explainers = self.explainers.plan(manuscript, told["title"], by=by, at=at)
        revision = handing.hand_in(manuscript, by=by, at=at)
        together = [revision, *self.explainers.hand_in(explainers, told["title"], by=by, at=at)]
        for one in together:
            editorial.approve(one, stage=Stage.FIRST, ticks=EVERY_TICK, by=self.people[FIRST], at=at)
            editorial.approve(one, findings=FOUND_CLEAR, ticks=EVERY_TICK, by=self.people[REVIEWER], at=at)
            editorial.sign(one, ticks=EVERY_TICK, by=self.people[LEADER], at=at)
        editions = [one.edition for one in together]
        releases.release_at_once(self.units[ORGAN], editions=editions, by=self.people[CLERK], at=at)
        self.public[told["title"]] = revision.edition.document

    def _file(self, told: Mapping[str, Any], at: datetime) -> None:
        note = "报云泽县人民政府备案。"
        filed = {"act": Act.FILING, "on": day_of(at), "note": note}
        steps.take_step(self.open[told["title"]], **filed, by=self.people[CLERK], at=at)

    def _old(self, at: datetime) -> None:
        told, by = self.historic, self.people[self.historic["by"]]
        manuscript = writing.start(self.units[ORGAN], by=by, at=at)
        made_on = date.fromisoformat(told["made_on"])
        facts = self._facts(told, type_=told["type"], made_on=made_on, in_force_on=made_on)
        self._release(manuscript, told, facts, by=by, at=at)
