"""要点的写入：import, openness, owners."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.editorial.queries import current
from mingtang.holidays.queries import calendar
from mingtang.law import plan_items as editing
from mingtang.law.commitments import demand_of
from mingtang.law.openness import Openness, reasons_against_deciding
from mingtang.law.plan_difference import Difference
from mingtang.law.plan_items import Item, place_only
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.law.workdays import LAST_YEAR
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.workplan.actions.days import store_days
from mingtang.workplan.models import Chapter, Commitment, CoOwner, Plan, Section
from mingtang.workplan.ports import accepted_days, proofs, reasons_against_owner
from mingtang.workplan.queries.days import next_due, publication_due, store_proof
from mingtang.workplan.queries.plans import difference_of, suggested_owner
from mingtang.workplan.telling import assigned

Actor = Person | str
YEARS = range(2008, LAST_YEAR + 1)  # 《政府信息公开条例》施行之年起，工作日历到头为止


@dataclass(frozen=True)
class Imported:
    """导入结果：the plan, what it differed in, and, by key, what became of each commitment."""

    plan: Plan
    difference: Difference
    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    withdrawn: tuple[str, ...]


def reasons_against_keeping_plan(unit: Unit, *, by: Actor, at: datetime) -> list[str]:
    """不能维护要点的理由：the plan is in the hands of the organ's 政务公开专员."""
    reasons = [] if unit.is_organ else [f"{unit.name}不是行政机关，工作要点由它所属的机关印发和导入。"]
    if isinstance(by, Person) and not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit.organ, on=day_of(at)):
        reasons.append(f"工作要点由{unit.organ.name}的政务公开专员维护。")
    return reasons


def reasons_against_reading(reading: Mapping[str, Any]) -> list[str]:
    """不能导入的理由：a ledger needs a year and at least one sentence."""
    reasons = []
    if not reading["year"]:
        reasons.append("没有读出要点的年度，请在标题中写明，例如“某某镇2026年政务公开工作要点”。")
    elif reading["year"] not in YEARS:
        reasons.append(f"读出的年度是 {reading['year']} 年，请核对标题中的年度。")
    if not editing.items_of(reading):
        reasons.append("文件里没有读出任何任务，请核对是不是工作要点。")
    return reasons


@transaction.atomic
def import_plan(
    *,
    unit: Unit,
    reading: Mapping[str, Any],
    source_name: str,
    source_sha256: str,
    by: Actor,
    at: datetime,
    edits: Sequence[Mapping[str, Any]] | None = None,
    openness: Openness | None = None,
    openness_reason: str = "",
    made_on: date | None = None,
) -> Imported:
    """导入要点：make or update the ledger of the year. The same plan twice changes nothing; ids and evidence stay.

    ``edits``, ``openness`` and ``made_on`` left out keep what the ledger has.
    """
    refuse_if_any([*reasons_against_keeping_plan(unit, by=by, at=at), *reasons_against_reading(reading)])
    # 还没有台账时没有行可锁：先锁机关，同一份要点同时导入两次，后一次看到前一次的台账。
    Unit.rows.select_for_update(no_key=True).get(pk=unit.pk)
    plan = Plan.rows.select_for_update(no_key=True).filter(unit=unit, year=reading["year"]).first()
    plan = plan or Plan(unit=unit, year=reading["year"], openness=Openness.UNDECIDED.value, imported_at=at)
    openness_reasons = _openness_reasons(plan, openness, openness_reason) if openness is not None else []
    refuse_if_any([*openness_reasons, *_day_reasons(made_on, on=day_of(at))])
    edits = list(plan.edits if edits is None else edits)
    found = difference_of(plan, reading, edits)
    told = _head(plan, reading) | {"edits": edits, "source_name": source_name[:200], "source_sha256": source_sha256}
    told["made_on"] = made_on or plan.made_on
    if openness is not None:
        told |= {"openness": openness.value, "openness_reason": openness_reason.strip()}
    head_changed = plan.pk is None or any(getattr(plan, name) != value for name, value in told.items())
    if head_changed or not found.is_empty:
        _write(plan, told, reading, found, at)
        record(unit.organ.code, by=by, verb="workplan.import", of=plan, at=at, facts=_summary(found, source_sha256))
    return _told(plan, found)


def _told(plan: Plan, found: Difference) -> Imported:
    return Imported(
        plan,
        found,
        tuple(item.key for item in found.created),
        tuple(pair.new.key for pair in found.changed),
        tuple(pair.new.key for pair in found.unchanged),
        tuple(item.key for item in found.withdrawn),
    )


@transaction.atomic
def decide_openness(
    plan: Plan, *, openness: Openness, reason: str, made_on: date | None, by: Person, at: datetime
) -> Plan:
    """认定公开属性：of the plan itself, with the day it was made, from which its publication clock runs.

    Law: 政府信息公开条例 第二十六条.
    """
    plan = Plan.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=plan.pk)
    reasons = reasons_against_keeping_plan(plan.unit, by=by, at=at)
    reasons += _openness_reasons(plan, openness, reason)
    refuse_if_any([*reasons, *_day_reasons(made_on, on=day_of(at))])
    plan.openness, plan.openness_reason, plan.made_on = openness.value, reason.strip(), made_on
    plan.save()
    store_days(plan, calendar(), on=day_of(at))
    record(plan.unit.organ.code, by=by, verb="workplan.openness", of=plan, at=at, facts={"openness": openness.value})
    return plan


def reasons_against_assigning(commitment: Commitment, *, by: Actor, at: datetime) -> list[str]:
    """不能明确责任单位的理由。"""
    reasons = reasons_against_keeping_plan(commitment.plan.unit, by=by, at=at)
    if not commitment.is_task:
        reasons.append("这一条是表述，不需要责任单位；如需落实，请重新上传要点，把它标为任务后再导入。")
    if commitment.withdrawn_at is not None:
        reasons.append("这项任务已移出要点，不再明确责任单位。")
    return reasons


def reasons_against_units(organ: Unit, owner: Unit | None, co_owners: Sequence[Unit], *, on: date) -> list[str]:
    """不能由这些单位负责的理由：they act in the organ's name or lie in its area, exist, and appear once."""
    reasons = []
    for unit in [owner, *co_owners]:
        if unit is not None and unit.organ_id != organ.pk:
            reasons.append(f"{unit.name}不属于{organ.name}，不能作为责任单位。")
        elif unit is not None and unit.closed_on is not None and unit.closed_on <= on:
            reasons.append(f"{unit.name}已撤销，请改选单位。")
    if owner is not None and owner in co_owners:
        reasons.append(f"{owner.name}已是责任单位，不必再列为配合单位。")
    return reasons


@transaction.atomic
def assign(
    commitment: Commitment, *, owner: Unit | None, co_owners: Sequence[Unit], by: Actor, at: datetime
) -> Commitment:
    """明确责任单位：one owner, any number of units that share, all of the organ or its area."""
    standing = Commitment.rows.select_for_update(of=("self",), no_key=True).select_related(
        "plan__unit__organ", "section__chapter"
    )
    commitment = standing.get(pk=commitment.pk)
    organ = commitment.plan.unit
    reasons = reasons_against_assigning(commitment, by=by, at=at)
    reasons += reasons_against_units(organ, owner, co_owners, on=day_of(at))
    refuse_if_any([*reasons, *reasons_against_owner(commitment, owner)])
    commitment.owner = owner
    commitment.save(update_fields=["owner"])
    _share(commitment, co_owners)
    facts = {"owner": owner.code if owner else None, "co_owners": [unit.code for unit in co_owners]}
    record(organ.organ.code, by=by, verb="workplan.assign", of=commitment, at=at, facts=facts)
    assigned(commitment, by=by, at=at)
    return commitment


def _openness_reasons(plan: Plan, openness: Openness, reason: str) -> list[str]:
    """A decision needs its reason; what the public already has cannot be declared closed by a form."""
    reasons = list(reasons_against_deciding(openness, reason))
    if openness is not Openness.PROACTIVE and plan.pk is not None and current(plan.address) is not None:
        reasons.append(f"落实情况已经公开，公开属性不能再改为“{openness.label}”。")
    return reasons


def _day_reasons(made_on: date | None, *, on: date) -> list[str]:
    if made_on is None:
        return []
    if made_on > on:
        return ["成文日期还没有到，请核对。"]
    if made_on.year not in YEARS:
        return [f"成文日期是{made_on.year}年，请核对。"]
    return []


def _head(plan: Plan, reading: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": reading["title"][:200] or f"{plan.year}年工作要点",
        "issuer": (reading["issuer"] or "")[:100],
        "preamble": reading["preamble"],
        "basis": reading["basis"],
        "warnings": [{**told, "where": place_only(told["where"])} for told in reading["warnings"]],
    }


def _summary(found: Difference, sha256: str) -> dict[str, object]:
    return {
        "sha256": sha256,
        "created": [item.key for item in found.created],
        "changed": [pair.new.key for pair in found.changed],
        "withdrawn": [item.key for item in found.withdrawn],
    } | ({"merged": dict(found.merged)} if found.merged else {})


def _write(plan: Plan, told: Mapping[str, Any], reading: Mapping[str, Any], found: Difference, at: datetime) -> None:
    for name, value in told.items():
        setattr(plan, name, value)
    plan.imported_at = at
    plan.publish_by_on, plan.publish_by_provisional = publication_due(plan, calendar())
    plan.save()
    sections = _write_frame(plan, reading)
    _write_rows(plan, found, sections, on=day_of(at))
    gone = [item.key for item in found.withdrawn]
    Commitment.rows.filter(plan=plan, key__in=gone).update(withdrawn_at=at)
    kept = [section.pk for section in sections.values()]
    Section.rows.filter(chapter__plan=plan, commitments=None).exclude(pk__in=kept).delete()
    Chapter.rows.filter(plan=plan, sections=None).delete()


def _write_frame(plan: Plan, reading: Mapping[str, Any]) -> dict[tuple[int, int], Section]:
    """Chapters and sections by their place; those no longer in the plan stay for what was withdrawn from them."""
    sections = {}
    for told in reading["chapters"]:
        chapter, _ = Chapter.rows.update_or_create(
            plan=plan, ordinal=told["ordinal"], defaults={"numbered": told["numbered"], "heading": told["heading"]}
        )
        for part in told["sections"]:
            sections[told["ordinal"], part["ordinal"]], _ = Section.rows.update_or_create(
                chapter=chapter, ordinal=part["ordinal"], defaults={"heading": part["heading"]}
            )
    return sections


def _write_rows(plan: Plan, found: Difference, sections: Mapping[tuple[int, int], Section], *, on: date) -> None:
    of_the_text = Commitment.rows.filter(plan=plan).of_the_text()
    standing = {row.key: row for row in of_the_text.select_for_update(of=("self",), no_key=True)}
    units = list(Unit.rows.of_organ(plan.unit).open(on=on))
    accepted, proved = accepted_days(plan, on=on), proofs(plan, on=on)
    created = {item.key for item in found.created}
    for position, item in enumerate(found.order, start=1):
        row = standing.get(item.key) or Commitment(plan=plan, key=item.key, listed_on=on if standing else None)
        row.plan = plan
        _fill(row, item, position, sections[item.chapter, item.section])
        row.next_due_on = next_due(row, accepted.get(row.pk, ()), on=on)
        store_proof(row, proved.get(row.pk))
        if item.key in created and item.kind == Commitment.TASK:
            row.owner, shared = suggested_owner(item, units)
            row.save()
            _share(row, shared)
        else:
            row.save()


def _fill(row: Commitment, item: Item, position: int, section: Section) -> None:
    row.section, row.position, row.kind, row.text = section, position, item.kind, item.text
    row.due_on, row.due_text, row.rhythm = item.due_on, item.due_text, item.rhythm
    row.offices, row.cites, row.clauses = list(item.offices), list(item.cites), list(item.clauses)
    row.withdrawn_at = None
    row.demand = demand_of(row.text, row.term)


def _share(row: Commitment, units: Sequence[Unit]) -> None:
    CoOwner.rows.filter(commitment=row).exclude(unit__in=units).delete()
    for unit in units:
        CoOwner.rows.get_or_create(commitment=row, unit=unit)
