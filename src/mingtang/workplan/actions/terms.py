"""时限的写入：the organ sets how often and until when where the plan left it open."""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.law.commitments import (
    LEFT_OPEN,
    Rhythm,
    Term,
    demand_of,
    reasons_against_own_term,
    term_in_force,
)
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.workplan.actions.plans import reasons_against_keeping_plan
from mingtang.workplan.models import Commitment
from mingtang.workplan.ports import accepted_days, proofs, reasons_against_term
from mingtang.workplan.queries.days import next_due, store_proof


def reasons_against_setting_term(commitment: Commitment, *, by: Person, at: datetime) -> list[str]:
    """不能自定时限的理由。"""
    reasons = reasons_against_keeping_plan(commitment.plan.unit, by=by, at=at)
    if not commitment.is_task:
        reasons.append("这一条是表述，不需要时限。")
    if commitment.withdrawn_at is not None:
        reasons.append("这项任务已移出要点，不再定时限。")
    if Rhythm(commitment.rhythm) not in LEFT_OPEN:
        reasons.append(f"要点已写明“{Rhythm(commitment.rhythm).label}”，不能另定频次和时限。")
    return reasons


def reasons_against_this_term(
    commitment: Commitment, *, rhythm: Rhythm | None, due_on: date | None, relied_on: bool = True
) -> list[str]:
    """不能这样自定的理由：laxer than the plan, or than what others rely on; ``None`` for both is the plan's own.

    ``relied_on``: false where it is known that nothing hangs on the commitment, so that nobody is asked.
    """
    own = Term(rhythm or Rhythm(commitment.rhythm), due_on) if rhythm or due_on else None
    in_force = term_in_force(commitment.plan_term, own)
    against = reasons_against_own_term(commitment.plan_term, own, year=commitment.plan.year) if own else ()
    return [*against, *(reasons_against_term(commitment, in_force) if relied_on else ())]


@transaction.atomic
def set_term(
    commitment: Commitment, *, rhythm: Rhythm | None, due_on: date | None, by: Person, at: datetime
) -> Commitment:
    """自定时限：stricter than the plan or where it is silent; ``None`` for both goes back to the plan.

    Another demand than before: what was accepted as completing it has to be confirmed anew.
    """
    standing = Commitment.rows.select_for_update(of=("self",), no_key=True).select_related("plan__unit__organ")
    commitment = standing.get(pk=commitment.pk)
    reasons = reasons_against_setting_term(commitment, by=by, at=at)
    reasons += reasons_against_this_term(commitment, rhythm=rhythm, due_on=due_on)
    refuse_if_any(dict.fromkeys(reasons))
    if (rhythm.value if rhythm else "") != commitment.own_rhythm:
        commitment.own_since_on = day_of(at) if rhythm else None
    commitment.own_rhythm, commitment.own_due_on = rhythm.value if rhythm else "", due_on
    commitment.demand = demand_of(commitment.text, commitment.term)
    accepted = accepted_days(commitment.plan, on=day_of(at)).get(commitment.pk, ())
    commitment.next_due_on = next_due(commitment, accepted, on=day_of(at))
    store_proof(commitment, proofs(commitment.plan, on=day_of(at)).get(commitment.pk))
    told = ["own_rhythm", "own_due_on", "own_since_on", "demand", "next_due_on", "is_proved", "proved_on"]
    commitment.save(update_fields=told)
    facts = {"rhythm": commitment.own_rhythm, "due_on": due_on.isoformat() if due_on else None}
    record(commitment.plan.unit.organ.code, by=by, verb="workplan.term", of=commitment, at=at, facts=facts)
    return commitment
