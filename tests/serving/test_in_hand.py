"""今日的答复：to look at, to sign, sent back, to serve; each waits for those whose step it is, and names nobody."""

from copy import copy

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.applications.models import Application
from mingtang.replies.actions.judging import send_back
from mingtang.replies.models import Reply
from mingtang.serving.queries.in_hand import Replies
from tests.applying.conftest import MARKERS
from tests.replies.conftest import AT, handed_in, looked, now, seen, signed
from tests.standing import standing_in


def waits(made):
    found = {name: [(row.sentence, row.step) for row in Replies().rows(made[name], at=AT)] for name in made.people}
    return {name: rows for name, rows in found.items() if rows and name != "gone"}


def said(what, step):
    return [(f"申请 2026-1（灌渠验收报告）的答复{what}", step)]


def test_what_was_handed_in_waits_for_another_to_look(made, case):
    handed_in(made, case)
    assert waits(made) == {"reviewer": said("等您做合法性审核", "去审核")}


def test_what_was_sent_back_waits_for_the_clerk(made, case):
    handed_in(made, case)
    send_back(now(case), reason="没有写明查找的经过。", seen=seen(case), by=made["reviewer"], at=AT)
    assert waits(made) == {"clerk": said("被退回修改", "去修改")}


def test_what_was_looked_at_waits_for_whoever_signs(made, case):
    looked(made, case)
    assert waits(made) == {"leader": said("等您签发", "去签发")}


def test_who_looked_is_not_asked_to_sign_for_the_leader(made, case):
    looked(made, case)
    deputy = standing_in(made, "reviewer", of="leader")
    assert list(Replies().rows(deputy, at=AT)) == []


def test_what_was_signed_waits_to_be_served(made, case):
    signed(made, case)
    assert waits(made) == {"clerk": said("已经签发，还没有送达", "去登记送达")}
    assert not [value for value in MARKERS.values() if value in str(waits(made))]


def test_one_and_thirty_replies_are_asked_for_alike(made, case):
    handed_in(made, case)

    def asked():
        person = made["reviewer"]
        with CaptureQueriesContext(connection) as found:
            assert list(Replies().rows(person, at=AT))
        return len(found)

    before = asked()
    reply, cases = Reply.rows.get(), [copy(now(case)) for _ in range(29)]
    for serial, row in enumerate(cases, start=50):
        row.pk, row.serial, row.form_key = None, serial, f"f-{serial}"
    more = [copy(reply) for _ in cases]
    for row, application in zip(more, Application.rows.bulk_create(cases), strict=True):
        row.pk, row.application, row.state = None, application, "draft"
    Reply.rows.bulk_create(more)
    assert asked() == before
