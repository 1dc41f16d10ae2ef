"""季度报表的查询：the list, one table, the one before it, and what can be made."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from mingtang.holidays.queries import calendar
from mingtang.law.reporting import Quarter, quarter_to_make, reasons_against_ledger
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.reporting.models import Snapshot
from mingtang.reporting.queries.begun import begun
from mingtang.reporting.words import differences
from mingtang.workplan.models import Plan
from mingtang.workplan.queries.posts import organs_kept_by

_PEOPLE = ("unit__organ", "made_by", "made_for", "signed_by", "sent_back_by")


def snapshots(viewer: Viewer, *, at: datetime) -> QuerySet[Snapshot]:
    """The tables in sight, the newest first, without their contents' weight but with whether a newer one is signed."""
    newer = Snapshot.rows.signed().filter(
        unit=OuterRef("unit"), year=OuterRef("year"), quarter=OuterRef("quarter"), edition__gt=OuterRef("edition")
    )
    return (
        Snapshot.seen_by(viewer, at=at)
        .annotate(is_superseded=Exists(newer))
        .select_related(*_PEOPLE)
        .order_by("-year", "-quarter", "unit__path", "-edition")
    )


def snapshot_at(pk: int, *, viewer: Viewer, at: datetime) -> Snapshot | None:
    """The table with this number, if the viewer sees it."""
    return snapshots(viewer, at=at).filter(pk=pk).first()


def signed_before(snapshot: Snapshot) -> Snapshot | None:
    """The signed table of the quarter before, of the same year's ledger."""
    before = snapshot.period.before
    if before.year != snapshot.year:
        return None
    signed = Snapshot.rows.signed().filter(unit=snapshot.unit, year=before.year, quarter=before.number)
    return signed.order_by("-edition").first()


def differences_from_before(snapshot: Snapshot) -> list[str]:
    """与上一季度的差别，in sentences."""
    before = signed_before(snapshot)
    if before is None:
        return ["上一季度没有签过的报表，无从比较。" if snapshot.quarter > 1 else "本年度的第一张季度报表。"]
    return differences(before.told, snapshot.told)


def organ_at(code: str, *, viewer: Viewer, at: datetime) -> Unit | None:
    """The organ with this code, if the viewer keeps its ledger."""
    return organs_kept_by(viewer, at=at).filter(code=code).first()


def plan_of_quarter(unit: Unit, quarter: Quarter) -> Plan | None:
    """The ledger that a quarter's table is made from."""
    return Plan.rows.filter(unit=unit, year=quarter.year).select_related("unit__organ").first()


@dataclass(frozen=True)
class ToMake:
    """可以编制的一张：of an organ and a quarter."""

    unit: Unit
    quarter: Quarter
    again: bool
    """Whether there is one already that waits or is signed."""


def to_make(viewer: Viewer, *, at: datetime) -> list[ToMake]:
    """可以编制的：the quarter that is due, at each organ whose ledger the viewer keeps, if it has one of that year."""
    quarter = quarter_to_make(day_of(at), calendar())
    there = Snapshot.rows.filter(year=quarter.year, quarter=quarter.number, sent_back_at=None, dropped_at=None)
    kept = organs_kept_by(viewer, at=at).filter(plans__year=quarter.year)
    plans = {plan.unit_id: plan for plan in Plan.rows.filter(unit__in=kept, year=quarter.year)}
    days = begun(plans.values())
    found = kept.annotate(again=Exists(there.filter(unit=OuterRef("pk"))))
    return [
        ToMake(unit, quarter, unit.again)
        for unit in found
        if not reasons_against_ledger(quarter, began_on=days[plans[unit.pk].pk].on)
    ]
