"""撤回的写入：take a document back from the public.

Law: 政府信息公开条例 第六条（及时、准确）、第十五条.
"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.editorial import telling as editorial
from mingtang.editorial.actions import steps, take_down
from mingtang.editorial.models import Document, Published
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import clean_text
from mingtang.law.editorial import EditionState, WithdrawalKind, reasons_against_withdrawing
from mingtang.law.rules import refuse_if_any
from mingtang.law.withdrawals import RequestState
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.withdrawals import reasons, telling
from mingtang.withdrawals.actions.typed import refuse_classified
from mingtang.withdrawals.models import Clearance, Request, Withdrawal
from mingtang.withdrawals.ports import retold


def withdraw(
    document: Document,
    *,
    kind: WithdrawalKind,
    public_reason: str = "",
    internal_reason: str = "",
    target: str = "",
    looked: bool = False,
    asked_by: Person,
    by: Person,
    at: datetime,
) -> Withdrawal:
    """撤下：take the whole document from the public, its past editions, files, feeds and what can be found too.

    A safety withdrawal is one person's to make, at once; every other kind is asked for by one and decided by another.
    It drops the edition on its way as well: whoever signed that knew nothing of what was wrong. What tells the
    document again, as its explainers do, is taken down with it, for the same reason. ``looked``: of what was asked for,
    whoever asked has looked already whether the public reason names somebody.
    """
    refuse_classified(document, public_reason, internal_reason, target, by=by, at=at)
    is_safety = kind is WithdrawalKind.SAFETY
    told = {
        "public_reason": "" if is_safety else clean_text(public_reason),
        "internal_reason": clean_text(internal_reason),
        "target": "" if is_safety else target.strip(),
    }
    named = [] if looked or is_safety else reasons.against_naming(document, told["public_reason"])
    return _withdraw(document, kind, told, named, asked_by=asked_by, by=by, at=at)


@transaction.atomic
def _withdraw(
    document: Document,
    kind: WithdrawalKind,
    told: dict[str, str],
    named: list[str],
    *,
    asked_by: Person,
    by: Person,
    at: datetime,
) -> Withdrawal:
    steps.hold_editions(document)
    again = retold(document) if kind is WithdrawalKind.SAFETY else []
    document = Document.rows.select_related("unit__organ").get(pk=document.pk)
    found = reasons.against_withdrawing(document, kind, asked_by=asked_by, by=by, at=at)
    public, target = told["public_reason"], told["target"]
    found += reasons_against_withdrawing(kind, public=public, internal=told["internal_reason"], target=target)
    # 地址写得不对的，只说怎样写。
    found = found or reasons.against_target(document, target)
    refuse_if_any([*found, *reasons_against_personal_data(public, target), *named])
    withdrawal = Withdrawal.rows.create(
        document=document,
        published=Published.public.standing().get(document=document),
        kind=kind.value,
        asked_by=asked_by,
        by=by,
        at=at,
        **told,
    )
    take_down(document, by=by, at=at)
    record(document.unit.organ.code, by=by, verb="withdrawals.withdraw", of=document, at=at, facts={"kind": kind.value})
    if kind is WithdrawalKind.SAFETY:
        _drop_what_is_open(document, by=by, at=at)
    telling.withdrawn(withdrawal, by=by, at=at)
    _end_requests(document, by=by, at=at)
    if kind is WithdrawalKind.SAFETY:
        clearance = Clearance.rows.create(withdrawal=withdrawal, opened_at=at)
        telling.to_clear(clearance, on=day_of(at), at=at)
    for other in again:
        _withdraw(other, kind, told, [], asked_by=asked_by, by=by, at=at)
    return withdrawal


def _end_requests(document: Document, *, by: Person, at: datetime) -> None:
    """What was asked for and not decided is settled: there is nothing left to take back."""
    for request in Request.rows.filter(document=document, state=RequestState.ASKED.value):
        request.state, request.answer = RequestState.DROPPED.value, "已经撤下，不必再决定。"
        request.decided_by, request.decided_at = by, at
        request.save(update_fields=["state", "answer", "decided_by", "decided_at"])
        telling.decided(request, at=at)


def _drop_what_is_open(document: Document, *, by: Person, at: datetime) -> None:
    for edition in document.editions.filter(state=EditionState.OPEN.value):
        steps.move(edition, EditionState.DROPPED)
        record(document.unit.organ.code, by=by, verb="editorial.drop", of=edition, at=at)
        editorial.over(edition, at=at)
