"""下达的汇总：of one commitment, every unit it went to on all levels, with state and newest evidence. Never people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from mingtang.contents.kinds import IMAGES
from mingtang.delegation.models import HandDown, SendBack
from mingtang.delegation.queries.astray import astray, is_gone
from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.states import with_state
from mingtang.law.commitments import CommitmentState, is_late
from mingtang.law.delegation import HandDownState, summed
from mingtang.workplan.models import Commitment

QUOTED = "handed-down"
"""The kind of evidence that quotes what a unit beneath had accepted; ``ref_id`` is the piece it quotes."""
PHOTOGRAPHS = {kind.value for kind in IMAGES}


@dataclass(frozen=True)
class Branch:
    """一个接收单位：where the task stands there, and the newest evidence accepted for it."""

    hand_down: HandDown
    depth: int
    listed: Commitment | None
    """With ``state``; ``None`` until it was taken over."""
    newest: Evidence | None
    sent_back: SendBack | None
    late: bool
    quoted: bool

    @property
    def counts(self) -> bool:
        """是否计入汇总：taken over, not recalled, and still in the receiver's ledger."""
        return self.listed is not None and self.hand_down.stands is HandDownState.ACCEPTED and not self.is_gone

    @property
    def is_gone(self) -> bool:
        """是否已移出：taken over, and no longer in the receiver's ledger."""
        return self.hand_down.stands is HandDownState.ACCEPTED and is_gone(self.listed)

    @property
    def astray(self) -> str:
        """下达出了什么偏差；empty when all is well."""
        return astray(self.hand_down)

    @property
    def against_quoting(self) -> str:
        """不能引为佐证的理由；empty when it can be."""
        if self.newest is None:
            return "还没有认定过的佐证。"
        if self.quoted:
            return "已经引用。"
        if not self.counts:
            return "不在办的任务，佐证不能引用。"
        return "只有照片，不能引用。" if is_photograph(self.newest) else ""


@dataclass(frozen=True)
class Level:
    """一级：how many units of one level took it over, by state; and how many have not answered or sent it back."""

    depth: int
    states: Mapping[str, int]
    waiting: int
    returned: int

    @property
    def total(self) -> int:
        """接收了几个单位。"""
        return sum(self.states.values())


@dataclass(frozen=True)
class RollUp:
    """汇总：the branches in the order of the tree, and the counts of each level."""

    branches: tuple[Branch, ...]
    levels: tuple[Level, ...]


def is_photograph(piece: Evidence) -> bool:
    """是否照片；the attachment must have been read with it."""
    return piece.attachment is not None and piece.attachment.kind in PHOTOGRAPHS


def roll_up(commitment: Commitment, *, on: date) -> RollUp:
    """What became of a commitment beneath; as many queries as there are levels, however many units."""
    by_source = _hand_downs(commitment)
    rows = [row for found in by_source.values() for row in found]
    listed = _listed([row.listed_id for row in rows if row.listed_id], on=on)
    newest = Evidence.rows.select_related("attachment").in_bulk(
        [one.newest_id for one in listed.values() if one.newest_id]
    )
    sent_back = {one.hand_down_id: one for one in SendBack.rows.filter(hand_down__in=rows).order_by("at", "id")}
    quoted = _quoted(commitment)

    def branch(row: HandDown, depth: int) -> Branch:
        own = listed.get(row.listed_id)
        piece = newest.get(own.newest_id) if own else None
        late = own is not None and is_late(own.next_due_on, CommitmentState(own.state), on)
        back = sent_back.get(row.pk) if row.stands is HandDownState.RETURNED else None
        return Branch(row, depth, own, piece, back, late, piece is not None and str(piece.pk) in quoted)

    branches = tuple(branch(row, depth) for row, depth in _in_order(commitment.pk, by_source))
    depths = sorted({one.depth for one in branches})
    return RollUp(branches, tuple(_level(depth, branches) for depth in depths))


def _hand_downs(commitment: Commitment) -> dict[int, list[HandDown]]:
    """By the commitment handed down, on all levels: one query for each level. What was withdrawn is left out."""
    found: dict[int, list[HandDown]] = {}
    here = {commitment.pk}
    while here:
        rows = HandDown.rows.filter(commitment__in=here).exclude(state=HandDownState.WITHDRAWN.value)
        found |= {pk: [] for pk in here}
        rows = rows.select_related("target", "commitment__plan__unit", "listed__plan")
        for row in rows.order_by("target__path", "pk"):
            found[row.commitment_id].append(row)
        taken = [row for pk in here for row in found[pk] if row.stands is HandDownState.ACCEPTED]
        here = {row.listed_id for row in taken} - set(found)
    return found


def _in_order(pk: int, by_source: Mapping[int, Sequence[HandDown]], depth: int = 1) -> list[tuple[HandDown, int]]:
    """Each unit followed by those it handed the task to; of lower levels, those that took it over alone."""
    told = []
    for row in by_source.get(pk, ()):
        if depth > 1 and row.stands is not HandDownState.ACCEPTED:
            continue
        told.append((row, depth))
        if row.stands is HandDownState.ACCEPTED:
            told += _in_order(row.listed_id, by_source, depth + 1)
    return told


def _listed(keys: Sequence[int], *, on: date) -> dict[int, Commitment]:
    """The commitments taken over, with ``state`` and ``newest_id``, the newest evidence that counts."""
    counted = Evidence.rows.counted(on=on).filter(commitment=OuterRef("pk")).order_by("-on", "-id")
    rows = with_state(Commitment.rows.filter(pk__in=keys), on=on).annotate(newest_id=Subquery(counted.values("pk")[:1]))
    return {row.pk: row for row in rows.select_related("plan__unit")}


def _quoted(commitment: Commitment) -> set[str]:
    found = Evidence.rows.filter(commitment=commitment, kind=QUOTED)
    return set(found.values_list("ref_id", flat=True))


def _level(depth: int, branches: Sequence[Branch]) -> Level:
    here = [one for one in branches if one.depth == depth]
    states = [CommitmentState(one.listed.state) for one in here if one.counts and one.listed]
    stands = [one.hand_down.stands for one in here]
    return Level(depth, summed(states), stands.count(HandDownState.SENT), stands.count(HandDownState.RETURNED))
