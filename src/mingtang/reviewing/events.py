"""经过：what has happened to a revision, what happens now, and what comes after, for the line of events."""

from typing import Any

from mingtang.editorial import ports, reasons
from mingtang.editorial.models import Approval, Revision
from mingtang.emergencies.models import Emergency
from mingtang.law.editorial import SECRECY_ITEMS, TICKS, EditionState, Stage, label_of
from mingtang.organs.names import signed

_WHO = {Stage.FIRST: "由审核人或者政务公开专员办理", Stage.REVIEW: "由审核人办理", Stage.LEADER: "由分管领导办理"}


def events_of(revision: Revision) -> list[dict[str, Any]]:
    """The events of a revision in order; those to come have no time."""
    told: list[dict[str, Any]] = [{"at": revision.made_at, "what": "送审", "who": revision.signed}]
    if reasons.is_emergency(revision):
        told += _emergency(revision.emergency)
    told += [_signed(approval, revision) for approval in revision.approvals.all()]
    told.sort(key=lambda event: event["at"])
    if reasons.is_returned(revision):
        back = revision.returned
        told.append({"at": back.at, "what": "退回", "who": back.reviewer.name, "detail": back.reason})
    elif revision.edition.state == EditionState.OPEN.value:
        told += _to_come(revision)
    return told


def _emergency(emergency: Emergency) -> list[dict[str, Any]]:
    label = Stage(emergency.stage).label
    who = signed(emergency.by.name, emergency.stands_for and emergency.stands_for.name)
    told = [{"at": emergency.at, "what": f"应急发布，{label}后补", "who": who, "detail": emergency.reason}]
    if emergency.cleared_at is not None:
        done = {"at": emergency.cleared_at, "what": f"补{label}", "who": emergency.cleared_by.name}
        ticked = [text for key, text in TICKS[Stage(emergency.stage)].items() if key in emergency.ticks]
        told.append(done | {"detail": "".join(f"{text}。" for text in ticked) + emergency.finding})
    return told


def _signed(approval: Approval, revision: Revision) -> dict[str, Any]:
    stage = Stage(approval.stage)
    told: dict[str, Any] = {"at": approval.at, "who": approval.signed}
    ticked = [label for key, label in TICKS[stage].items() if key in approval.ticks]
    detail = "".join(f"{label}。" for label in ticked)
    if stage is Stage.FIRST:
        return told | {"what": "初审通过", "detail": detail}
    if stage is Stage.REVIEW:
        items = "、".join(SECRECY_ITEMS.values())
        what = "确认公开" if reasons.is_confirmed_only(revision) else "审核通过"
        return told | {"what": what, "detail": f"保密审查逐项进行：{items}，都未涉及。{detail}"}
    if approval.attested_by is not None:
        detail = f"签在纸上，扫描件由{approval.attested_by.name}见证。"
    by_hand = ports.is_released_by_hand(revision.edition.document.kind)
    return told | {"what": "签发" if by_hand else "签发并公布", "detail": detail}


def _to_come(revision: Revision) -> list[dict[str, Any]]:
    signed = {approval.stage for approval in revision.approvals.all()}
    if reasons.is_emergency(revision):
        signed.add(revision.emergency.stage)
    stages = revision.passes
    left = [stage for stage in stages if stage.value not in signed]
    return [
        {"what": label_of(stage, stages), "detail": _WHO[stage], "place": "now" if place == 0 else "next"}
        for place, stage in enumerate(left)
    ]
