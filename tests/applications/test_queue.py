"""列表：by days left, in sight only, and as many queries for one as for three hundred."""

import re
from copy import copy
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.applications.actions.steps import take
from mingtang.applications.due import ReplyDayCheck, ReplyDays
from mingtang.applications.models import Application, Event, Particulars
from mingtang.applications.queries import queue as queries
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.holidays.queries import calendar
from mingtang.law.foi import Channel, FoiAct
from mingtang.outbox.models import Notice
from tests import roles
from tests.applying.conftest import AT, MARKERS, applied, entered
from tests.builders import moment
from tests.pages import words
from tests.refusals import refused


@pytest.fixture
def made(db, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return roles.peopled()


def as_(made, username):
    client = Client()
    client.force_login(made[username])
    return client


def test_those_with_the_fewest_days_left_come_first(made):
    later, sooner = applied(made, key="k-1", at=moment("2026-03-05")), applied(made, key="k-2")
    found = queries.told(list(queries.queue(made["clerk"], at=AT)), on=date(2026, 3, 27))
    assert [row.application for row in found] == [sooner.application, later.application]
    assert [(row.left, row.is_late) for row in found] == [(1, False), (4, False)]
    late = queries.told(list(queries.queue(made["clerk"], at=AT)), on=date(2026, 4, 1))
    assert [(row.left, row.is_late) for row in late] == [(-2, True), (1, False)]


def test_what_is_to_be_confirmed_comes_before_everything_and_what_waits_for_others_last(made):
    soon = applied(made).application
    call = entered(made, channel=Channel.LETTER, on="2026-03-05", at=moment("2026-03-05")).application
    waits = applied(made, key="k-3").application
    Application.rows.filter(pk=waits.pk).update(due_on=None, is_paused=True)
    assert list(queries.queue(made["clerk"], at=AT)) == [call, soon, waits]


def test_a_late_row_tells_its_day_and_how_many_are_over(made):
    applied(made)
    Application.rows.update(state="handling")
    text = words(as_(made, "officer").get("/desk/applications/"))
    assert re.search(r"过了 [0-9]+ 个工作日 2026年3月30日届满", text) is not None


def test_what_nobody_has_named_is_told_apart_by_who_asks_and_not_by_their_words(made):
    applied(made)
    assert "公民的申请，还没有写事项" in words(as_(made, "clerk").get("/desk/applications/"))


def test_the_list_links_to_nothing_that_is_refused(made):
    applied(made)
    links = ("/desk/applications/analysis/", "/desk/applications/topics/", "/desk/applications/proposals/")
    for who in ("clerk", "leader", "officer", "administrator", "county-inspector"):
        client = as_(made, who)
        page = client.get("/desk/applications/").content.decode()
        shown = [link for link in links if f'"{link}"' in page]
        assert shown == [link for link in links if client.get(link).status_code == 200], who


def test_a_case_answered_late_is_called_late_in_the_list_and_on_its_page(made):
    case = applied(made).application
    ended = {"state": "answered", "ended_on": date(2026, 4, 1), "outcome": "R1"}
    Application.rows.filter(pk=case.pk).update(**ended)
    client = as_(made, "clerk")
    for url in ("/desk/applications/?state=answered", case.desk_address):
        assert "2026年4月1日" in words(client.get(url))
        assert "超过期限" in words(client.get(url)), url
    Application.rows.filter(pk=case.pk).update(ended_on=date(2026, 3, 20))
    assert "超过期限" not in words(client.get("/desk/applications/?state=answered"))


def test_a_neighbour_and_a_village_see_nothing(made):
    applied(made)
    seen = {name: queries.queue(made[name], at=AT).count() for name in made.people}
    nothing = {"neighbour-clerk", "neighbour-officer", "neighbour-leader", "district-officer", "village-officer"}
    nothing |= {"county-administrator", "postless"}
    assert {name for name, count in seen.items() if count == 0} >= nothing
    assert seen["clerk"] == seen["county-inspector"] == 1


def test_who_applies_is_for_the_clerk_the_reviewers_and_the_leader_of_the_organ(made):
    assert {name for name in made.people if sees_applicant(made[name], made.organ, at=AT)} - {roles.GONE} == {
        "clerk",
        "reviewer",
        "leader",
    }


@pytest.mark.parametrize("who", ["clerk", "inspector", "county-inspector"])
def test_the_list_names_nobody(made, who):
    applied(made)
    page = words(as_(made, who).get("/desk/applications/"))
    assert "还没有写事项" in page
    assert not [value for value in MARKERS.values() if value in page]


def test_the_list_asks_as_often_for_one_as_for_three_hundred(made):
    one = applied(made).application
    client = as_(made, "clerk")

    def asked():
        with CaptureQueriesContext(connection) as found:
            assert client.get("/desk/applications/").status_code == 200
        return len(found)

    asked()
    before = asked()
    copies = [copy(one) for _ in range(299)]
    for serial, row in enumerate(copies, start=2):
        row.pk, row.serial, row.form_key = None, serial, f"f-{serial}"
    Application.rows.bulk_create(copies)
    assert asked() == before


def test_a_changed_holiday_notice_recomputes_every_open_case(made):
    application = applied(made).application
    Application.rows.filter(pk=application.pk).update(due_on=date(2026, 3, 1))
    assert ReplyDays().recompute(calendar(), at=AT) == 1
    assert Application.rows.get().due_on == date(2026, 3, 30)
    told = set(Notice.rows.filter(person=made["clerk"]).values_list("title", flat=True))
    assert told == {"工作日安排变了，申请 2026-1 的答复期限改为2026年3月30日"}
    assert ReplyDays().recompute(calendar(), at=AT) == 0


def test_the_nightly_check_corrects_a_copy_that_differs(made):
    application = applied(made).application
    Application.rows.filter(pk=application.pk).update(due_on=None)
    check = ReplyDayCheck()
    assert [check.do(row, at=AT) for row in check.due(on=AT.date(), at=AT)] == ["更正了答复期限。"]
    assert list(check.due(on=AT.date(), at=AT)) == []
    assert check.do(application.pk, at=AT) is None


def test_a_step_on_an_old_page_is_refused_and_changes_nothing(made):
    application = applied(made).application
    take(application, FoiAct.EXAMINE, on=AT.date(), seen=0, by=made["clerk"], at=AT)
    with refused(
        "这件申请在您打开页面以后又办了一步：林专员刚才办了“审核后转办理”。没有保存您这一步，请看过新的情况再办。"
    ):
        take(application, FoiAct.EXAMINE, on=AT.date(), seen=0, by=made["reviewer"], at=AT)
    assert Event.rows.count() == 1


def test_a_day_that_cannot_be_is_refused(made):
    application = applied(made).application
    with refused(
        "“审核后转办理”的日期（2026年3月3日）在今天以后，请核对。",
    ):
        take(application, FoiAct.EXAMINE, on=AT.date() + timedelta(days=1), seen=0, by=made["clerk"], at=AT)
    with refused("“审核后转办理”的日期（2026年3月1日）早于提交申请的日期，请核对。"):
        take(application, FoiAct.EXAMINE, on=AT.date() - timedelta(days=1), seen=0, by=made["clerk"], at=AT)
    assert Particulars.rows.count() == 1
