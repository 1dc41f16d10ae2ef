"""每日摘要：one a person and working day, of what is new and what is due; and how often the lists ask."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.law.mail import NoticeKind
from mingtang.outbox.actions import notify
from mingtang.outbox.actions.sending import send_due
from mingtang.outbox.due import DailyDigest
from mingtang.outbox.models import Delivery, Mail, Notice
from tests.builders import moment
from tests.outbox.conftest import office, reachable
from tests.pages import signed_in, words

THURSDAY = moment("2026-06-25 08:00")
TITLE = "有佐证等您认定"


def tell(person, number=1, at=THURSDAY):
    notify([person], kind=NoticeKind.JUDGE, title=TITLE, path="/desk/", of=f"x.y:{number}", step="a", at=at)


def digests(at):
    task = DailyDigest()
    return [task.do(row, at=at) for row in task.due(on=at.date(), at=at)]


@pytest.fixture
def officer(town, plan):
    Notice.rows.all().delete()
    reachable(town["officer"], THURSDAY, at_once=[])
    return town["officer"]


def test_a_digest_lists_what_is_new_and_what_is_due(officer, box, settings):
    tell(officer, at=THURSDAY - timedelta(hours=12))
    assert digests(THURSDAY) == ["摘要已排队。"]
    send_due(at=THURSDAY, office=office(settings))
    assert box.letters[0][1].get_content().splitlines()[:8] == [
        "2026年6月25日，您有 1 条未读通知，2 项任务临近或超过时限。",
        "",
        "新的通知：",
        "· 有佐证等您认定",
        "",
        "时限：",
        "· 2026年3月31日：《柳溪镇2026年政务公开工作要点》第 1.1.2 条",
        "· 2026年6月30日：《柳溪镇2026年政务公开工作要点》第 1.1.1 条",
    ]


def test_there_is_one_digest_a_day_and_none_before_its_hour_or_on_days_off(officer, box):
    tell(officer, at=THURSDAY - timedelta(hours=12))
    assert digests(THURSDAY - timedelta(minutes=1)) == []
    digests(THURSDAY)
    digests(THURSDAY + timedelta(hours=3))
    assert Mail.rows.filter(kind="digest").count() == 1
    assert digests(moment("2026-06-27 09:00")) == []


def test_whoever_switched_it_off_gets_none_nor_one_with_nothing_in_it(town, officer, box):
    reachable(town["leader"], THURSDAY)
    reachable(officer, THURSDAY, digest=False, at_once=[])
    tell(officer)
    assert digests(THURSDAY) == [None]
    assert Mail.rows.count() == 0


def queries(act):
    with CaptureQueriesContext(connection) as counted:
        act()
    return len(counted)


def many_notices(person, numbers):
    told = {"person": person, "kind": "judge", "title": TITLE, "path": "/desk/", "step": "a", "at": THURSDAY}
    return Notice.rows.bulk_create(Notice(**told, subject=f"x.many:{number}") for number in numbers)


def many_mails(person, numbers):
    when = dict.fromkeys(("made_at", "queued_at", "next_at"), THURSDAY)
    mails = Mail.rows.bulk_create(
        Mail(
            person=person, kind="notice", key=f"k{n}", message_id=f"<{n}@x>", title="t", state="queued", tries=1, **when
        )
        for n in numbers
    )
    Delivery.rows.bulk_create(Delivery(mail=mail, number=1, began_at=THURSDAY) for mail in mails)


def test_the_notices_ask_as_often_for_one_as_for_three_hundred(town):
    client = signed_in(town, "clerk")
    many_notices(town["clerk"], range(1))
    client.get("/desk/notices/")
    few = queries(lambda: client.get("/desk/notices/"))
    many_notices(town["clerk"], range(1, 301))
    assert queries(lambda: client.get("/desk/notices/")) == few
    page = words(client.get("/desk/notices/"))
    assert "通知 301 条未读" in page
    assert "共 301 条，第 1 页" in page


def test_the_deliveries_ask_as_often_for_one_mail_as_for_three_hundred(town):
    client = signed_in(town, "administrator")
    many_mails(town["clerk"], range(1))
    client.get("/desk/deliveries/")
    few = queries(lambda: client.get("/desk/deliveries/"))
    many_mails(town["clerk"], range(1, 301))
    assert queries(lambda: client.get("/desk/deliveries/")) == few
    assert "可能重复寄到 301 封次" in words(client.get("/desk/deliveries/"))


def test_opening_a_notice_marks_it_read_and_leads_to_its_page(town):
    (notice,) = many_notices(town["clerk"], range(1))
    client = signed_in(town, "clerk")
    assert client.post(f"/desk/notices/{notice.pk}/open/").url == "/desk/"
    assert "条未读" not in words(client.get("/desk/notices/"))
