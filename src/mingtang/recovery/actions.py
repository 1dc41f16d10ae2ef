"""找回的写入：asked for by one, confirmed by another, neither the person concerned; and by hand, at the machine."""

from datetime import datetime

from axes.utils import reset
from django.db import transaction

from mingtang.access.actions.devices import let_go
from mingtang.access.actions.sign_ins import shut
from mingtang.access.sight import takes_two
from mingtang.files.marked import refuse_marked
from mingtang.language.secrecy import classification_marks
from mingtang.language.unseen import clean_name, without_unseen
from mingtang.law import recoveries
from mingtang.law.recoveries import RecoveryState
from mingtang.law.rules import refuse_if_any
from mingtang.organs.actions.passwords import store_password
from mingtang.organs.actions.rules import (
    note,
    password_reasons,
    reasons_against_managing,
    reasons_against_managing_person,
)
from mingtang.organs.models import Person
from mingtang.recovery import sight
from mingtang.recovery.models import Recovery
from mingtang.recovery.queries.ties import are_tied

CLASSIFIED = "原因里有密级标志。本系统不处理涉密信息，内容没有保存；请删去以后再提交，需要说明的另行按保密规定报告。"


def reasons_against_asking(person: Person, *, by: Person, at: datetime) -> list[str]:
    """不能申请找回的理由。"""
    reasons = reasons_against_managing_person(person, by=by, at=at)
    if person.pk in by.hands:
        reasons.append("不能为自己申请找回，请另一名管理员办理。")
    if not person.is_active:
        reasons.append(f"{person.name}已经离岗，不再登录。")
    elif not takes_two(person, at=at):
        reasons.append(f"{person.name}没有绑定手机，管理员一人重设密码就可以。")
    if Recovery.rows.waiting(at=at).filter(person=person).exists():
        reasons.append(f"{person.name}的找回已经有人申请，正等另一人确认。")
    return reasons


def ask(person: Person, *, reason: str, by: Person, at: datetime) -> Recovery:
    """申请找回。Errors: ``RuleBroken`` with all reasons; a mark of secrecy is refused before anything is kept."""
    if any(classification_marks(text) for text in (reason, without_unseen(reason))):
        refuse_marked(person.unit, verb="recovery.refuse_classified", of=person, by=by, at=at, said=CLASSIFIED)
    return _ask(person, reason=clean_name(reason), by=by, at=at)


@transaction.atomic
def _ask(person: Person, *, reason: str, by: Person, at: datetime) -> Recovery:
    person = _locked(person)
    reasons = reasons_against_asking(person, by=by, at=at)
    refuse_if_any([*reasons, *([] if reason else ["请写明原因，确认的人要看。"])])
    row = Recovery.rows.create(person=person, reason=reason, asked_by=by, asked_for=by.stands_for, asked_at=at)
    note(person.unit, by=by, verb="recovery.ask", of=row, at=at, facts={"person": person.pk})
    return row


def reasons_against_confirming(row: Recovery, *, by: Person, at: datetime) -> list[str]:
    """不能确认找回的理由。"""
    reasons = list(
        recoveries.reasons_against_deciding(row.recovery_state, RecoveryState.CONFIRMED, row.asked_at, at=at)
    )
    reasons += recoveries.reasons_against_two(
        row.person.name,
        is_person=row.person_id in by.hands,
        is_asker=bool(row.hands & by.hands),
        stands_in=by.standing_in is not None,
        is_tied=any(are_tied(one, by, at=at) for one in filter(None, (row.asked_by, row.asked_for))),
    )
    if reasons_against_managing(row.person.unit, by=by, at=at) and not sight.leads(by, row.person.unit, at=at):
        reasons.append("由本机关或上级机关的另一名管理员，或者本机关分管领导确认。")
    return reasons if row.person.is_active else [*reasons, f"{row.person.name}已经离岗，不再登录。"]


@transaction.atomic
def confirm(row: Recovery, *, password: str, by: Person, at: datetime) -> Recovery:
    """确认找回：the phone is let go, whoever is signed in is out, and a temporary password opens the account again."""
    row = _locked_recovery(row)
    refuse_if_any([*reasons_against_confirming(row, by=by, at=at), *password_reasons(password, row.person)])
    had_device = _open_anew(row.person, at=at)
    row.state, row.decided_by, row.decided_at = RecoveryState.CONFIRMED.value, by, at
    row.save(update_fields=["state", "decided_by", "decided_at"])
    facts = {"person": row.person_id, "device": had_device}
    note(row.person.unit, by=by, verb="recovery.confirm", of=row, at=at, facts=facts)
    store_password(row.person, password, temporary=True, by=by, at=at)
    return row


def reasons_against_refusing(row: Recovery, *, by: Person, at: datetime) -> list[str]:
    """不能拒绝找回的理由：the person concerned and whoever asked may say no as well."""
    reasons = list(recoveries.reasons_against_deciding(row.recovery_state, RecoveryState.REFUSED, row.asked_at, at=at))
    concerned = by.pk in {row.person_id, *row.hands} or sight.leads(by, row.person.unit, at=at)
    if not concerned and reasons_against_managing(row.person.unit, by=by, at=at):
        reasons.append("由本人、申请人、管理员或者本机关分管领导拒绝。")
    return reasons


@transaction.atomic
def refuse(row: Recovery, *, by: Person, at: datetime) -> Recovery:
    """拒绝找回：everything stays as it was."""
    row = _locked_recovery(row)
    refuse_if_any(reasons_against_refusing(row, by=by, at=at))
    row.state, row.decided_by, row.decided_at = RecoveryState.REFUSED.value, by, at
    row.save(update_fields=["state", "decided_by", "decided_at"])
    note(row.person.unit, by=by, verb="recovery.refuse", of=row, at=at, facts={"person": row.person_id})
    return row


@transaction.atomic
def recover_by_hand(person: Person, *, password: str, by: str, at: datetime) -> Person:
    """在机器上找回：where nobody is left who could ask or confirm, whoever runs the system does it."""
    person = _locked(person)
    reasons = [] if person.is_active else [f"{person.name}已经离岗，不再登录。"]
    refuse_if_any([*reasons, *password_reasons(password, person)])
    facts = {"device": _open_anew(person, at=at)}
    note(person.unit, by=by, verb="recovery.by_hand", of=person, at=at, facts=facts)
    return store_password(person, password, temporary=True, by=by, at=at)


def _open_anew(person: Person, *, at: datetime) -> bool:
    had_device = let_go(person, at=at)
    shut(person, at=at)
    reset(username=person.username)
    return had_device


def _locked(person: Person) -> Person:
    rows = Person.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ__parent").get(pk=person.pk)


def _locked_recovery(row: Recovery) -> Recovery:
    _locked(row.person)
    rows = Recovery.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("person__unit__organ__parent", "asked_by", "asked_for").get(pk=row.pk)
