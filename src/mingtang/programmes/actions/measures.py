"""措施的写入：add, change, withdraw, take in many at once, and the commitments that carry them out."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from mingtang.audit.actions import record
from mingtang.law.programme_facts import MeasureFacts, reasons_against_doubling
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.programmes.actions.programmes import locked
from mingtang.programmes.actions.typed import refuse_classified
from mingtang.programmes.models import Link, Measure, Programme
from mingtang.programmes.queries.desk import reasons_against_keeping
from mingtang.workplan.models import Commitment


def take_in(programme: Programme, *, measures: Sequence[MeasureFacts], by: Person, at: datetime) -> list[Measure]:
    """录入措施：one or many, after those that are there; one that is wrong keeps all of them out."""
    refuse_classified(programme.unit, (text for facts in measures for text in facts.texts), by=by, at=at)
    with transaction.atomic():
        programme = locked(programme)
        reasons = reasons_against_keeping(programme.unit, by=by, at=at)
        reasons += [] if measures else ["没有要录入的措施。"]
        reasons += _reasons(programme, measures)
        reasons += reasons_against_doubling(measures, programme.measures.standing().values_list("heading", "text"))
        refuse_if_any(reasons)
        last = programme.measures.aggregate(last=Max("ordinal"))["last"] or 0
        made = [
            Measure.rows.create(programme=programme, ordinal=last + place, **_columns(facts))
            for place, facts in enumerate(measures, start=1)
        ]
        facts = {"measures": len(made)}
        record(programme.unit.organ.code, by=by, verb="programmes.measures", of=programme, at=at, facts=facts)
    return made


def _reasons(programme: Programme, measures: Sequence[MeasureFacts]) -> list[str]:
    until = programme.until_year
    if len(measures) == 1:
        return measures[0].reasons(until_year=until)
    return [f"第 {n} 条：{reason}" for n, one in enumerate(measures, 1) for reason in one.reasons(until_year=until)]


def change_measure(measure: Measure, *, facts: MeasureFacts, by: Person, at: datetime) -> Measure:
    """修改措施：the commitments linked with it stay linked."""
    refuse_classified(measure.programme.unit, facts.texts, by=by, at=at)
    with transaction.atomic():
        measure = _locked(measure)
        programme = measure.programme
        reasons = reasons_against_working_on(measure, by=by, at=at) + facts.reasons(until_year=programme.until_year)
        refuse_if_any(reasons)
        for name, value in _columns(facts).items():
            setattr(measure, name, value)
        measure.save()
        _record(measure, verb="programmes.measure.change", by=by, at=at)
    return measure


@transaction.atomic
def withdraw_measure(measure: Measure, *, by: Person, at: datetime) -> Measure:
    """移出措施：it stays in the records with its links."""
    measure = _locked(measure)
    refuse_if_any(reasons_against_working_on(measure, by=by, at=at))
    measure.withdrawn_at = at
    measure.save(update_fields=["withdrawn_at"])
    _record(measure, verb="programmes.measure.withdraw", by=by, at=at)
    return measure


def reasons_against_working_on(measure: Measure, *, by: Person, at: datetime) -> list[str]:
    """不能改动措施的理由。"""
    reasons = reasons_against_keeping(measure.programme.unit, by=by, at=at)
    return reasons + (["这条措施已经移出。"] if measure.withdrawn_at is not None else [])


@transaction.atomic
def link(measure: Measure, *, commitment: Commitment, by: Person, at: datetime) -> Link:
    """关联任务：a commitment of the organ's own plans that carries the measure out."""
    measure = _locked(measure)
    programme = measure.programme
    reasons = reasons_against_working_on(measure, by=by, at=at)
    if commitment.plan.unit_id != programme.unit_id:
        reasons.append("只能关联本机关工作要点里的任务。")
    if not commitment.is_task or commitment.withdrawn_at is not None:
        reasons.append("这一条不是现行的任务，不能关联。")
    if not programme.since_year <= commitment.plan.year <= programme.until_year:
        reasons.append(f"{commitment.plan.year} 年不在规划期（{programme.period}）以内。")
    if Link.rows.filter(measure=measure, commitment=commitment).exists():
        reasons.append("这项任务已经关联。")
    refuse_if_any(reasons)
    made = Link.rows.create(measure=measure, commitment=commitment, linked_by=by, linked_at=at)
    _record(measure, verb="programmes.link", by=by, at=at, facts={"commitment": commitment.pk})
    return made


@transaction.atomic
def unlink(measure: Measure, *, commitment: Commitment, by: Person, at: datetime) -> None:
    """取消关联。"""
    measure = _locked(measure)
    found = Link.rows.filter(measure=measure, commitment=commitment)
    reasons = reasons_against_working_on(measure, by=by, at=at)
    refuse_if_any([*reasons, *([] if found.exists() else ["这项任务没有关联。"])])
    found.delete()
    _record(measure, verb="programmes.unlink", by=by, at=at, facts={"commitment": commitment.pk})


def _columns(facts: MeasureFacts) -> dict[str, object]:
    return {
        "heading": facts.heading.strip(),
        "text": facts.text.strip(),
        "indicator": facts.indicator.strip(),
        "indicator_unit": facts.indicator_unit.strip(),
        "target": facts.target,
        "lead": facts.lead,
        "until_on": facts.until_on,
    }


def _locked(measure: Measure) -> Measure:
    """The measure anew, with its programme locked."""
    programme = locked(measure.programme)
    found = Measure.rows.select_related("lead").get(pk=measure.pk)
    found.programme = programme
    return found


def _record(measure: Measure, *, verb: str, by: Person, at: datetime, facts: dict[str, object] | None = None) -> None:
    record(measure.programme.unit.organ.code, by=by, verb=verb, of=measure, at=at, facts=facts)
