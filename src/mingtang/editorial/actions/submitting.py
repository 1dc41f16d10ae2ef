"""送审和撤回送审：freeze what the public will see, or take it back before anybody outside has seen it.

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
from mingtang.editorial.actions.steps import move, put_down
from mingtang.editorial.models import Approval, Document, Edition, Revision
from mingtang.language.unseen import reasons_against_unfit
from mingtang.law.editorial import EditionState, written
from mingtang.law.openness import Openness, reasons_against_publishing
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.stages.queries import stages_at

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
    found = reasons_against_submitting(kind=kind, unit=unit, subject=subject, openness=openness, by=by, at=at)
    refuse_if_any(found + reasons_against_unfit(title, str(body.get("html", "")), *ports.words_of(body)))
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
        stages=written(stages_at(unit.organ, kind)),
        made_at=at,
    )
    refuse_if_any(ports.reasons_of_gates(revision, at=at))
    put_down(revision, verb="editorial.submit", by=by, at=at, facts={"digest": revision.digest})
    telling.waits_for(revision, revision.passes[0], by=by, at=at)
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
    other = Document.rows.filter(kind=kind, subject=subject).exclude(unit=unit).select_related("unit").first()
    if other is not None:
        found.append(f"这一件由{other.unit.name}发布，不能由{unit.name}送审。")
    edition = queries.open_edition(kind, subject)
    signed = Approval.rows.filter(revision__edition=edition) if edition else ()
    if any(approval.hands & by.hands for approval in signed):
        found.append("您审签过这一版的前一稿，不能再做它的拟稿人。")
    return found


@transaction.atomic
def drop(edition: Edition, *, by: Person, at: datetime) -> Edition:
    """撤回送审：the clerk takes an edition back that nobody has released yet."""
    edition = (
        Edition.rows.select_for_update(of=("self",), no_key=True)
        .select_related("document__unit__organ")
        .get(pk=edition.pk)
    )
    refuse_if_any(reasons.against_dropping(edition, by=by, at=at))
    move(edition, EditionState.DROPPED)
    record(edition.document.unit.organ.code, by=by, verb="editorial.drop", of=edition, at=at)
    telling.over(edition, at=at)
    return edition
