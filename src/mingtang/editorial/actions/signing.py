"""审签：approve, confirm, sign, send back.

Law: 政府信息公开条例 第十七条；保守国家秘密法实施条例 第四十二条.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import reference
from mingtang.editorial import ports, reasons, telling
from mingtang.editorial.actions.releasing import publish, reasons_against_what_is_signed
from mingtang.editorial.actions.steps import hold, locked, put_down
from mingtang.editorial.models import Approval, Published, Return, Revision
from mingtang.law.editorial import TICKS, Stage, reasons_against_secrecy, reasons_against_ticks
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person


@transaction.atomic
def approve(
    revision: Revision,
    *,
    findings: Mapping[str, bool] | None = None,
    ticks: Collection[str],
    stage: Stage = Stage.REVIEW,
    by: Person,
    at: datetime,
) -> Approval:
    """审核通过：the first stage, or the review with secrecy item by item, by someone who wrote no line of it."""
    revision = locked(revision)
    found = reasons.against_approving(revision, stage, by=by, at=at)
    if reasons.is_confirmed_only(revision):
        found.append("这一种公开件一经确认就公开，请用“确认公开”。")
    if stage is Stage.LEADER:
        found.append("领导签发请用“签发”。")
    told = dict(findings or {}) if stage is Stage.REVIEW else {}
    found += reasons_against_secrecy(told) if stage is Stage.REVIEW else ()
    refuse_if_any([*found, *reasons_against_ticks(stage, ticks)])
    approval = _sign(revision, stage, findings=told, ticks=ticks, by=by, at=at)
    following = reasons.stage_of(revision)
    if following is not None:
        telling.waits_for(revision, following, by=by, at=at)
    return approval


@transaction.atomic
def confirm(
    revision: Revision, *, findings: Mapping[str, bool], ticks: Collection[str], by: Person, at: datetime
) -> Published:
    """确认公开：of a kind that one other person confirms, the review and with it the immutable public record."""
    hold(revision)
    revision = locked(revision)
    found = reasons.against_approving(revision, Stage.REVIEW, by=by, at=at)
    if not reasons.is_confirmed_only(revision):
        found.append("这一种公开件审核以后还要由领导签发。")
    found += [*reasons_against_what_is_signed(revision, at=at), *reasons_against_secrecy(findings)]
    refuse_if_any([*found, *reasons_against_ticks(Stage.REVIEW, ticks)])
    _sign(revision, Stage.REVIEW, findings=dict(findings), ticks=ticks, by=by, at=at)
    return publish(revision, by=by, at=at)


@transaction.atomic
def sign(revision: Revision, *, ticks: Collection[str], by: Person, at: datetime) -> Approval:
    """签发：the leader's signature; the text goes public when it is released."""
    revision = locked(revision)
    refuse_if_any([*_against_leader(revision, by=by, at=at), *reasons_against_ticks(Stage.LEADER, ticks)])
    return _signed_by_leader(revision, ticks=ticks, by=by, at=at)


@transaction.atomic
def sign_and_release(revision: Revision, *, ticks: Collection[str], by: Person, at: datetime) -> Published:
    """签发并公布：the leader's signature, and with it the immutable public record."""
    hold(revision)
    revision = locked(revision)
    refuse_if_any([*_against_leader(revision, by=by, at=at), *reasons_against_ticks(Stage.LEADER, ticks)])
    _sign(revision, Stage.LEADER, findings={}, ticks=ticks, by=by, at=at)
    return publish(revision, by=by, at=at)


def _against_leader(revision: Revision, *, by: Person, at: datetime) -> list[str]:
    found = reasons.against_releasing(revision, by=by, at=at)
    return [*found, *reasons_against_what_is_signed(revision, at=at)]


def _signed_by_leader(revision: Revision, *, ticks: Collection[str], by: Person, at: datetime) -> Approval:
    approval = _sign(revision, Stage.LEADER, findings={}, ticks=ticks, by=by, at=at)
    telling.signed(revision, by=by, at=at)
    return approval


@transaction.atomic
def sign_on_paper(revision: Revision, *, signer: Person, attested_by: Person, at: datetime) -> Approval:
    """纸质签发：the leader signed on paper, and somebody who saw it says so. For what nothing is against."""
    approval = Approval.rows.create(
        revision=revision,
        stage=Stage.LEADER.value,
        reviewer=signer,
        digest=revision.digest,
        ticks=sorted(TICKS[Stage.LEADER]),
        attested_by=attested_by,
        at=at,
    )
    facts = {"digest": revision.digest, "signer": reference(signer)}
    put_down(revision, verb="editorial.attest", by=attested_by, at=at, facts=facts)
    if ports.is_released_by_hand(revision.edition.document.kind):
        telling.signed(revision, by=attested_by, at=at)
    else:
        publish(revision, by=attested_by, at=at)
    return approval


@transaction.atomic
def send_back(revision: Revision, *, reason: str, pointed: int = 0, by: Person, at: datetime) -> Return:
    """退回：with a reason, and how many places were pointed to; approvals of this revision lead nowhere any more."""
    revision = locked(revision)
    found = reasons.against_sending_back(revision, by=by, at=at)
    if not reason.strip():
        found.append("请写明退回的理由，拟稿人据此修改。")
    refuse_if_any(found)
    returned = Return.rows.create(revision=revision, reviewer=by, reason=reason.strip(), at=at)
    put_down(revision, verb="editorial.send_back", by=by, at=at)
    telling.returned(revision, pointed=pointed, by=by, at=at)
    return returned


def _sign(
    revision: Revision,
    stage: Stage,
    *,
    findings: dict[str, bool],
    ticks: Collection[str],
    by: Person,
    at: datetime,
) -> Approval:
    approval = Approval.rows.create(
        revision=revision,
        stage=stage.value,
        reviewer=by,
        stands_for=by.stands_for,
        digest=revision.digest,
        findings=findings,
        ticks=sorted(set(ticks) & TICKS[stage].keys()),
        at=at,
    )
    put_down(revision, verb=f"editorial.sign.{stage.value}", by=by, at=at, facts={"digest": revision.digest})
    return approval
