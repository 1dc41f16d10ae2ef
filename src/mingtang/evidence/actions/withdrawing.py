"""撤回佐证：whoever handed it in takes it back while it waits; the row stays and counts nowhere."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.evidence import telling
from mingtang.evidence.models import Evidence
from mingtang.law.evidence import Standing
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment


def reasons_against_withdrawing(evidence: Evidence, *, by: Person) -> list[str]:
    """不能撤回的理由。"""
    reasons = []
    if evidence.withdrawn_at is not None:
        reasons.append("这份佐证已撤回。")
    elif not evidence.may_become(Standing.WITHDRAWN):
        reasons.append("这份佐证已有结论，不能撤回。")
    if evidence.submitted_by_id != by.pk:
        reasons.append("佐证由提交人自己撤回。")
    return reasons


@transaction.atomic
def withdraw(evidence: Evidence, *, by: Person, at: datetime) -> Evidence:
    """撤回：it waits no longer and counts nowhere; the right one may be handed in after it."""
    Commitment.rows.select_for_update(of=("self",), no_key=True).get(pk=evidence.commitment_id)
    evidence = Evidence.rows.select_related("commitment__plan__unit__organ", "attachment").get(pk=evidence.pk)
    refuse_if_any(reasons_against_withdrawing(evidence, by=by))
    evidence.withdrawn_by, evidence.withdrawn_at = by, at
    evidence.save(update_fields=["withdrawn_by", "withdrawn_at"])
    record(evidence.commitment.plan.unit.organ.code, by=by, verb="evidence.withdraw", of=evidence, at=at)
    telling.taken_back(evidence, at=at)
    return evidence
