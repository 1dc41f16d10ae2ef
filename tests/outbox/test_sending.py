"""寄信：against a real server, which takes, puts off, refuses, sleeps or is not there."""

from datetime import timedelta

import pytest
from django.db import connection

from mingtang.law.mail import GIVE_UP_AFTER, Answer, NoticeKind
from mingtang.organs.actions.people import leave
from mingtang.outbox.actions import notify, open_notice
from mingtang.outbox.actions.sending import retry, send_due
from mingtang.outbox.models import Delivery, Mail, Notice, Preference
from mingtang.outbox.queries.mail import deliveries
from mingtang.supervision.actions import run_due
from mingtang.supervision.models import Outcome
from tests.builders import moment
from tests.outbox.conftest import office, reachable
from tests.refusals import refused, stopped

AT = moment("2026-03-05")
MINUTE = timedelta(minutes=1)


def tell(person, number=1, at=AT):
    told = {"kind": NoticeKind.REVIEW, "title": "柳溪镇的要点落实情况等您审核", "path": "/desk/review/7/"}
    notify([person], **told, of=f"x.y:{number}", step="waits", at=at)


def send(settings, at=AT):
    return send_due(at=at, office=office(settings))


def states():
    return list(Mail.rows.order_by("pk").values_list("state", "tries"))


def answers():
    return list(Delivery.rows.order_by("pk").values_list("answer", "code"))


@pytest.fixture
def clerk(town):
    reachable(town["clerk"], AT)
    return town["clerk"]


def test_a_mail_says_one_sentence_and_where_to_go(clerk, box, settings):
    tell(clerk)
    assert send(settings) == {Answer.ACCEPTED: 1}
    ((to, letter),) = box.letters
    assert (to, letter["Subject"]) == ("clerk@mail.example", "柳溪镇的要点落实情况等您审核")
    assert letter["Message-ID"] == Mail.rows.get().message_id
    assert letter.get_content().splitlines()[:3] == [
        "柳溪镇的要点落实情况等您审核。", "", "请登录政务公开工作台查看：https://open.liuxi.example/desk/review/7/",
    ]  # fmt: skip
    assert (states(), answers()) == ([("sent", 1)], [("accepted", 250)])
    assert send(settings, AT + timedelta(days=1)) == {}


def test_a_mail_of_the_demo_says_so(clerk, box, settings):
    settings.DEMO = True
    tell(clerk)
    send(settings)
    letter = box.letters[0][1]
    assert letter["Subject"].startswith("【演示】")
    assert letter.get_content().startswith("演示数据·非政府网站")


def test_what_is_put_off_is_tried_again_later_under_the_same_number(clerk, box, settings):
    tell(clerk)
    box.to_recipient = ["450 请稍后"]
    box.to_text = ["451 请稍后"]
    assert send(settings) == {Answer.DEFERRED: 1}
    assert send(settings, AT + MINUTE / 2) == {}
    assert send(settings, AT + 2 * MINUTE) == {Answer.DEFERRED: 1}
    assert send(settings, AT + 5 * MINUTE) == {Answer.ACCEPTED: 1}
    assert answers() == [("deferred", 450), ("deferred", 451), ("accepted", 250)]
    assert [letter["X-Mingtang-Attempt"] for _, letter in box.letters] == ["3"]


@pytest.mark.parametrize("where", ["to_recipient", "to_text"])
def test_what_is_refused_for_good_has_failed_and_shows(clerk, town, box, settings, where):
    tell(clerk)
    setattr(box, where, ["550 没有这个人"])
    assert send(settings) == {Answer.REFUSED: 1}
    assert states() == [("failed", 1)]
    (failing,) = deliveries(town["administrator"], at=AT).failing
    assert (failing.last_answer, failing.last_code) == ("refused", 550)
    retry(failing, by=town["administrator"], at=AT + MINUTE)
    assert send(settings, AT + MINUTE) == {Answer.ACCEPTED: 1}


def test_one_refused_mail_does_not_hold_up_the_next(clerk, town, box, settings):
    reachable(town["leader"], AT)
    tell(clerk)
    tell(town["leader"])
    box.to_recipient = ["550 没有这个人"]
    assert send(settings) == {Answer.REFUSED: 1, Answer.ACCEPTED: 1}


def test_a_server_that_is_away_is_asked_once_a_round_and_given_up_after_five_days(clerk, no_server, settings):
    tell(clerk, 1)
    tell(clerk, 2)
    assert send(settings) == {Answer.UNREACHABLE: 1}
    assert states() == [("queued", 1), ("queued", 0)]
    late = AT + GIVE_UP_AFTER
    send(settings, late)
    send(settings, late)
    assert sorted(states()) == [("failed", 1), ("failed", 2)]


def test_a_server_that_does_not_answer_in_time_may_have_the_mail(clerk, town, box, settings):
    tell(clerk)
    box.delay = 0.8
    assert send(settings) == {Answer.UNANSWERED: 1}
    assert deliveries(town["administrator"], at=AT).repeats == 1
    box.delay = 0
    assert send(settings, AT + 2 * MINUTE) == {Answer.ACCEPTED: 1}
    assert {letter["Message-ID"] for _, letter in box.letters} == {Mail.rows.get().message_id}


def test_quiet_hours_hold_a_mail_back_until_they_end(clerk, box, settings):
    Preference.rows.update(quiet_since=19, quiet_until=8, quiet_days_off=True)
    friday = moment("2026-03-06 21:00")
    tell(clerk, at=friday)
    monday = moment("2026-03-09 08:00")
    assert Mail.rows.get().next_at == monday
    assert send(settings, monday - MINUTE) == {}
    assert send(settings, monday) == {Answer.ACCEPTED: 1}


def test_a_mail_tried_again_at_night_waits_for_the_morning(clerk, box, settings):
    Preference.rows.update(quiet_since=19, quiet_until=8)
    tell(clerk, at=moment("2026-03-05 18:59"))
    box.to_text = ["451 请稍后"]
    send(settings, moment("2026-03-05 18:59"))
    assert send(settings, moment("2026-03-05 19:30")) == {}
    assert send(settings, moment("2026-03-06 08:00")) == {Answer.ACCEPTED: 1}


def test_whoever_has_left_is_not_written_to_and_their_address_is_gone(clerk, box, settings):
    tell(clerk)
    leave(clerk, on=AT.date(), by="install", at=AT)
    preference = Preference.rows.get()
    assert (preference.address, preference.verified_at) == ("", None)
    assert (send(settings), box.letters, states()) == ({}, [], [("dropped", 0)])


def test_nobody_out_of_office_is_written_to_even_with_an_address(clerk, box, settings):
    tell(clerk)
    clerk.__class__.rows.filter(pk=clerk.pk).update(is_active=False)
    assert (send(settings), states()) == ({}, [("dropped", 0)])


def test_what_was_read_on_the_desk_is_not_mailed(clerk, box, settings):
    tell(clerk)
    open_notice(Notice.rows.get(), by=clerk, at=AT)
    assert (send(settings), states()) == ({}, [("dropped", 0)])


def test_retrying_is_for_the_administrator_and_for_what_does_not_get_through(clerk, town, box, settings):
    tell(clerk)
    mail = Mail.rows.get()
    with refused("重寄由本机关的管理员办理。", "这封信还没有寄过，到时间会自己寄出。"):
        retry(mail, by=town["leader"], at=AT)
    send(settings)
    with refused("这封信已寄出，不必重寄。"):
        retry(mail, by=town["administrator"], at=AT)


def test_the_database_keeps_what_was_handed_over(clerk, box, settings):
    tell(clerk)
    send(settings)
    with stopped("邮件的编号和收件人不能改"):
        Mail.rows.update(message_id="<other@x>")
    with stopped("邮件的编号和收件人不能改"):
        Mail.rows.update(state="queued", settled_at=None)
    with stopped("投递的结果记下后不能改"):
        Delivery.rows.update(answer="refused")
    with stopped("投递的记录不得删除"):
        Delivery.rows.all().delete()


@pytest.mark.django_db(transaction=True)
def test_the_due_work_sends_outside_any_transaction(town, box, settings):
    settings.MINGTANG_PORTS = {"supervision.DueTask": ["mingtang.outbox.due.MailToSend"]}
    reachable(town["clerk"], AT)
    open_during_text = []
    box.on_text = lambda letter: open_during_text.append(connection.in_atomic_block)
    tell(town["clerk"])
    assert [told.task for told in run_due(at=AT).done] == ["outbox.mail"]
    assert (len(box.letters), open_during_text) == (1, [False])
    assert run_due(at=AT + MINUTE).done == ()
    assert Outcome.rows.count() == 1
