"""被打断：a sender that is killed loses no mail, and what may have arrived twice is counted."""

import os
import random
import signal
import time
import warnings
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connections, transaction

from mingtang.law.mail import Answer, NoticeKind
from mingtang.outbox.actions import notify
from mingtang.outbox.actions.sending import send_due
from mingtang.outbox.models import Delivery, Mail
from mingtang.outbox.post import Smtp
from mingtang.outbox.queries.mail import possible_repeats
from tests.builders import moment
from tests.outbox.conftest import office, reachable

AT = moment("2026-03-05")
KILLS = 100
ROUND = timedelta(minutes=30)

pytestmark = pytest.mark.django_db(transaction=True)


def tell(person, numbers, at):
    told = {"kind": NoticeKind.REVIEW, "title": "有稿件等您审核", "path": "/desk/review/"}
    for number in numbers:
        notify([person], **told, of=f"x.y:{number}", step="waits", at=at)


class Telling(Smtp):
    """邮局，that tells the parent before each letter."""

    def __init__(self, server, pipe):
        super().__init__(server)
        self.pipe = pipe

    def hand_over(self, letter):
        os.write(self.pipe, b".")
        return super().hand_over(letter)


def sender(settings, at):
    """A process of its own that sends what is due; its number, and a pipe that tells of each letter.

    No connection is shared with it.
    """
    connections.close_all()
    ours, its = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the server of the test is a thread of ours
        child = os.fork()
    if child == 0:
        try:
            send_due(at=at, office=Telling(settings.MINGTANG_SMTP, its))
        finally:
            os._exit(0)
    os.close(its)
    return child, ours


def killed(child, pipe, chance):
    """Kill the process, mostly while it hands letters over; whether it was still at work."""
    if chance.random() < 0.9:
        os.read(pipe, 1)
    time.sleep(chance.uniform(0, 0.03))
    os.close(pipe)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def finish(settings, at):
    """Send until nothing is left, as later rounds would."""
    while Mail.rows.filter(state="queued").exists():
        at += timedelta(hours=4)
        send_due(at=at, office=office(settings))


def copies(box):
    return Counter(letter["Message-ID"] for _, letter in box.letters)


def attempts(answer):
    """Message-ID and number of every attempt with this answer."""
    found = Delivery.rows.filter(answer=answer.value)
    return {(row.mail.message_id, str(row.number)) for row in found.select_related("mail")}


def test_killed_a_hundred_times_at_random_no_mail_is_lost_and_repeats_are_counted(town, box, settings):
    chance, kills, rounds, told = random.Random(20260305), 0, 0, 0
    reachable(town["clerk"], AT)
    while kills < KILLS and rounds < 4 * KILLS:
        at = AT + rounds * timedelta(minutes=10)
        # 机器忙的时候，一轮里会多送出几封：there is always something left to be killed over.
        if Mail.rows.filter(state="queued").count() < KILLS / 2:
            with transaction.atomic():
                tell(town["clerk"], range(told, told + KILLS), at)
            told += KILLS
        kills += killed(*sender(settings, at), chance)
        rounds += 1
    finish(settings, AT + rounds * timedelta(minutes=10))

    assert kills == KILLS
    mails = dict(Mail.rows.values_list("message_id", "state"))
    assert set(mails.values()) == {"sent"}
    assert set(copies(box)) == set(mails)
    # 每一封到了的，都有一次记下的投递；多出来的，正是没有记下结果的那几次。
    arrived = [(letter["Message-ID"], letter["X-Mingtang-Attempt"]) for _, letter in box.letters]
    assert len(arrived) == len(set(arrived))
    accepted, interrupted = attempts(Answer.ACCEPTED), attempts(Answer.NONE)
    assert accepted <= set(arrived) <= accepted | interrupted
    repeats = len(arrived) - len(mails)
    assert repeats == len(set(arrived) & interrupted)
    counted = possible_repeats(Mail.rows.all(), at=AT + timedelta(days=30))
    assert repeats <= counted == len(interrupted) <= KILLS
    assert len(interrupted) > KILLS / 4, "打断得太早或者太晚，什么也没有证明"


def test_killed_after_the_server_took_it_each_repeat_is_counted_exactly(town, box, settings):
    reachable(town["clerk"], AT)
    tell(town["clerk"], range(5), AT)
    victims = []
    box.on_text = lambda letter: victims and os.kill(victims.pop(), signal.SIGKILL)
    for number in range(8):
        child, pipe = sender(settings, AT + number * ROUND)
        victims[:] = [child]
        os.waitpid(child, 0)
        os.close(pipe)
    victims.clear()
    finish(settings, AT + 8 * ROUND)
    repeats = sum(number - 1 for number in copies(box).values())
    assert len(copies(box)) == Mail.rows.filter(state="sent").count() == 5
    assert repeats == possible_repeats(Mail.rows.all(), at=AT + timedelta(days=30)) == 8
