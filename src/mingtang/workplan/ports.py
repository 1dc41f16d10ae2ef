"""工作要点的端口：what the plan has to ask of what is handed in, without knowing it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mingtang import ports
from mingtang.law.commitments import Term
from mingtang.organs.models import Unit
from mingtang.workplan.models import Commitment, Plan


@dataclass(frozen=True)
class Proof:
    """认定的结果：the newest day of what counts for a commitment, and the demands that it completes."""

    newest: date
    demands: frozenset[str] = frozenset()

    def __or__(self, other: "Proof") -> "Proof":
        return Proof(max(self.newest, other.newest), self.demands | other.demands)


class AcceptedDays(Protocol):
    """认定的日子：a room that knows on which days results of a commitment were accepted."""

    def by_commitment(self, plan: Plan, *, on: date) -> Mapping[int, Sequence[date]]:
        """Commitment id → the days of what counts as of ``on``; commitments without any may be left out."""
        ...

    def proofs(self, plan: Plan, *, on: date) -> Mapping[int, Proof]:
        """Commitment id → what was proved as of ``on``; commitments without anything that counts are left out."""
        ...


class Attached(Protocol):
    """挂在任务上的：a room where something stands or falls with a commitment (what was handed down)."""

    def told(self, plan: Plan, keys: Collection[str]) -> Mapping[str, Sequence[str]]:
        """By key, one sentence for each thing that hangs on these commitments."""
        ...

    def reasons_against_term(self, commitment: Commitment, term: Term) -> Sequence[str]:
        """Why the commitment may not have this term."""
        ...

    def reasons_against_owner(self, commitment: Commitment, owner: Unit | None) -> Sequence[str]:
        """Why the commitment may not go to this unit."""
        ...


def attached(plan: Plan, keys: Collection[str]) -> dict[str, list[str]]:
    """What hangs on these commitments, by key, from every room that the settings name."""
    told: dict[str, list[str]] = {}
    for room in ports.answering("workplan.Attached") if keys else ():
        for key, sentences in room.told(plan, keys).items():
            told.setdefault(key, []).extend(sentences)
    return told


def reasons_against_term(commitment: Commitment, term: Term) -> list[str]:
    """不能改成这样的时限的理由：what other rooms rely on."""
    rooms = ports.answering("workplan.Attached")
    return [reason for room in rooms for reason in room.reasons_against_term(commitment, term)]


def reasons_against_owner(commitment: Commitment, owner: Unit | None) -> list[str]:
    """不能改由这个单位负责的理由：what other rooms rely on."""
    rooms = ports.answering("workplan.Attached")
    return [reason for room in rooms for reason in room.reasons_against_owner(commitment, owner)]


def accepted_days(plan: Plan, *, on: date) -> dict[int, list[date]]:
    """The days of what counts, by commitment, from every room that the settings name."""
    days: dict[int, list[date]] = {}
    for source in ports.answering("workplan.AcceptedDays"):
        for commitment_id, found in source.by_commitment(plan, on=on).items():
            days.setdefault(commitment_id, []).extend(found)
    return days


def proofs(plan: Plan, *, on: date) -> dict[int, Proof]:
    """What was proved, by commitment, from every room that the settings name."""
    found: dict[int, Proof] = {}
    for source in ports.answering("workplan.AcceptedDays"):
        for commitment_id, proof in source.proofs(plan, on=on).items():
            found[commitment_id] = found[commitment_id] | proof if commitment_id in found else proof
    return found
