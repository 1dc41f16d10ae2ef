"""工作要点的端口：what the plan has to ask of what is handed in, without knowing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mingtang import ports
from mingtang.workplan.models import Plan


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
