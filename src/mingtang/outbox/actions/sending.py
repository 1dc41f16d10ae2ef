"""寄信：each attempt is written down and committed before it is made, and its answer after it.

Killed in between, the mail stays queued and is handed over again later under the same Message-ID; the attempt
without an end is what tells that the server may have it twice. No transaction is open while a server is talked to.
"""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mingtang.audit.actions import record
from mingtang.holidays.queries import calendar
from mingtang.law.mail import MOVES, Answer, MailState, held_until, state_after, wait_after
from mingtang.law.moves import may_move
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.outbox.actions.queueing import is_set_up
from mingtang.outbox.models import Delivery, Mail, Preference
from mingtang.outbox.post import Letter, PostOffice
from mingtang.outbox.queries.mail import mails_due
from mingtang.outbox.texts import code_key, letter_of

# 一轮最多寄这么久，免得别的到期事项等着。
LONGEST_ROUND = timedelta(seconds=45)
AWAY = frozenset({Answer.UNREACHABLE, Answer.UNANSWERED})


@dataclass(frozen=True)
class Attempt:
    """一次投递：its row, and what is handed over."""

    delivery: int
    letter: Letter


def send_due(*, at: datetime, office: PostOffice) -> dict[Answer, int]:
    """把该寄的寄出去，one after another; a server that is away ends the round. How many had which answer."""
    began = time.monotonic()
    answers: dict[Answer, int] = {}
    for pk in mails_due(at=at) if is_set_up() else ():
        passed = timedelta(seconds=time.monotonic() - began)
        attempt = begin(pk, at=at + passed) if passed < LONGEST_ROUND else None
        if attempt is None:
            continue
        answer, code = office.hand_over(attempt.letter)
        end(attempt, answer, code, at=at + timedelta(seconds=time.monotonic() - began))
        answers[answer] = answers.get(answer, 0) + 1
        if answer in AWAY:
            break
    office.close()
    return answers


@transaction.atomic(durable=True)
def begin(pk: int, *, at: datetime) -> Attempt | None:
    """开始一次投递：nothing to hand over where the mail is not due, not wanted any more, or must wait."""
    mail = Mail.rows.select_for_update(of=("self",), no_key=True).select_related("person", "notice").get(pk=pk)
    if mail.mail_state is not MailState.QUEUED or mail.next_at > at:
        return None
    preference = Preference.rows.filter(person=mail.person_id).first()
    if preference is None or not _is_wanted(mail, preference):
        _move(mail, MailState.DROPPED, at=at)
        return None
    if mail.kind == Mail.NOTICE:
        ready_at = held_until(timezone.localtime(at), preference.quiet, calendar())
        if ready_at > at:
            mail.next_at = ready_at
            mail.save(update_fields=["next_at"])
            return None
    mail.tries += 1
    mail.next_at = at + wait_after(mail.tries)
    mail.save(update_fields=["tries", "next_at"])
    delivery = Delivery.rows.create(mail=mail, number=mail.tries, began_at=at)
    return Attempt(delivery.pk, letter_of(mail, preference, number=delivery.number))


def _is_wanted(mail: Mail, preference: Preference) -> bool:
    """Whoever has left, took the address back or read the notice meanwhile is not written to."""
    if not mail.person.is_active:
        return False
    if mail.kind == Mail.CODE:
        return bool(preference.address) and mail.key == code_key(preference)
    read = mail.kind == Mail.NOTICE and (mail.notice is None or mail.notice.read_at is not None)
    return preference.takes_mail and not read


@transaction.atomic(durable=True)
def end(attempt: Attempt, answer: Answer, code: int | None, *, at: datetime) -> None:
    """记下答复，and what becomes of the mail by it."""
    delivery = Delivery.rows.get(pk=attempt.delivery)
    mail = Mail.rows.select_for_update(no_key=True).get(pk=delivery.mail_id)
    delivery.ended_at, delivery.answer, delivery.code = at, answer.value, code
    delivery.save(update_fields=["ended_at", "answer", "code"])
    then = state_after(answer, queued_at=mail.queued_at, at=at)
    if then is not MailState.QUEUED and mail.mail_state is MailState.QUEUED:
        _move(mail, then, at=at)


def _move(mail: Mail, then: MailState, *, at: datetime) -> None:
    refuse_if_any([] if may_move(MOVES, mail.mail_state, then) else [f"这封信{mail.mail_state.label}，不能再改。"])
    mail.state = then.value
    mail.settled_at = None if then is MailState.QUEUED else at
    mail.save(update_fields=["state", "settled_at"])


def reasons_against_retrying(mail: Mail, *, by: Person, at: datetime) -> list[str]:
    """不能现在重寄的理由。"""
    on = timezone.localtime(at).date()
    managed = [post.unit for post in by.posts_on(on) if post.kind == PostKind.ADMINISTRATOR.value]
    reasons = [] if any(unit.contains(mail.person.unit) for unit in managed) else ["重寄由本机关的管理员办理。"]
    if mail.mail_state not in {MailState.QUEUED, MailState.FAILED}:
        reasons.append(f"这封信{mail.mail_state.label}，不必重寄。")
    elif not mail.tries:
        reasons.append("这封信还没有寄过，到时间会自己寄出。")
    return reasons


@transaction.atomic
def retry(mail: Mail, *, by: Person, at: datetime) -> Mail:
    """现在重寄：the next round hands it over again, and five more days count from now."""
    locked = Mail.rows.select_for_update(of=("self",), no_key=True).select_related("person__unit__organ")
    mail = locked.get(pk=mail.pk)
    refuse_if_any(reasons_against_retrying(mail, by=by, at=at))
    if mail.mail_state is MailState.FAILED:
        _move(mail, MailState.QUEUED, at=at)
    mail.queued_at = mail.next_at = at
    mail.save(update_fields=["queued_at", "next_at"])
    record(mail.person.unit.organ.code, by=by, verb="outbox.mail.retry", of=mail, at=at, facts={"tries": mail.tries})
    return mail


def drop_all_of(person: Person, *, at: datetime) -> int:
    """不再寄：everything that still waits for the person, in the transaction of the caller."""
    waiting = Mail.rows.filter(person=person, state=MailState.QUEUED.value)
    return waiting.update(state=MailState.DROPPED.value, settled_at=at)
