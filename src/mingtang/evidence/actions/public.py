"""公开的确认：a second person lets the public see a piece or a note, or keeps it inside."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.evidence.models import Evidence, Note
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.posts import Hand


def reasons_against_confirming(record_: Evidence | Note, *, by: Person, at: datetime) -> list[str]:
    """不能确认公开的理由：the author's own word is not enough for the public."""
    unit = record_.commitment.plan.unit
    is_evidence = isinstance(record_, Evidence)
    reasons = []
    if not Hand(by, unit, at).judges:
        reasons.append(f"公开由{unit.name}的政务公开专员、审核人或分管领导确认。")
    if by.hands & record_.hands:
        reasons.append("提交人不能确认公开自己的材料，请由另一个人确认。")
    if is_evidence and not record_.counts:
        reasons.append("只有认定过的佐证才能确认公开。")
    if record_.public_at is not None:
        reasons.append("已经确认公开。")
    return reasons


@transaction.atomic
def confirm_for_public(record_: Evidence | Note, *, by: Person, at: datetime) -> Evidence | Note:
    """确认公开：from the next signed edition of the plan page on, the public sees it."""
    record_ = _locked_any(record_)
    refuse_if_any(reasons_against_confirming(record_, by=by, at=at))
    record_.public_by, record_.public_at = by, at
    record_.save(update_fields=["public_by", "public_at"])
    record(record_.commitment.plan.unit.organ.code, by=by, verb="evidence.public.confirm", of=record_, at=at)
    return record_


def reasons_against_keeping_internal(record_: Evidence | Note, *, by: Person, at: datetime) -> list[str]:
    """不能改为内部的理由。"""
    unit = record_.commitment.plan.unit
    reasons = [] if record_.public_at is not None else ["它没有确认公开。"]
    if not Hand(by, unit, at).judges:
        reasons.append(f"由{unit.name}的政务公开专员、审核人或分管领导办理。")
    return reasons


@transaction.atomic
def keep_internal(record_: Evidence | Note, *, by: Person, at: datetime) -> Evidence | Note:
    """不再公开：it is left out of the next edition; editions already published stay as they were."""
    record_ = _locked_any(record_)
    refuse_if_any(reasons_against_keeping_internal(record_, by=by, at=at))
    record_.public_by = record_.public_at = None
    record_.save(update_fields=["public_by", "public_at"])
    record(record_.commitment.plan.unit.organ.code, by=by, verb="evidence.public.undo", of=record_, at=at)
    return record_


def _locked_any(record_: Evidence | Note) -> Evidence | Note:
    """The piece or note as it stands once its commitment is locked."""
    Commitment.rows.select_for_update(of=("self",), no_key=True).get(pk=record_.commitment_id)
    if isinstance(record_, Evidence):
        return Evidence.rows.select_related("commitment__plan__unit__organ", "attachment").get(pk=record_.pk)
    return Note.rows.select_related("commitment__plan__unit__organ").get(pk=record_.pk)
