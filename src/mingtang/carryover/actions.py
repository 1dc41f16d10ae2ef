"""结转的写入：what last year left open is listed this year; and the comparison is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.carryover.models import Comparison
from mingtang.carryover.queries import before, compared
from mingtang.evidence.actions.typed import refuse_classified
from mingtang.evidence.queries.states import with_state
from mingtang.law.commitments import Term
from mingtang.law.days import chinese_day
from mingtang.law.origins import Origin
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.workplan.actions.listing import list_commitment
from mingtang.workplan.actions.plans import reasons_against_keeping_plan
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.queries.posts import units_for_work


@dataclass(frozen=True)
class Chosen:
    """选定结转的：last year's task, who answers for it this year, and by when."""

    row: Commitment
    owner: Unit | None
    due_on: date | None


def reasons_against_comparing(plan: Plan, *, by: Person, at: datetime) -> list[str]:
    """不能比对和结转的理由。"""
    reasons = reasons_against_keeping_plan(plan.unit, by=by, at=at)
    if before(plan) is None:
        reasons.append(f"{plan.unit.name}没有更早的台账，不用比对。")
    return reasons


def reasons_against_carrying_over(plan: Plan, *, by: Person, at: datetime) -> list[str]:
    """不能结转的理由：what was left open was left with its reason when the comparison was closed."""
    reasons = reasons_against_comparing(plan, by=by, at=at)
    closed = Comparison.rows.filter(plan=plan).first()
    if closed is not None:
        day = chinese_day(day_of(closed.closed_at))
        reasons.append(f"比对已于{day}完成，不再结转；还要列入的，在台账页从表格读回。")
    return reasons


@transaction.atomic
def carry_over(plan: Plan, *, chosen: Sequence[Chosen], by: Person, at: datetime) -> list[Commitment]:
    """结转：list last year's open tasks this year, in their own words, with their units and a new term.

    Of the units that shared a task, those that still exist come along.
    """
    plan = _locked(plan)
    reasons = reasons_against_carrying_over(plan, by=by, at=at)
    if not chosen:
        reasons.append("请勾选要结转的任务。")
    refuse_if_any(reasons)
    numbers = [one.row.pk for one in chosen]
    standing = with_state(Commitment.rows.filter(pk__in=numbers), on=day_of(at)).select_related("plan")
    standing = standing.prefetch_related("co_owners")
    there = set(units_for_work(plan.unit, on=day_of(at)))
    rows = {row.pk: row for row in standing}
    carried = set(Commitment.rows.standing().filter(plan=plan, source__in=numbers).values_list("source", flat=True))
    for row in rows.values():
        reasons += _reasons_against_row(row, plan, is_carried=row.pk in carried)
    refuse_if_any(reasons)
    return [
        list_commitment(
            plan,
            origin=Origin.CARRIED_OVER,
            text=rows[one.row.pk].text,
            term=Term(rows[one.row.pk].term.rhythm, one.due_on),
            owner=one.owner,
            co_owners=[unit for unit in rows[one.row.pk].co_owners.all() if unit in there and unit != one.owner],
            source=rows[one.row.pk],
            by=by,
            at=at,
        )
        for one in chosen
    ]


def _reasons_against_row(row: Commitment, plan: Plan, *, is_carried: bool) -> list[str]:
    name = f"{row.plan.year}年第 {row.key} 条"
    if row.plan.unit_id != plan.unit_id or row.plan.year >= plan.year or not row.is_task:
        return [f"{name}不是{plan.unit.name}往年的任务，不能结转。"]
    reasons = []
    if row.withdrawn_at is not None:
        reasons.append(f"{name}已移出台账，不用结转。")
    if row.is_done:
        reasons.append(f"{name}已完成，不用结转。")
    if is_carried:
        reasons.append(f"{name}已经结转。")
    return reasons


def close(plan: Plan, *, reason: str, by: Person, at: datetime) -> Comparison:
    """完成比对：what is left open and why; asked only where something is."""
    earlier = before(plan)
    row = Commitment.rows.filter(plan=earlier).select_related("plan__unit__organ").first() if earlier else None
    if row is not None:
        refuse_classified(row, reason, by=by, at=at)
    return _close(plan, reason=reason, by=by, at=at)


@transaction.atomic
def _close(plan: Plan, *, reason: str, by: Person, at: datetime) -> Comparison:
    plan, on = _locked(plan), day_of(at)
    earlier = before(plan)
    reasons = reasons_against_comparing(plan, by=by, at=at)
    if Comparison.rows.filter(plan=plan).exists():
        reasons.append("这一年的比对已经完成。")
    left: list[str] = []
    if earlier is not None:
        left = [one.row.key for one in compared(plan, earlier, viewer=by, at=at, on=on).open]
    if left and not reason.strip():
        reasons.append(f"还有 {len(left)} 项没有完成也没有结转，请写明理由。")
    refuse_if_any(reasons)
    told = {"before": earlier, "left": left, "reason": reason.strip(), "closed_by": by, "closed_at": at}
    made = Comparison.rows.create(plan=plan, **told)
    record(plan.unit.organ.code, by=by, verb="carryover.close", of=made, at=at, facts={"left": left})
    return made


def _locked(plan: Plan) -> Plan:
    return Plan.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=plan.pk)
