"""待办的审签：each waiting revision as one sentence, one state and one next step."""

from dataclasses import dataclass
from datetime import datetime

from mingtang.editorial import queries, reasons
from mingtang.editorial.models import Revision
from mingtang.law.editorial import Stage
from mingtang.organs.models import Person


@dataclass(frozen=True)
class Waiting:
    """一件待办：the revision, whether it waits for this person, its state in a word, and the next step."""

    revision: Revision
    is_mine: bool
    state: str
    tone: str
    step: str


_STATES = {Stage.FIRST: "待初审", Stage.REVIEW: "待审核", Stage.LEADER: "待签发"}
_STEPS = {Stage.FIRST: "去初审", Stage.REVIEW: "去审核", Stage.LEADER: "去签发"}


def waiting(person: Person, *, at: datetime) -> list[Waiting]:
    """待审签：everything in sight that is on its way to the public, the oldest first."""
    return [_told(revision, person, at=at) for revision in queries.awaiting(person, at=at)]


def _told(revision: Revision, person: Person, *, at: datetime) -> Waiting:
    is_mine = reasons.waits_for(revision, by=person, at=at)
    if reasons.is_returned(revision):
        return Waiting(revision, is_mine, "已退回", "warn", "看退回的理由")
    if reasons.is_confirmed_only(revision):
        return Waiting(revision, is_mine, "待确认", "going", "去确认" if is_mine else "查看")
    stage = reasons.stage_of(revision)
    if stage is None:
        return Waiting(revision, is_mine, "已签发，待发布", "going", "查看")
    return Waiting(revision, is_mine, _STATES[stage], "going", _STEPS[stage] if is_mine else "查看")
