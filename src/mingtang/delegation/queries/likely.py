"""可以对应的任务：what the receiver's own plan has that looks like what was handed down."""

from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q

from mingtang.delegation.models import HandDown
from mingtang.language.offices import said
from mingtang.law.answering import reasons_against_linking
from mingtang.law.commitments import Rhythm
from mingtang.law.delegation import HandDownState
from mingtang.workplan.models import Commitment
from mingtang.workplan.models.commitments import CommitmentQuerySet

MOST = 6
LEAST_LIKENESS = 0.25


@dataclass(frozen=True)
class Likely:
    """一项像的任务：and why it cannot answer what was handed down, where it cannot."""

    commitment: Commitment
    against: tuple[str, ...]


def own_tasks(row: HandDown) -> CommitmentQuerySet:
    """The standing tasks of the receiver: an organ's of the year; a unit's own part in them, its source left out."""
    found = Commitment.rows.tasks().filter(plan__unit=row.target.organ, plan__year=row.year)
    if not row.target.is_organ:
        path = row.target.path
        shared = Q(shares__unit__path__startswith=path)
        found = found.filter(Q(owner__path__startswith=path) | shared).distinct()
    # 已经为别的下达列入的，不再对应：it stands for that one alone.
    listed = HandDown.rows.in_state(HandDownState.ACCEPTED).filter(is_linked=False).values("listed")
    return found.exclude(pk__in=above(row.commitment)).exclude(pk__in=listed).select_related("plan__unit")


def above(commitment: Commitment) -> set[int]:
    """The commitment and all those it was handed down from, one step after another."""
    found: set[int] = set()
    here = {commitment.pk}
    while here:
        found |= here
        here = set(HandDown.rows.filter(listed__in=here).values_list("commitment", flat=True)) - found
    return found


def likely(row: HandDown) -> list[Likely]:
    """The receiver's tasks that are most like it, the most alike first."""
    asked = _pairs(said(row.text))
    measured = [(_likeness(asked, _pairs(said(own.text))), own) for own in own_tasks(row).order_by("position")]
    alike = sorted((one for one in measured if one[0] >= LEAST_LIKENESS), key=lambda one: -one[0])
    return [Likely(own, against_linking(row, own)) for _, own in alike[:MOST]]


def against_linking(row: HandDown, own: Commitment) -> tuple[str, ...]:
    """不能用这项任务对应的理由。"""
    return reasons_against_linking(row.term, own.term, plan=Rhythm(own.rhythm))


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring signs, which tell Chinese sentences apart well enough to offer a choice."""
    signs = [sign for sign in text if sign.isalnum()]
    return {one + next_ for one, next_ in pairwise(signs)}


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0
