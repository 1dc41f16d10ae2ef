"""时限的查询：the days that follow from the plan, what was accepted and the calendar, and stored copies gone wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingtang.law import clocks, commitments, reckoning
from mingtang.law.openness import Openness
from mingtang.law.reckoning import Due
from mingtang.law.workdays import Calendar
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.ports import Proof, accepted_days, proofs

PUBLICATION_CLOCK = "proactive-publication"


def next_due(row: Commitment, accepted_on: Iterable[date], *, on: date) -> date | None:
    """下一时限：the day by which the next result of a commitment is due, from its term and accepted evidence."""
    term = row.term
    return commitments.next_due(term.rhythm, term.due, row.plan.year, accepted_on, on, since=row.owed_since)


def store_proof(row: Commitment, proof: Proof | None) -> None:
    """认定的副本：the newest accepted day, and whether what the row demands now is completed, put on it unsaved."""
    row.proved_on = proof.newest if proof else None
    row.is_proved = proof is not None and row.demand in proof.demands


def publication_clock(plan: Plan, calendar: Calendar) -> Due | None:
    """应公开日期，with its steps: 20 working days from the day the plan was made; ``None`` where no clock runs.

    Law: 政府信息公开条例 第二十六条，2019年5月15日起施行; what was made before has no such clock.
    """
    made_on = plan.made_on
    if plan.openness != Openness.PROACTIVE.value or made_on is None:
        return None
    valid = (row for row in clocks.clocks() if row.id == PUBLICATION_CLOCK and row.is_valid_on(made_on))
    clock = next(valid, None)
    return reckoning.due(clock, made_on, calendar) if clock else None


def publication_due(plan: Plan, calendar: Calendar) -> tuple[date | None, bool]:
    """应公开日期 and whether it is provisional, as stored."""
    clock = publication_clock(plan, calendar)
    return (clock.due, clock.provisional) if clock else (None, False)


@dataclass(frozen=True)
class OutOfDate:
    """失准的副本：rows whose stored day or demand differs from the computed one, and the plan's own day."""

    commitments: tuple[Commitment, ...]
    """With the computed values on them, not yet saved."""
    publication: bool

    def __len__(self) -> int:
        return len(self.commitments) + int(self.publication)


def out_of_date(plan: Plan, calendar: Calendar, *, on: date) -> OutOfDate:
    """Hold every stored copy of a plan against the facts."""
    accepted, proved = accepted_days(plan, on=on), proofs(plan, on=on)
    wrong = []
    for row in Commitment.rows.filter(plan=plan).select_related("plan"):
        stored = row.next_due_on, row.demand, row.proved_on, row.is_proved
        row.next_due_on = next_due(row, accepted.get(row.pk, ()), on=on)
        row.demand = commitments.demand_of(row.text, row.term)
        store_proof(row, proved.get(row.pk))
        if (row.next_due_on, row.demand, row.proved_on, row.is_proved) != stored:
            wrong.append(row)
    published = (plan.publish_by_on, plan.publish_by_provisional)
    return OutOfDate(tuple(wrong), published != publication_due(plan, calendar))
