"""佐证与进展记录的写入：submit, accept, refuse, revoke, confirm for the public."""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.evidence import telling
from mingtang.evidence.actions.typed import unclassified
from mingtang.evidence.handing import Handed, reasons_against_handing
from mingtang.evidence.models import Evidence, Note
from mingtang.evidence.ports import Found, reasons_against_resting_on
from mingtang.evidence.queries.days import accepted_days_of, facts_of, proof_of
from mingtang.law import commitments
from mingtang.law.commitments import EvidenceFact
from mingtang.law.evidence import Standing
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.workplan.actions.days import store_copies
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.posts import Hand


def reasons_against_working_on(commitment: Commitment, *, by: Person, at: datetime) -> list[str]:
    """不能为它提交的理由：its own units hand in, and the clerk for anyone."""
    reasons = []
    if commitment.withdrawn_at is not None:
        reasons.append("这项任务已移出要点，不再收佐证和进展。")
    if not commitment.is_task:
        reasons.append("这一条是表述，不需要佐证。")
    hand = Hand(by, commitment.plan.unit, at)
    if not hand.works_on(commitment) and not hand.keeps:
        reasons.append("佐证和进展由责任单位、配合单位的承办人或本机关政务公开专员提交。")
    return reasons


@unclassified
@transaction.atomic
def submit(commitment: Commitment, *, handed: Handed, by: Person, at: datetime) -> Evidence:
    """提交佐证：it counts for nothing until another person accepts it."""
    commitment = _locked(commitment)
    reasons = reasons_against_working_on(commitment, by=by, at=at)
    has_file = handed.attachment is not None
    reasons += reasons_against_handing(handed, commitment=commitment, on=day_of(at), has_file=has_file)
    if Evidence.rows.waiting().filter(handed.likeness(by=by), commitment=commitment).exists():
        reasons.append("同样的佐证刚才已经交过，等待认定。")
    refuse_if_any(reasons)
    evidence = Evidence.rows.create(
        commitment=commitment,
        kind=handed.kind,
        title=handed.shown_title,
        on=handed.on,
        for_period_on=handed.for_period_on,
        attachment=handed.attachment,
        url=handed.url.strip(),
        value=handed.value,
        unit_of_value=handed.unit_of_value.strip(),
        detail=handed.detail.strip(),
        submitted_by=by,
        submitted_for=by.stands_for,
        submitted_at=at,
    )
    _record(evidence, verb="evidence.submit", by=by, at=at, facts={"on": handed.on.isoformat()})
    telling.waits(evidence, by=by, at=at)
    return evidence


@transaction.atomic
def bring(
    commitment: Commitment, *, source: str, found: Found, answers: Person, at: datetime, by: Person | str = "due"
) -> Evidence | None:
    """带入：evidence from another room, once, by a rule or by a person. ``None`` when it is there already.

    Whoever set the rule answers for what it brings, so another person accepts it and another lets it go public.
    """
    commitment = _locked(commitment)
    if Evidence.rows.filter(commitment=commitment, kind=source, ref_id=found.id).exists():
        return None
    evidence = Evidence.rows.create(
        commitment=commitment,
        kind=source,
        title=found.title,
        on=found.on,
        url=found.address,
        ref_id=found.id,
        submitted_by=answers,
        submitted_at=at,
    )
    told = {"source": source, "ref": found.id}
    _record(evidence, verb="evidence.bring" if isinstance(by, str) else "evidence.quote", by=by, at=at, facts=told)
    telling.waits(evidence, by=answers, at=at)
    return evidence


def reasons_against_judging(evidence: Evidence, *, completing: bool, by: Person, at: datetime) -> list[str]:
    """不能认定的理由：shown beside the button before it is pressed."""
    commitment = evidence.commitment
    reasons = []
    if not evidence.may_become(Standing.ACCEPTED):
        reasons.append("这份佐证已有结论。")
    if not Hand(by, commitment.plan.unit, at).judges:
        reasons.append(f"佐证由{commitment.plan.unit.name}的政务公开专员、审核人或分管领导认定。")
    if completing:
        return [*reasons, *_reasons_against_completing(evidence, by=by, on=day_of(at))]
    fact = EvidenceFact(on=evidence.on, photograph=evidence.is_photograph)
    people = {"submitted_by": evidence.submitted_by_id, "accepted_by": _judge_of(evidence, by)}
    return [
        *reasons,
        *commitments.reasons_against_accepting(fact, year=commitment.plan.year, on=day_of(at), **people),
    ]


def _reasons_against_completing(evidence: Evidence, *, by: Person, on: date) -> tuple[str, ...]:
    commitment = evidence.commitment
    others = [row for row in commitment.evidence.all() if row.pk != evidence.pk]
    return commitments.reasons_against_completing(
        EvidenceFact(on=evidence.period_day, completing=True, photograph=evidence.is_photograph),
        accepted_before=facts_of(commitment, others),
        plan=commitment.plan_term,
        in_force=commitment.term,
        year=commitment.plan.year,
        submitted_by=evidence.submitted_by_id,
        accepted_by=_judge_of(evidence, by),
        on=on,
    )


def _judge_of(evidence: Evidence, by: Person) -> int:
    """Who judges: for the rule of the second person, whoever shares a hand with the submitter is the submitter."""
    return evidence.submitted_by_id if by.hands & evidence.hands else by.pk


@transaction.atomic
def accept(evidence: Evidence, *, completing: bool, by: Person, at: datetime) -> Evidence:
    """认定：as progress, or as what completes the commitment; by someone who did not hand it in."""
    evidence = _locked_evidence(evidence)
    reasons = reasons_against_judging(evidence, completing=completing, by=by, at=at)
    refuse_if_any([*reasons, *reasons_against_resting_on(evidence)])
    evidence.accepted_by, evidence.accepted_for = by, by.stands_for
    evidence.accepted_at, evidence.completing = at, completing
    evidence.demand = evidence.commitment.demand if completing else ""
    evidence.save(update_fields=["accepted_by", "accepted_for", "accepted_at", "completing", "demand"])
    _refresh(evidence.commitment, on=day_of(at))
    _record(evidence, verb="evidence.accept", by=by, at=at, facts={"completing": completing})
    telling.judged(evidence, by=by, at=at)
    return evidence


def reasons_against_affirming(evidence: Evidence, *, by: Person, at: datetime) -> list[str]:
    """不能重新认定的理由：only what completed an earlier demand, and by the same rules as the first time."""
    commitment = evidence.commitment
    reasons = []
    if not evidence.counts or not evidence.completing:
        reasons.append("只有认定过证明完成的佐证，才需要重新认定。")
    elif evidence.completes(commitment):
        reasons.append("任务要求没有变，不必重新认定。")
    if not Hand(by, commitment.plan.unit, at).judges:
        reasons.append(f"佐证由{commitment.plan.unit.name}的政务公开专员、审核人或分管领导认定。")
    return [*reasons, *_reasons_against_completing(evidence, by=by, on=day_of(at))]


@transaction.atomic
def affirm(evidence: Evidence, *, by: Person, at: datetime) -> Evidence:
    """重新认定：evidence that completed the commitment before its demand changed completes it as it is now, too."""
    evidence = _locked_evidence(evidence)
    refuse_if_any([*reasons_against_affirming(evidence, by=by, at=at), *reasons_against_resting_on(evidence)])
    evidence.affirmed_by, evidence.affirmed_at, evidence.demand = by, at, evidence.commitment.demand
    evidence.save(update_fields=["affirmed_by", "affirmed_at", "demand"])
    _refresh(evidence.commitment, on=day_of(at))
    _record(evidence, verb="evidence.affirm", by=by, at=at)
    return evidence


@unclassified
@transaction.atomic
def refuse(evidence: Evidence, *, reason: str, by: Person, at: datetime) -> Evidence:
    """不予认定：with a reason that tells what to hand in instead."""
    evidence = _locked_evidence(evidence)
    reasons = reasons_against_judging(evidence, completing=False, by=by, at=at)
    if not reason.strip():
        reasons.append("请写明不予认定的理由，责任单位据此补交。")
    refuse_if_any(reasons)
    evidence.refused_by, evidence.refused_at, evidence.reason = by, at, reason.strip()
    evidence.save(update_fields=["refused_by", "refused_at", "reason"])
    _record(evidence, verb="evidence.refuse", by=by, at=at)
    telling.judged(evidence, by=by, at=at)
    return evidence


def reasons_against_revoking(evidence: Evidence, *, by: Person, at: datetime) -> list[str]:
    """不能撤销认定的理由。"""
    unit = evidence.commitment.plan.unit
    reasons = [] if evidence.may_become(Standing.REVOKED) else ["这份佐证没有有效的认定，不必撤销。"]
    if not Hand(by, unit, at).judges:
        reasons.append(f"撤销认定由{unit.name}的政务公开专员、审核人或分管领导办理。")
    return reasons


@unclassified
@transaction.atomic
def revoke(evidence: Evidence, *, reason: str, by: Person, at: datetime) -> Evidence:
    """撤销认定：evidence accepted by mistake counts no longer; the row and the reason stay."""
    evidence = _locked_evidence(evidence)
    reasons = reasons_against_revoking(evidence, by=by, at=at)
    if not reason.strip():
        reasons.append("请写明撤销认定的理由。")
    refuse_if_any(reasons)
    evidence.revoked_by, evidence.revoked_at, evidence.reason = by, at, reason.strip()
    evidence.save(update_fields=["revoked_by", "revoked_at", "reason"])
    _refresh(evidence.commitment, on=day_of(at))
    _record(evidence, verb="evidence.revoke", by=by, at=at)
    telling.judged(evidence, by=by, at=at)
    return evidence


@unclassified
@transaction.atomic
def write_note(commitment: Commitment, *, text: str, by: Person, at: datetime) -> Note:
    """记录进展：a sentence or two; it changes no state."""
    commitment = _locked(commitment)
    reasons = reasons_against_working_on(commitment, by=by, at=at)
    if not text.strip():
        reasons.append("请写一两句进展。")
    refuse_if_any(reasons)
    told = {"written_by": by, "written_for": by.stands_for, "written_at": at}
    note = Note.rows.create(commitment=commitment, text=text.strip(), **told)
    record(_chain(commitment), by=by, verb="evidence.note", of=note, at=at)
    return note


def _locked(commitment: Commitment) -> Commitment:
    return (
        Commitment.rows.select_for_update(of=("self",), no_key=True)
        .select_related("plan__unit__organ")
        .get(pk=commitment.pk)
    )


def _locked_evidence(evidence: Evidence) -> Evidence:
    _locked(evidence.commitment)
    return Evidence.rows.select_related("commitment__plan__unit__organ", "attachment").get(pk=evidence.pk)


def _refresh(commitment: Commitment, *, on: date) -> None:
    """The copies of the next due day and of what was proved follow the facts."""
    store_copies(commitment, accepted_days_of(commitment, on=on), proof_of(commitment, on=on), on=on)


def _chain(commitment: Commitment) -> str:
    return commitment.plan.unit.organ.code


def _record(
    evidence: Evidence, *, verb: str, by: Person | str, at: datetime, facts: dict[str, object] | None = None
) -> None:
    record(_chain(evidence.commitment), by=by, verb=verb, of=evidence, at=at, facts=facts)
