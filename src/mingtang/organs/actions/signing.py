"""登录与密码的写入：what the trail tells of access. Failures are counted, never named."""

from datetime import datetime

from axes.utils import reset
from django.contrib.auth.hashers import check_password
from django.db import transaction

from mingtang.law.rules import refuse_if_any
from mingtang.organs.actions.rules import Actor, note, password_reasons, reasons_against_managing_person
from mingtang.organs.models import Person


def reasons_against_setting_password(person: Person, *, by: Actor, at: datetime) -> list[str]:
    """不能重设密码的理由。"""
    reasons = reasons_against_managing_person(person, by=by, at=at)
    if not person.is_active:
        reasons.append(f"{person.name}已经离岗，不再需要密码。")
    return reasons


@transaction.atomic
def set_password(person: Person, *, password: str, by: Actor, at: datetime) -> Person:
    """重设密码：by an administrator for somebody. It is temporary, ends the sessions signed with the old one, and
    opens the account again if it was locked."""
    person = (
        Person.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ__parent").get(pk=person.pk)
    )
    reasons = reasons_against_setting_password(person, by=by, at=at)
    refuse_if_any([*reasons, *password_reasons(password, person)])
    reset(username=person.username)
    return _store(person, password, temporary=not isinstance(by, str), by=by, at=at)


@transaction.atomic
def change_own_password(person: Person, *, old: str, new: str, at: datetime) -> Person:
    """修改自己的密码。Errors: ``RuleBroken`` when the old one is wrong, or the new one weak or the same."""
    person = Person.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=person.pk)
    reasons = [] if check_password(old, person.password) else ["原密码不对，请重新输入。"]
    if old == new:
        reasons.append("新密码和原密码一样，请换一个。")
    refuse_if_any([*reasons, *password_reasons(new, person)])
    return _store(person, new, temporary=False, by=person, at=at)


def _store(person: Person, password: str, *, temporary: bool, by: Actor, at: datetime) -> Person:
    person.set_password(password)
    person.password_is_temporary = temporary
    person.save(update_fields=["password", "password_is_temporary"])
    note(person.unit, by=by, verb="organs.person.password", of=person, at=at)
    return person


def note_sign_in(person: Person, *, failures: int, at: datetime) -> None:
    """登录：a signature later on is as good as the sign-in before it."""
    facts = {"failures": failures} if failures else None
    note(person.unit, by=person, verb="organs.sign_in", of=person, at=at, facts=facts)


def note_sign_out(person: Person, *, at: datetime) -> None:
    """退出。"""
    note(person.unit, by=person, verb="organs.sign_out", of=person, at=at)


def note_lock_out(username: str, *, failures: int, at: datetime) -> None:
    """登录锁定：told of the unit, not of the person; of an account that does not exist nothing is told."""
    person = Person.rows.select_related("unit__organ").filter(username=username).first()
    if person is not None:
        note(
            person.unit, by="sign-in", verb="organs.sign_in.locked", of=person.unit, at=at, facts={"failures": failures}
        )
