"""指出的理由：why somebody may not point to a place, or not answer for it."""

from datetime import datetime

from mingtang.editorial import reasons
from mingtang.editorial.models import Revision
from mingtang.law.editorial import EditionState
from mingtang.organs.models import Person
from mingtang.remarks.models import Remark


def against_remarking(revision: Revision, *, by: Person, at: datetime) -> list[str]:
    """不能指出的理由：whoever has the revision before them may."""
    return reasons.against_sending_back(revision, by=by, at=at)


def against_answering(revision: Revision, *, by: Person, at: datetime) -> list[str]:
    """不能答复的理由：whoever wrote it, or may hand it in again."""
    edition, document = revision.edition, revision.edition.document
    found = []
    if edition.state != EditionState.OPEN.value:
        found.append(f"这一版{EditionState(edition.state).label}，不再答复。")
    authors = frozenset[int]().union(*(row.hands for row in edition.revisions.all()))
    if not by.hands & authors and not reasons.may_hand_in(document.kind, document.unit, by=by, at=at):
        found.append(f"指出的地方由拟稿人或者{reasons.who_hands_in(document.kind, document.unit)}答复。")
    return found


def against_settling(revision: Revision, remark: Remark, *, by: Person, at: datetime) -> list[str]:
    """不能答复这一处的理由。"""
    found = against_answering(revision, by=by, at=at)
    return [*found, "这一处已经答复过了。"] if remark.is_settled else found
