"""密码的写入：set anew by an administrator; how a password is kept."""

from datetime import datetime

from axes.utils import reset
from django.db import transaction

from mingtang.law.rules import refuse_if_any
from mingtang.organs import ports
from mingtang.organs.actions.rules import Actor, note, password_reasons, reasons_against_managing_person
from mingtang.organs.models import Person


def reasons_against_setting_password(person: Person, *, by: Actor, at: datetime) -> list[str]:
    """不能重设密码的理由。"""
    reasons = reasons_against_managing_person(person, by=by, at=at)
    if not person.is_active:
        reasons.append(f"{person.name}已经离岗，不再需要密码。")
    elif not isinstance(by, str):
        reasons += ports.reasons_against_password_alone(person, at=at)
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
    ports.shut(person, at=at)
    return store_password(person, password, temporary=not isinstance(by, str), by=by, at=at)


def store_password(person: Person, password: str, *, temporary: bool, by: Actor, at: datetime) -> Person:
    """更换密码：of a person whose row is locked, with the password found fit. The trail does not know the password."""
    person.set_password(password)
    person.password_is_temporary = temporary
    person.save(update_fields=["password", "password_is_temporary"])
    note(person.unit, by=by, verb="organs.person.password", of=person, at=at)
    return person
