"""时限副本的写入：stored days follow the facts and the calendar."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.law.workdays import Calendar
from mingtang.organs.sight import day_of
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.ports import Proof
from mingtang.workplan.queries.days import next_due, out_of_date, publication_due, store_proof


def store_days(plan: Plan, calendar: Calendar, *, on: date) -> int:
    """Store the computed days of a locked plan, in the transaction of the caller; how many changed."""
    wrong = out_of_date(plan, calendar, on=on)
    Commitment.rows.bulk_update(wrong.commitments, ["next_due_on", "demand", "proved_on", "is_proved"])
    if wrong.publication:
        plan.publish_by_on, plan.publish_by_provisional = publication_due(plan, calendar)
        plan.save(update_fields=["publish_by_on", "publish_by_provisional"])
    return len(wrong)


def store_copies(row: Commitment, accepted_on: Iterable[date], proof: Proof | None, *, on: date) -> None:
    """Store what follows from the evidence of a locked commitment, in the transaction of the caller."""
    row.next_due_on = next_due(row, accepted_on, on=on)
    store_proof(row, proof)
    row.save(update_fields=["next_due_on", "proved_on", "is_proved"])


@transaction.atomic
def refresh_days(plan: Plan, calendar: Calendar, *, at: datetime) -> int:
    """Store the computed days of a plan and its commitments; how many changed."""
    plan = Plan.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=plan.pk)
    changed = store_days(plan, calendar, on=day_of(at))
    if changed:
        _note(plan, changed, at=at)
    return changed


@transaction.atomic
def recompute_plans(calendar: Calendar, *, at: datetime) -> int:
    """Every plan's days under a new calendar; how many changed. Rows are locked first, the trail's heads last."""
    plans = list(Plan.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").order_by("pk"))
    changed = [(plan, store_days(plan, calendar, on=day_of(at))) for plan in plans]
    for plan, count in sorted(changed, key=lambda one: one[0].unit.organ.code):
        if count:
            _note(plan, count, at=at)
    return sum(count for _, count in changed)


def _note(plan: Plan, count: int, *, at: datetime) -> None:
    record(plan.unit.organ.code, by="due", verb="workplan.days", of=plan, at=at, facts={"changed": count})
