"""经过：what has happened to a revision, what happens now, and what comes after, for the line of events."""

from typing import Any

from mingtang.editorial import reasons
from mingtang.editorial.models import Approval, Revision
from mingtang.law.editorial import SECRECY_ITEMS, EditionState, Stage, label_of

_WHO = {Stage.REVIEW: "由审核人办理", Stage.LEADER: "由分管领导办理"}


def events_of(revision: Revision) -> list[dict[str, Any]]:
    """The events of a revision in order; those to come have no time."""
    told: list[dict[str, Any]] = [{"at": revision.made_at, "what": "送审", "who": revision.signed}]
    told += [_signed(approval, revision) for approval in revision.approvals.all()]
    if reasons.is_returned(revision):
        back = revision.returned
        told.append({"at": back.at, "what": "退回", "who": back.reviewer.name, "detail": back.reason})
    elif revision.edition.state == EditionState.OPEN.value:
        told += _to_come(revision)
    return told


def _signed(approval: Approval, revision: Revision) -> dict[str, Any]:
    stage = Stage(approval.stage)
    told = {"at": approval.at, "who": approval.signed}
    if stage is Stage.REVIEW:
        items = "、".join(SECRECY_ITEMS.values())
        what = "确认公开" if reasons.is_confirmed_only(revision) else "审核通过"
        return told | {"what": what, "detail": f"保密审查逐项进行：{items}，都未涉及。"}
    return told | {"what": "签发并公布"}


def _to_come(revision: Revision) -> list[dict[str, Any]]:
    signed = {approval.stage for approval in revision.approvals.all()}
    stages = reasons.stages_of(revision)
    left = [stage for stage in stages if stage.value not in signed]
    return [
        {"what": label_of(stage, stages), "detail": _WHO[stage], "place": "now" if place == 0 else "next"}
        for place, stage in enumerate(left)
    ]
