"""撤回申请的写入：asked for by one, decided by another, or taken back by whoever asked.

Law: 政府信息公开条例 第六条（及时、准确）、第十五条.
"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.editorial.actions import steps
from mingtang.editorial.models import Document, Published
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.unseen import clean_text
from mingtang.law.editorial import WithdrawalKind, reasons_against_withdrawing
from mingtang.law.moves import may_move
from mingtang.law.rules import refuse_if_any
from mingtang.law.withdrawals import MOVES, RequestState
from mingtang.organs.models import Person
from mingtang.withdrawals import reasons, telling
from mingtang.withdrawals.actions.typed import refuse_classified
from mingtang.withdrawals.actions.withdrawing import withdraw
from mingtang.withdrawals.models import Request, Withdrawal


def ask(
    document: Document,
    *,
    kind: WithdrawalKind,
    public_reason: str,
    internal_reason: str = "",
    target: str = "",
    looked: bool = False,
    by: Person,
    at: datetime,
) -> Request:
    """申请撤回。``looked``: somebody looked at what may name a person in the public reason, and it is none.

    Errors: ``RuleBroken`` with all reasons; a mark of secrecy is refused before anything is kept.
    """
    refuse_classified(document, public_reason, internal_reason, target, by=by, at=at)
    told = {"public_reason": public_reason, "internal_reason": internal_reason, "target": target}
    told = {name: text.strip() if name == "target" else clean_text(text) for name, text in told.items()}
    return _ask(document, kind, told, looked=looked, by=by, at=at)


@transaction.atomic
def _ask(
    document: Document, kind: WithdrawalKind, told: dict[str, str], *, looked: bool, by: Person, at: datetime
) -> Request:
    steps.hold_editions(document)
    found = reasons.against_asking(document, by=by, at=at)
    if kind is WithdrawalKind.SAFETY:
        found.append("安全撤稿不用申请，请直接办理。")
    public, target = told["public_reason"], told["target"]
    found += reasons_against_withdrawing(kind, public=public, internal=told["internal_reason"], target=target)
    # 地址写得不对的，只说怎样写。
    found = found or reasons.against_target(document, target)
    named = reasons.against_naming(document, public)
    refuse_if_any([*found, *reasons_against_personal_data(public, target), *([] if looked else named)])
    published = Published.public.standing().get(document=document)
    request = Request.rows.create(
        document=document,
        published=published,
        kind=kind.value,
        asked_by=by,
        asked_for=by.stands_for,
        asked_at=at,
        **told,
    )
    _put_down(request, verb="withdrawals.ask", by=by, at=at, looked=looked and bool(named))
    telling.asked(request, by=by, at=at)
    return request


@transaction.atomic
def grant(request: Request, *, by: Person, at: datetime) -> Withdrawal:
    """同意撤回：another person decides, and with that it is gone from the public."""
    steps.hold_editions(request.document)
    request = _locked(request)
    refuse_if_any(reasons.against_granting(request, by=by, at=at))
    # 先了结申请：the withdrawal ends whatever else is still asked for.
    _decide(request, RequestState.GRANTED, by=by, at=at)
    _put_down(request, verb="withdrawals.grant", by=by, at=at)
    return withdraw(
        request.document,
        kind=WithdrawalKind(request.kind),
        public_reason=request.public_reason,
        internal_reason=request.internal_reason,
        target=request.target,
        looked=True,
        asked_by=request.asked_by,
        by=by,
        at=at,
    )


def refuse(request: Request, *, answer: str, by: Person, at: datetime) -> Request:
    """不同意撤回：with a reason; what is public stays."""
    refuse_classified(request.document, answer, by=by, at=at)
    return _refuse(request, answer.strip(), by=by, at=at)


@transaction.atomic
def _refuse(request: Request, answer: str, *, by: Person, at: datetime) -> Request:
    request = _locked(request)
    found = reasons.against_deciding(request, by=by, at=at)
    refuse_if_any([*found, *([] if answer else ["请写明不同意的理由，提出人会看到。"])])
    request.answer = answer
    _decide(request, RequestState.REFUSED, by=by, at=at)
    _put_down(request, verb="withdrawals.refuse", by=by, at=at)
    telling.refused(request, by=by, at=at)
    return request


@transaction.atomic
def drop(request: Request, *, by: Person, at: datetime) -> Request:
    """收回申请：by whoever asked."""
    request = _locked(request)
    refuse_if_any(reasons.against_dropping(request, by=by))
    _decide(request, RequestState.DROPPED, by=by, at=at)
    _put_down(request, verb="withdrawals.drop", by=by, at=at)
    return request


def _locked(request: Request) -> Request:
    rows = Request.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("document__unit__organ", "asked_by", "published__revision").get(pk=request.pk)


def _decide(request: Request, then: RequestState, *, by: Person, at: datetime) -> None:
    refuse_if_any([] if may_move(MOVES, request.stands, then) else [f"这份申请{request.stands.label}，不能再改。"])
    request.state, request.decided_by, request.decided_at = then.value, by, at
    request.save(update_fields=["state", "decided_by", "decided_at", "answer"])
    telling.decided(request, at=at)


def _put_down(request: Request, *, verb: str, by: Person, at: datetime, looked: bool = False) -> None:
    facts: dict[str, object] = {"kind": request.kind} | ({"looked": True} if looked else {})
    record(request.document.unit.organ.code, by=by, verb=verb, of=request, at=at, facts=facts)
