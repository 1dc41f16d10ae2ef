"""列入台账：tasks that are not in the plan's own text: handed down, carried over, entered by hand.

They are commitments like all others, with owner, evidence and state. An import of the plan leaves them alone, and
the public page of the plan, which gives the plan's own words, leaves them out.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.law.commitments import Rhythm, Term, demand_of
from mingtang.law.openness import Openness
from mingtang.law.origins import KEY_SIGNS, PLACES, Origin
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.workplan.actions.plans import YEARS, Actor, reasons_against_units
from mingtang.workplan.models import Chapter, Commitment, CoOwner, Plan, Section
from mingtang.workplan.queries.days import next_due


@transaction.atomic
def start_ledger(*, unit: Unit, year: int, by: Actor, at: datetime) -> Plan:
    """建立台账：the ledger of an organ's year, made when its plan is not there yet; the one that is there otherwise.

    Whether ``by`` may do so is asked by the act that needs the ledger. Errors: ``RuleBroken``.
    """
    reasons = [] if unit.is_organ else [f"{unit.name}不是行政机关，任务列在它所属机关的台账里。"]
    refuse_if_any(reasons if year in YEARS else [*reasons, f"年度“{year}”不对，请核对。"])
    Unit.rows.select_for_update(no_key=True).get(pk=unit.pk)
    plan, made = Plan.rows.get_or_create(
        unit=unit,
        year=year,
        defaults={"title": f"{unit.name}{year}年台账"[:200], "openness": Openness.UNDECIDED.value, "imported_at": at},
    )
    if made:
        record(unit.organ.code, by=by, verb="workplan.start", of=plan, at=at)
    return plan


def reasons_against_listing(
    plan: Plan, *, text: str, term: Term, owner: Unit | None, co_owners: Sequence[Unit], on: date
) -> list[str]:
    """不能这样列入的理由；who may do it is asked by the act that lists."""
    reasons = [] if text.strip() else ["请写明任务内容。"]
    if term.due is not None and term.due.year != plan.year:
        reasons.append(f"时限须在台账的年度（{plan.year}年）之内。")
    return reasons + reasons_against_units(plan.unit, owner, co_owners, on=on)


@transaction.atomic
def list_commitment(
    plan: Plan,
    *,
    origin: Origin,
    text: str,
    term: Term,
    owner: Unit | None = None,
    co_owners: Sequence[Unit] = (),
    source: Commitment | None = None,
    by: Actor,
    at: datetime,
) -> Commitment:
    """列入一项任务：under the heading of its origin, with a number of its own.

    Whether ``by`` may do so is asked by the act that lists. Errors: ``RuleBroken``.
    """
    plan = Plan.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=plan.pk)
    on = day_of(at)
    refuse_if_any(reasons_against_listing(plan, text=text, term=term, owner=owner, co_owners=co_owners, on=on))
    section, number = _place(plan, origin)
    row = Commitment(
        plan=plan,
        section=section,
        key=f"{KEY_SIGNS[origin]}{number}",
        position=PLACES[origin] * 10_000 + number,
        kind=Commitment.TASK,
        text=text.strip(),
        due_on=term.due,
        rhythm=Rhythm(term.rhythm).value,
        owner=owner,
        listed_on=on,
        source=source,
    )
    row.demand = demand_of(row.text, row.term)
    row.next_due_on = next_due(row, (), on=on)
    row.save()
    CoOwner.rows.bulk_create(CoOwner(commitment=row, unit=unit) for unit in co_owners)
    facts = {"origin": origin.value, "owner": owner.code if owner else None, "source": source.pk if source else None}
    record(plan.unit.organ.code, by=by, verb="workplan.list", of=row, at=at, facts=facts)
    return row


@transaction.atomic
def delist(commitment: Commitment, *, by: Actor, at: datetime) -> Commitment:
    """移出台账：a task that was listed and is no longer asked for; its evidence stays with it."""
    standing = Commitment.rows.select_for_update(of=("self",), no_key=True)
    row = standing.select_related("plan__unit__organ", "section__chapter").get(pk=commitment.pk)
    reasons = []
    if row.section.chapter.origin == Origin.PLAN.value:
        reasons.append("这项任务在要点原文里，随要点导入移出。")
    if row.withdrawn_at is not None:
        reasons.append("这项任务已移出台账。")
    refuse_if_any(reasons)
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    record(row.plan.unit.organ.code, by=by, verb="workplan.delist", of=row, at=at)
    return row


def _place(plan: Plan, origin: Origin) -> tuple[Section, int]:
    """The section of the origin, made when needed, and the next number there; none is given twice."""
    frame = {"numbered": False, "heading": origin.label, "origin": origin.value}
    chapter, _ = Chapter.rows.get_or_create(plan=plan, ordinal=PLACES[origin], defaults=frame)
    section, _ = Section.rows.get_or_create(chapter=chapter, ordinal=1)
    return section, Commitment.rows.filter(section=section).count() + 1
