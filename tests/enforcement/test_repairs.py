"""执法公示：days that cannot be reckoned, an end that was entered wrongly, and two windows on one notice."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.enforcement.actions import notices, publishing
from mingtang.enforcement.in_hand import Notices
from mingtang.enforcement.models import EnforcementNotice
from mingtang.holidays.queries import calendar
from mingtang.law.enforcement import Ending
from mingtang.releases import waiting
from mingtang.ui.opened import CHANGED_SINCE, digest_of
from mingtang.withdrawals.actions import grant, refuse
from mingtang.withdrawals.models import Request
from mingtang.withdrawals.ports import days_of
from tests.builders import moment
from tests.enforcement.conftest import AT, put, released
from tests.pages import signed_in, words
from tests.refusals import refused

LATER = moment("2026-03-12")
OLD = "决定日期写的是1999年1月1日，请填2018年1月1日以后的；更早的决定算不出公示期限，不在这里录入。"


def ended(made, notice):
    told = {"how": Ending.REVOKED, "on": LATER.date(), "why": "复议决定撤销了。"}
    return notices.end(notice, **told, by=made["clerk"], at=LATER)


def taken_back(made, notice, why="登记错了，决定没有撤销。"):
    return notices.take_back(notice, why=why, by=made["clerk"], at=LATER)


def test_a_day_before_the_working_days_is_refused_and_one_that_is_there_breaks_no_page(made, notice):
    with refused(OLD):
        put(made, number="4号", decided_on="1999-01-01")
    cells = notice.cells | {"decided_on": "1999-01-01"}
    EnforcementNotice.rows.filter(pk=notice.pk).update(cells=cells, decided_on=date(1999, 1, 1))
    assert signed_in(made, "clerk").get(f"/desk/enforcement/{notice.pk}/").status_code == 200
    assert Notices().rows(made["officer"], at=AT) == []


def test_a_last_day_beyond_the_organs_period_is_refused_when_entered_and_when_handed_in(made, notice):
    told = "公示截止期最晚到{}：本机关定的公示期限是 {} 个月。请改早，或者不填。"
    with refused(told.format("2027年3月2日", 12)):
        put(made, number="4号", public_until="2099-12-31")
    other = put(made, number="4号", public_until="2027-03-02")
    notices.set_rule(made.organ, kind="penalty", months=6, publish_days=None, by=made["clerk"], at=AT)
    assert publishing.reasons_against_submitting(other, by=made["officer"], at=AT) == [told.format("2026年9月2日", 6)]


def test_an_end_entered_wrongly_is_taken_back_once_the_withdrawal_was_refused(made, notice):
    released(made, notice)
    ended(made, notice)
    with refused("撤下的申请还在等决定，请先请审核人或者分管领导不同意，或者由申请人收回申请。"):
        taken_back(made, notice)
    refuse(Request.rows.get(), answer="登记错了，决定没有撤销。", by=made["reviewer"], at=LATER)
    with refused("请用 5 至 500 个字写明为什么收回登记。"):
        taken_back(made, notice, why="错")
    data = {"back-why": "登记错了，决定没有撤销。"}
    client = signed_in(made, "clerk")
    assert client.post(f"/desk/enforcement/{notice.pk}/take-back/", data).status_code == 302
    stands = EnforcementNotice.rows.get()
    assert (stands.ended_how, stands.ended_on, stands.ended_why) == ("", None, "")
    assert "东风饭店" in words(Client().get(notice.address))
    assert "修改" in words(client.get(f"/desk/enforcement/{notice.pk}/"))


def test_an_end_is_not_taken_back_once_the_notice_is_gone(made, notice):
    released(made, notice)
    ended(made, notice)
    grant(Request.rows.get(), by=made["reviewer"], at=LATER)
    with refused("公示已经撤下，登记不能收回；决定仍然有效的，另外录入一条再公示。"):
        taken_back(made, notice)


def test_a_draft_whose_end_was_entered_is_dropped_and_nothing_is_said_of_a_request(made, notice):
    client = signed_in(made, "clerk")
    data = {"end-how": "revoked", "end-on": "2026-03-09", "end-why": "复议决定撤销了。"}
    page = words(client.post(f"/desk/enforcement/{notice.pk}/end/", data, follow=True))
    assert ["已登记。这一条没有在公示，不必撤下" in page, "已经申请撤下" in page] == [True, False]
    notices.drop(notice, by=made["officer"], at=LATER)
    assert EnforcementNotice.rows.kept().count() == 0


def test_the_second_of_two_windows_does_not_write_over_the_first(made, notice):
    client, url = signed_in(made, "officer"), f"/desk/enforcement/{notice.pk}/change/"
    opened = {"opened_as": digest_of(notice.cells)}
    assert f'value="{opened["opened_as"]}"' in client.get(url).content.decode()
    cells = {f"cell-{key}": value for key, value in notice.cells.items()}
    assert client.post(url, cells | opened | {"cell-facts": "第一个窗口。"}).status_code == 302
    late = client.post(url, cells | opened | {"cell-facts": "第二个窗口。"})
    told, shown = words(late), late.content.decode()
    assert late.status_code == 422
    assert [CHANGED_SINCE in told, "第一个窗口。" in told, "第二个窗口。" in shown] == [True, True, True]
    assert EnforcementNotice.rows.get().cells["facts"] == "第一个窗口。"
    again = {"opened_as": digest_of(EnforcementNotice.rows.get().cells), "cell-facts": "第二个窗口。"}
    assert client.post(url, cells | again).status_code == 302


def test_what_is_needed_is_marked_so_and_each_reason_stands_at_its_field(made, notice):
    client, url = signed_in(made, "officer"), f"/desk/enforcement/{notice.pk}/change/"
    assert "违法事实 必填" in words(client.get(url))
    cells = {f"cell-{key}": value for key, value in notice.cells.items()}
    page = client.post(url, cells | {"cell-facts": ""}).content.decode()
    assert 'id="id_cell-facts_error"' in page


def test_whoever_decides_on_taking_it_down_reads_until_when(made, notice):
    released(made, notice)
    ended(made, notice)
    told = "请在2026年3月17日以前决定：决定变更、撤销以后三个工作日内撤下。"
    assert Request.rows.get().internal_reason == told
    assert told in words(signed_in(made, "reviewer").get(f"/desk/withdrawals/{Request.rows.get().pk}/"))


def test_the_day_stands_in_the_day_of_whoever_decides_until_it_is_decided(made, notice):
    def told(day):
        rows = waiting.rows(made["reviewer"], at=moment(day))
        return [(row.due_on, row.words, row.tone) for row in rows if row.step == "去决定"]

    released(made, notice)
    ended(made, notice)
    due_on = date(2026, 3, 17)
    assert told("2026-03-17") == [(due_on, "等您决定，3月17日以前", "warn")]
    assert told("2026-03-18") == [(due_on, "等您决定，3月17日已经过了", "bad")]
    refuse(Request.rows.get(), answer="登记错了，决定没有撤销。", by=made["reviewer"], at=LATER)
    assert told("2026-03-17") == []


def test_of_several_each_has_its_own_day_for_as_many_queries(made, notice, django_assert_num_queries):
    other = put(made, number="4号")
    for one, day in ((notice, 11), (other, 12)):
        released(made, one)
        told = {"how": Ending.REVOKED, "on": date(2026, 3, day), "why": "复议决定撤销了。"}
        notices.end(one, **told, by=made["clerk"], at=LATER)
    requests = list(Request.rows.select_related("document").order_by("pk"))
    calendar()
    with CaptureQueriesContext(connection) as one:
        days_of(requests[:1])
    with django_assert_num_queries(len(one)):
        assert [due.due for due in days_of(requests).values()] == [date(2026, 3, 16), date(2026, 3, 17)]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("?kind=zzz", "“种类”里没有“zzz”，没有照它筛选，请重新选。"),
        ("?from=2026-13-01", "这一页不能按“from”筛选，没有照它办。"),
        ("?on=2099-01-01", "这一页不能按“on”筛选，没有照它办。"),
    ],
)
def test_what_the_address_of_the_list_asks_in_vain_is_said(made, path, said):
    assert said in words(Client().get(f"/liuxi/enforcement/{path}"))
