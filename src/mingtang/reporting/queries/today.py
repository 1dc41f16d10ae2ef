"""今日的查询：tables that have to be made, and tables that wait for a signature, in a fixed number of queries."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse

from mingtang.holidays.queries import calendar
from mingtang.law.reporting import SnapshotState, quarter_to_make, reasons_against_ledger
from mingtang.law.units import PostKind
from mingtang.ledger.rows import Row, organs_of
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.reporting.models import Snapshot
from mingtang.reporting.queries.begun import begun
from mingtang.workplan.models import Plan
from mingtang.workplan.words import left


def rows(person: Person, *, at: datetime) -> list[Row]:
    """今日：a table to be made for whoever keeps the ledger, one to be signed for whoever leads."""
    on = day_of(at)
    kept = organs_of(person, (PostKind.DISCLOSURE_CLERK,), on=on)
    led = organs_of(person, (PostKind.LEADER,), on=on)
    return [*(_to_sign(person, led, on=on) if led else ()), *(_to_make(kept, on=on) if kept else ())]


def _to_sign(person: Person, led: Sequence[int], *, on: date) -> list[Row]:
    waiting = (
        Snapshot.rows.waiting()
        .filter(unit__in=led)
        .exclude(Q(made_by__in=person.hands) | Q(made_for__in=person.hands))
        .order_by("made_at")
    )
    told = []
    for row in waiting:
        days = (on - day_of(row.made_at)).days
        words = f"待签，已等 {days} 天" if days else "待签，今天送来"
        url = reverse("reporting:snapshot", args=[row.pk])
        told.append(Row(f"《{row.title}》等您签名", None, words, "warn" if days > 1 else "going", url, "去签名"))
    return told


def _to_make(kept: Sequence[int], *, on: date) -> list[Row]:
    table = calendar()
    quarter = quarter_to_make(on, table)
    of_quarter = Q(unit__in=kept, year=quarter.year, quarter=quarter.number)
    newest = {row.unit_id: row for row in Snapshot.rows.filter(of_quarter).order_by("edition")}
    told = []
    # 季度结束以后才有的台账，不补编那一季度的报表。
    plans = Plan.rows.filter(unit__in=kept, year=quarter.year).select_related("unit").order_by("unit__path")
    since = begun(plans)
    for plan in plans:
        row = newest.get(plan.unit_id)
        if reasons_against_ledger(quarter, began_on=since[plan.pk].on):
            continue
        if row is not None and row.state in {SnapshotState.WAITING, SnapshotState.SIGNED}:
            continue
        words = left(quarter.last, on=on, calendar=table)
        sentence = f"{plan.unit.short_name}{quarter.label}的台账报表要编制"
        if row is not None and row.state is SnapshotState.SENT_BACK:
            sentence = f"《{row.title}》被退回：{row.reason}"
        url = reverse("reporting:new", args=[plan.unit.code])
        told.append(Row(sentence, quarter.last, words.words, words.tone, url, "去编制"))
    return told
