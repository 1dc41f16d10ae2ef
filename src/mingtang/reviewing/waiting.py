"""待办的审签：each waiting revision as one sentence, one state, one next step and the day by which it is due."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mingtang.editorial import queries, reasons
from mingtang.editorial.models import Revision
from mingtang.law.editorial import Stage
from mingtang.law.review_days import ReviewDue
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.reviewing.days import Deadlines


class Group(StrEnum):
    """在哪里等：with somebody who signs, with its author, or for its release."""

    SIGNING = "signing"
    RETURNED = "returned"
    SIGNED = "signed"


@dataclass(frozen=True)
class Waiting:
    """一件待办：the revision, whether it waits for this person, its state in a word, the next step, and its days."""

    revision: Revision
    is_mine: bool
    group: Group
    state: str
    tone: str
    step: str
    due: ReviewDue | None
    left: str
    is_late: bool

    @property
    def left_tone(self) -> str:
        """余下天数的色调。"""
        return "bad" if self.is_late else "going"

    @property
    def by_days(self) -> tuple[bool, date, int]:
        """先到期的在前。"""
        return self.due is None, self.due.due_on if self.due else date.max, self.revision.pk


_STATES = {Stage.FIRST: "待初审", Stage.REVIEW: "待审核", Stage.LEADER: "待签发"}
_STEPS = {Stage.FIRST: "去初审", Stage.REVIEW: "去审核", Stage.LEADER: "去签发"}


def waiting(person: Person, *, at: datetime) -> list[Waiting]:
    """待审签：everything in sight that is on its way to the public, the nearest day first."""
    revisions = list(queries.awaiting(person, at=at))
    deadlines = Deadlines.of(revisions)
    return sorted((_told(row, person, deadlines, at=at) for row in revisions), key=lambda row: row.by_days)


def _told(revision: Revision, person: Person, deadlines: Deadlines, *, at: datetime) -> Waiting:
    is_mine = reasons.waits_for(revision, by=person, at=at)
    on, due = day_of(at), deadlines.due(revision)
    days = (due, deadlines.left(due, on=on).words if due else "", due is not None and due.due_on < on)
    if reasons.is_returned(revision):
        return Waiting(revision, is_mine, Group.RETURNED, "已退回", "warn", "看退回的理由", *days)
    if reasons.is_confirmed_only(revision):
        return Waiting(revision, is_mine, Group.SIGNING, "待确认", "going", "去确认" if is_mine else "查看", *days)
    stage = reasons.stage_of(revision)
    if stage is None:
        return Waiting(revision, is_mine, Group.SIGNED, "已签发，待发布", "going", "查看", *days)
    step = _STEPS[stage] if is_mine else "查看"
    return Waiting(revision, is_mine, Group.SIGNING, _STATES[stage], "going", step, *days)
