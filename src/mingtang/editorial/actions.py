"""编审的写入：submit, approve, send back, sign and release, drop.

Law: 政府信息公开条例 第十七条；保守国家秘密法实施条例 第四十二条.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.audit.chain import canonical
from mingtang.editorial import ports, queries, reasons, telling
from mingtang.editorial.attachments import reasons_against_attachments
from mingtang.editorial.models import Approval, Document, Edition, Published, Return, Revision
from mingtang.files.actions import grant_release
from mingtang.law.editorial import MOVES, EditionState, Stage, reasons_against_secrecy
from mingtang.law.moves import may_move
from mingtang.law.openness import Openness, reasons_against_publishing
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit

REPEATED = "与在审的一稿相同，不必重新送审。"


def digest_of(*, title: str, body: str, openness: str, address: str) -> str:
    """The digest that approvals sign: over the address, the title, the openness and the whole body."""
    return hashlib.sha256(canonical([address, title, openness, body]).encode()).hexdigest()


@transaction.atomic
def submit(
    *,
    kind: str,
    unit: Unit,
    subject: str,
    address: str,
    title: str,
    body: Mapping[str, Any],
    openness: Openness,
    by: Person,
    at: datetime,
) -> Revision:
    """送审：freeze what the public will see as a new revision of the open edition, opening one if there is none."""
    refuse_if_any(reasons_against_submitting(kind=kind, unit=unit, subject=subject, openness=openness, by=by, at=at))
    Document.rows.get_or_create(kind=kind, subject=subject, defaults={"unit": unit, "address": address})
    document = Document.rows.select_for_update(no_key=True).get(kind=kind, subject=subject)
    edition = document.editions.select_for_update(no_key=True).filter(state=EditionState.OPEN.value).first()
    if edition is None:
        number = document.editions.count() + 1
        edition = document.editions.create(number=number, state=EditionState.OPEN.value, opened_at=at)
    text = canonical(dict(body))
    digest = digest_of(title=title, body=text, openness=openness.value, address=document.address)
    refuse_if_any(_reasons_against_repeating(edition, digest))
    revision = edition.revisions.create(
        number=edition.revisions.count() + 1,
        title=title,
        body=text,
        digest=digest,
        openness=openness.value,
        author=by,
        stands_for=by.stands_for,
        made_at=at,
    )
    _record(revision, verb="editorial.submit", by=by, at=at, facts={"digest": revision.digest})
    telling.waits_for(revision, PostKind.REVIEWER, by=by, at=at)
    return revision


def _reasons_against_repeating(edition: Edition, digest: str) -> list[str]:
    """The same text once more would void the approvals that it has; one that came back may be handed in as it was."""
    newest = edition.revisions.select_related("returned").order_by("-number").first()
    same = newest is not None and not reasons.is_returned(newest) and newest.digest == digest
    return [REPEATED] if same else []


def reasons_against_submitting(
    *, kind: str, unit: Unit, subject: str, openness: Openness, by: Person, at: datetime
) -> list[str]:
    """不能送审的理由：shown beside the button before it is pressed."""
    found = list(reasons_against_publishing(openness))
    if kind not in ports.kinds():
        found.append(f"没有“{kind}”这一种公开件，不能送审。")
    if not reasons.may_hand_in(kind, unit, by=by, at=at):
        found.append(f"送审由{reasons.who_hands_in(kind, unit)}办理。")
    edition = queries.open_edition(kind, subject)
    signed = Approval.rows.filter(revision__edition=edition) if edition else ()
    if any(approval.hands & by.hands for approval in signed):
        found.append("您审签过这一版的前一稿，不能再做它的拟稿人。")
    return found


@transaction.atomic
def approve(revision: Revision, *, findings: Mapping[str, bool], by: Person, at: datetime) -> Approval:
    """审核：content and secrecy, item by item, by someone who wrote no line of it."""
    revision = _locked(revision)
    found = reasons.against_approving(revision, by=by, at=at)
    if reasons.is_confirmed_only(revision):
        found.append("这一种公开件一经确认就公开，请用“确认公开”。")
    refuse_if_any([*found, *reasons_against_secrecy(findings)])
    approval = _sign(revision, Stage.REVIEW, findings=dict(findings), by=by, at=at)
    telling.waits_for(revision, PostKind.LEADER, by=by, at=at)
    return approval


@transaction.atomic
def confirm(revision: Revision, *, findings: Mapping[str, bool], by: Person, at: datetime) -> Published:
    """确认公开：of a kind that one other person confirms, the review and with it the immutable public record."""
    _hold(revision)
    revision = _locked(revision)
    found = reasons.against_approving(revision, by=by, at=at)
    if not reasons.is_confirmed_only(revision):
        found.append("这一种公开件审核以后还要由领导签发。")
    refuse_if_any([*found, *_reasons_against_what_is_signed(revision), *reasons_against_secrecy(findings)])
    _sign(revision, Stage.REVIEW, findings=dict(findings), by=by, at=at)
    return _release(revision, by=by, at=at)


@transaction.atomic
def send_back(revision: Revision, *, reason: str, by: Person, at: datetime) -> Return:
    """退回：with a reason; approvals of this revision lead nowhere any more."""
    revision = _locked(revision)
    found = reasons.against_sending_back(revision, by=by, at=at)
    if not reason.strip():
        found.append("请写明退回的理由，拟稿人据此修改。")
    refuse_if_any(found)
    returned = Return.rows.create(revision=revision, reviewer=by, reason=reason.strip(), at=at)
    _record(revision, verb="editorial.send_back", by=by, at=at)
    telling.returned(revision, by=by, at=at)
    return returned


@transaction.atomic
def sign_and_release(revision: Revision, *, by: Person, at: datetime) -> Published:
    """签发：the leader's signature, and with it the immutable public record."""
    _hold(revision)
    revision = _locked(revision)
    found = reasons.against_releasing(revision, by=by, at=at)
    refuse_if_any([*found, *_reasons_against_what_is_signed(revision)])
    _sign(revision, Stage.LEADER, findings={}, by=by, at=at)
    return _release(revision, by=by, at=at)


def _hold(revision: Revision) -> None:
    kind = ports.kinds().get(revision.edition.document.kind)
    if kind is not None:
        kind.hold(revision.content)


def _reasons_against_what_is_signed(revision: Revision) -> list[str]:
    """Openness, digest and files, looked at once more by whoever signs last."""
    found = list(reasons_against_publishing(Openness(revision.openness)))
    return [*found, *_reasons_against_digest(revision), *reasons_against_attachments(revision.content)]


def _release(revision: Revision, *, by: Person, at: datetime) -> Published:
    edition, document = revision.edition, revision.edition.document
    published = Published.rows.create(
        document=document,
        revision=revision,
        number=edition.number,
        title=revision.title,
        body=revision.body,
        digest=revision.digest,
        signed_by=by,
        signed_for=by.stands_for,
        at=at,
    )
    for live in document.editions.filter(state=EditionState.LIVE.value):
        _move(live, EditionState.PAST)
    _move(edition, EditionState.LIVE)
    keys = [told["key"] for told in revision.content.get("attachments", ())]
    grant_release(keys, of=published, by=by, at=at)
    _record(revision, verb="editorial.release", by=by, at=at, facts={"digest": published.digest})
    telling.released(revision, by=by, at=at)
    return published


def _reasons_against_digest(revision: Revision) -> list[str]:
    """Computed anew, so that what is released is what everybody signed."""
    address = revision.edition.document.address
    now = digest_of(title=revision.title, body=revision.body, openness=revision.openness, address=address)
    if now == revision.digest and all(approval.digest == now for approval in revision.approvals.all()):
        return []
    return ["稿件内容与审签时的摘要不符，不能发布，请联系管理员核对留痕。"]


@transaction.atomic
def drop(edition: Edition, *, by: Person, at: datetime) -> Edition:
    """撤回送审：the clerk takes an edition back that nobody has released yet."""
    edition = (
        Edition.rows.select_for_update(of=("self",), no_key=True)
        .select_related("document__unit__organ")
        .get(pk=edition.pk)
    )
    refuse_if_any(reasons.against_dropping(edition, by=by, at=at))
    _move(edition, EditionState.DROPPED)
    record(edition.document.unit.organ.code, by=by, verb="editorial.drop", of=edition, at=at)
    telling.over(edition, at=at)
    return edition


def _locked(revision: Revision) -> Revision:
    """The revision with every edition of its document locked, before any head of the trail is."""
    list(
        Edition.rows.select_for_update(of=("self",), no_key=True)
        .filter(document__editions=revision.edition_id)
        .order_by("pk")
    )
    return Revision.rows.select_related("edition__document__unit__organ", "returned").get(pk=revision.pk)


def _sign(revision: Revision, stage: Stage, *, findings: dict[str, bool], by: Person, at: datetime) -> Approval:
    approval = Approval.rows.create(
        revision=revision,
        stage=stage.value,
        reviewer=by,
        stands_for=by.stands_for,
        digest=revision.digest,
        findings=findings,
        at=at,
    )
    _record(revision, verb=f"editorial.sign.{stage.value}", by=by, at=at, facts={"digest": revision.digest})
    return approval


def _move(edition: Edition, then: EditionState) -> None:
    now = EditionState(edition.state)
    refuse_if_any([] if may_move(MOVES, now, then) else [f"这一版{now.label}，不能转为“{then.label}”。"])
    edition.state = then.value
    edition.save(update_fields=["state"])


def _record(revision: Revision, *, verb: str, by: Person, at: datetime, facts: dict[str, object] | None = None) -> None:
    record(revision.edition.document.unit.organ.code, by=by, verb=verb, of=revision, at=at, facts=facts)
