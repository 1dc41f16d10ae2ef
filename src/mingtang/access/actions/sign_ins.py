"""登录与退出的写入：who came in is signed and kept, and how it ended; a session is never searched for."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction

from mingtang.access.models import SignIn
from mingtang.access.signatures import signature
from mingtang.law.second_factor import Ending, Factors
from mingtang.organs.actions.rules import note
from mingtang.organs.models import Person


@transaction.atomic
def begin(
    person: Person, *, factors: Factors, browser: str, session_key: str, failures: int = 0, at: datetime
) -> SignIn:
    """登录：from here on what the person does carries the number of this sign-in."""
    row = SignIn.rows.create(
        person=person,
        at=at,
        factors=factors.value,
        browser=browser,
        signature=signature(person_pk=person.pk, at=at, factors=factors.value, browser=browser),
        session_key=session_key,
    )
    person.signed_in = row.pk
    facts: dict[str, Any] = {"factors": factors.value} | ({"failures": failures} if failures else {})
    note(person.unit, by=person, verb="access.sign_in", of=person, at=at, facts=facts)
    return row


@transaction.atomic
def end(person: Person, *, at: datetime) -> None:
    """退出。"""
    number = getattr(person, "signed_in", None)
    note(person.unit, by=person, verb="access.sign_out", of=person, at=at)
    _end(list(SignIn.rows.select_for_update(no_key=True).open().filter(pk=number)), Ending.SIGNED_OUT, at=at)


@transaction.atomic
def renewed(person: Person, *, number: int | None, factors: Factors, browser: str, at: datetime) -> SignIn:
    """换成两步登录：the sign-in by password alone ends, and one by both begins in the same session."""
    old = list(SignIn.rows.select_for_update(no_key=True).open().filter(pk=number, person=person))
    session_key = old[0].session_key if old else ""
    _end(old, Ending.RENEWED, at=at, with_session=False)
    return begin(person, factors=factors, browser=browser, session_key=session_key, at=at)


@transaction.atomic
def moved(number: int | None, *, session_key: str) -> None:
    """会话换了编号：a session gets a new key when its owner changes the password."""
    if number is not None:
        SignIn.rows.open().filter(pk=number).update(session_key=session_key)


@transaction.atomic
def shut(person: Person, *, at: datetime, how: Ending = Ending.TAKEN_AWAY, but: int | None = None) -> int:
    """中止登录：every sign-in of the person ends now, with its session, but the one asked to stay. How many ended."""
    rows = SignIn.rows.select_for_update(no_key=True).open().filter(person=person).exclude(pk=but)
    ended = list(rows.order_by("pk"))
    _end(ended, how, at=at)
    return len(ended)


@transaction.atomic
def end_expired(number: int, *, at: datetime) -> bool:
    """过期：of a sign-in whose session is over; its end is that of the session, or now where the session is gone."""
    row = SignIn.rows.select_for_update(no_key=True).open().filter(pk=number).first()
    if row is None:
        return False
    until = Session.objects.filter(pk=row.session_key).values_list("expire_date", flat=True).first()
    if until is not None and until > at:
        return False
    _end([row], Ending.EXPIRED, at=max(row.at, until) if until is not None else at)
    return True


def _end(rows: list[SignIn], how: Ending, *, at: datetime, with_session: bool = True) -> None:
    if with_session:
        Session.objects.filter(pk__in=[row.session_key for row in rows if row.session_key]).delete()
    for row in rows:
        row.ended_at, row.ended_how, row.session_key = at, how.value, ""
        row.save(update_fields=["ended_at", "ended_how", "session_key"])
