"""专题：what is signed of an emergency stands on one page, and what is tied to it appears as it is released."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.crises.actions import crises
from mingtang.crises.actions.ties import Tying, tie_document, untie
from mingtang.crises.in_hand import CrisisTerms
from mingtang.crises.models import Crisis, Tie
from mingtang.crises.queries.desk import terms
from mingtang.crises.queries.ties import entries
from mingtang.drafting.actions import handing
from mingtang.editorial.actions import releasing
from mingtang.law.crises import CrisisLevel, CrisisState, Section
from mingtang.law.editorial import WithdrawalKind
from mingtang.ui.opened import CHANGED_SINCE
from mingtang.withdrawals.actions import withdraw
from tests.builders import moment
from tests.crises.conftest import (
    AT,
    LATER,
    NOTICE,
    PUBLIC,
    URL,
    approve,
    facts,
    fresh,
    line_of,
    page_released,
    published,
    saved,
    text_of,
    tied,
)  # fmt: skip
from tests.pages import words
from tests.refusals import refused, sql, stopped


def shown(url=PUBLIC):
    return words(Client().get(url))


@pytest.fixture
def released(made, crisis):
    """The page is public, and a line holds."""
    line_of(made, crisis)
    page_released(made, crisis)
    return crisis


def test_a_crisis_is_registered_by_the_clerk_with_days_in_order(made):
    wrong = facts(title=" ", until_on=date(2026, 7, 1), noticed_at=LATER)
    with refused(
        "专题由柳溪镇人民政府的政务公开专员维护。", "请填写专题的标题。", "得知的时间还没有到，请核对。",
        "结束的日期早于开始的日期，请核对。", "牵头单位应是柳溪镇人民政府或者它的科室。",
    ):  # fmt: skip
        lead = made.units["shanqian-dzb"]
        crises.register(unit=made.organ, slug="rain", facts=wrong, lead=lead, by=made["officer"], at=AT)


def test_a_crisis_older_than_any_clock_is_refused_and_breaks_no_page(made, crisis):
    told = {"unit": made.organ, "slug": "old", "by": made["clerk"], "at": AT}
    with refused("得知的时间不能比开始日期早一天以上，请核对。", "得知的时间不能早于2018年1月1日，请核对。"):
        crises.register(facts=facts(noticed_at=moment("1999-01-01 08:00")), **told)
    with refused("开始日期不能早于2018年1月1日，请核对。"):
        crises.register(facts=facts(begun_on=date(1999, 1, 1)), **told)
    Crisis.rows.filter(pk=crisis.pk).update(noticed_at=moment("1999-01-01 08:00"))
    crisis.refresh_from_db()
    assert (terms([crisis], at=AT), list(CrisisTerms().rows(made["clerk"], at=AT))) == ({crisis.pk: []}, [])
    line_of(made, crisis)
    page_released(made, crisis)
    assert Client().get(PUBLIC).status_code == 200


def test_what_another_changed_meanwhile_is_not_written_over(made, crisis):
    client = Client()
    client.force_login(made["clerk"])
    opened = client.get(f"{URL}change/").context["opened_as"]
    crises.change(crisis, facts=facts(place="柳溪镇北部"), by=made["clerk"], at=LATER)
    typed = {name: getattr(crisis, name) for name in ("title", "kind", "level", "begun_on", "intro", "contact")}
    typed |= {"place": "柳溪镇南部", "noticed_at": "2026-07-21 05:00", "opened_as": opened}
    response = client.post(f"{URL}change/", typed)
    page = response.content.decode()
    assert (response.status_code, CHANGED_SINCE in page, "柳溪镇北部" in page, "柳溪镇南部" in page) == (
        422,
        *[True] * 3,
    )
    assert Crisis.rows.get().place == "柳溪镇北部"
    again = client.post(f"{URL}change/", typed | {"opened_as": response.context["opened_as"]})
    assert (again.status_code, Crisis.rows.get().place) == (302, "柳溪镇南部")


def test_nothing_of_a_crisis_is_public_before_its_page_is_signed_and_released(made, crisis):
    assert [Client().get(url).status_code for url in (PUBLIC, f"{PUBLIC}feed/")] == [404, 404]
    assert "强降雨" not in shown("/liuxi/topics/")
    line_of(made, crisis)
    revision = crises.submit_for_publication(crisis, by=made["clerk"], at=AT)
    assert (revision.content["title"], Client().get(PUBLIC).status_code) == ("柳溪镇强降雨应对", 404)


def test_a_change_reaches_the_public_only_with_a_new_edition(made, released):
    crises.change(released, facts=facts(place="柳溪镇北部"), by=made["clerk"], at=LATER)
    assert ("柳溪镇北部" in shown(), "一楼东侧" in shown()) == (False, True)


def test_what_changed_after_it_was_handed_in_is_not_released(made, crisis):
    line_of(made, crisis)
    revision = crises.submit_for_publication(crisis, by=made["clerk"], at=AT)
    approve(made, revision)
    crises.change(crisis, facts=facts(place="柳溪镇北部"), by=made["clerk"], at=AT)
    with refused("送审以后，专题的地点改了，请退回，由专员重新送审。"):
        releasing.release(revision, by=made["clerk"], at=AT)


def test_it_goes_on_through_its_last_day(made, crisis):
    days = [date(2026, 7, day) for day in (24, 25, 26)]
    crisis.until_on = date(2026, 7, 25)
    crisis.save()
    told = [(crisis.stands(on=on) is CrisisState.OPEN, Crisis.rows.open(on=on).exists()) for on in days]
    assert told == [(True, True), (True, True), (False, False)]


def test_a_tied_text_appears_as_it_is_released_and_goes_as_it_is_withdrawn(made, released):
    manuscript = text_of(made)
    tied(made, released, manuscript)
    assert "群众转移的通告" not in shown()
    document = published(made, manuscript, at=LATER).document
    page = shown()
    assert ("权威发布" in page, "办事提示" in page, "群众转移的通告" in page) == (True, False, True)
    assert "柳溪镇强降雨应对" in shown(document.address)
    assert "群众转移的通告" in Client().get(f"{PUBLIC}feed/").content.decode()
    told = {"public_reason": "情况有变", "asked_by": made["clerk"], "by": made["leader"], "at": LATER}
    withdraw(document, kind=WithdrawalKind.NOTICE, target="", **told)
    assert "群众转移的通告" not in shown()


def test_what_is_public_already_is_tied_by_the_clerk_and_untied_again(made, released):
    document = published(made, text_of(made), at=LATER).document
    tying = Tying(Section.GUIDE)
    with refused("专题由柳溪镇人民政府的政务公开专员维护。"):
        tie_document(document, crisis=released, tying=tying, by=made["officer"], at=LATER)
    tie = tie_document(document, crisis=released, tying=tying, by=made["clerk"], at=LATER)
    assert "办事提示" in shown()
    with refused("它已经关联到“柳溪镇强降雨应对”，请先取消。"):
        tie_document(document, crisis=released, tying=tying, by=made["clerk"], at=LATER)
    untie(tie, by=made["clerk"], at=LATER)
    assert "办事提示" not in shown()
    with stopped("关联只能取消一次"):
        Tie.rows.filter(pk=tie.pk).update(untied_by=None, untied_at=None)
    with stopped("专题的地址不得改变"):
        sql("UPDATE crises_crisis SET slug = 'other' WHERE id = %s", released.pk)


def test_a_correction_names_what_was_wrong_and_is_linked_both_ways(made, released):
    first = text_of(made, html="<p>桃园村道路中断。</p>", title="柳溪镇道路情况通告")
    tied(made, released, first)
    target = published(made, first, at=LATER).document
    told = {"wrong": "桃园村道路中断", "right": "桃园村道路单向通行"}
    correction = text_of(made, html="<p>桃园村道路单向通行。</p>", title="关于道路情况的更正")
    with refused("请选择更正的是哪一件已公开的文件。", "更正要写明原来怎样说、应当怎样说。"):
        tied(made, released, correction, section=Section.CORRECTION, at=LATER)
    tied(made, released, correction, section=Section.CORRECTION, corrects=target, **told, at=LATER)
    with refused("这是一份更正，正文里要照登记的写明原来怎样说、应当怎样说，还没有：“桃园村道路中断”。"):
        handing.hand_in(fresh(correction), by=made["officer"], at=LATER)
    html = "<p>原来说“桃园村道路中断”，应当是桃园村道路单向通行。</p>"
    saved(correction, by=made["officer"], html=html, **NOTICE | {"title": "关于道路情况的更正"})
    document = published(made, correction, at=LATER).document
    pages = [shown(), shown(document.address), shown(target.address)]
    assert ["更正澄清" in pages[0], "原来说：桃园村道路中断" in pages[0], "更正的是：" in pages[0]] == [True] * 3
    assert "这是一份更正，更正的是： 柳溪镇道路情况通告" in pages[1]
    assert "已更正：2026年7月21日发布了更正，请以更正为准。 看更正" in pages[2]


def test_what_nobody_signed_of_a_correction_is_not_said(made, released):
    target = published(made, text_of(made, title="通告一"), at=LATER).document
    other = published(made, text_of(made, title="通告二"), at=LATER).document
    tying = Tying(Section.CORRECTION, target, "没有签过的话", "也没有签过")
    with refused("这是一份更正，正文里要照登记的写明原来怎样说、应当怎样说，还没有：“没有签过的话”“也没有签过”。"):
        tie_document(other, crisis=released, tying=tying, by=made["clerk"], at=LATER)
    row = {"subject": other.subject, "section": Section.CORRECTION.value, "wrong": tying.wrong, "right": tying.right}
    Tie.rows.create(crisis=released, corrects=target, tied_by=made["clerk"], tied_at=LATER, **row)
    assert ("通告二" in shown(), "没有签过的话" in shown(), "没有签过的话" in shown(other.address)) == (
        True,
        False,
        False,
    )


def test_the_hours_run_from_when_it_became_known(made, crisis):
    at = moment("2026-07-21 09:30")

    def told():
        return [(term.clock.length, term.words(at=at), term.is_done) for term in terms([crisis], at=at)[crisis.pk]]

    assert told() == [(5, "还剩 1 小时", False), (24, "还剩 20 小时", False)]
    rows = [(row.words, row.tone) for row in CrisisTerms().rows(made["clerk"], at=at)]
    assert (rows, list(CrisisTerms().rows(made["leader"], at=at))) == (
        [("还剩 1 小时", "warn"), ("还剩 20 小时", "going")],
        [],
    )
    line_of(made, crisis)
    page_released(made, crisis)
    with refused("新闻发布的时间应在得知以后、现在以前，请核对。"):
        crises.record_briefing(crisis, briefed_at=LATER, how="通气会", by=made["clerk"], at=AT)
    crisis = crises.record_briefing(crisis, briefed_at=LATER, how="通气会", by=made["clerk"], at=at)
    assert told() == [(5, "已按时办", True), (24, "已按时办", True)]


def test_a_smaller_event_has_one_clock_of_two_days(made):
    crisis = crises.register(
        unit=made.organ, slug="small", facts=facts(level=CrisisLevel.GENERAL), by=made["clerk"], at=AT
    )
    assert [term.clock.length for term in terms([crisis], at=AT)[crisis.pk]] == [48]


def test_the_page_asks_as_often_for_one_text_as_for_many(made, released):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert Client().get(PUBLIC).status_code == 200
        return len(counted)

    tied(made, released, first := text_of(made))
    published(made, first, at=LATER)
    queries()
    few = queries()
    for number in range(3):
        tied(made, released, more := text_of(made, title=f"通告{number}"))
        published(made, more, at=LATER)
    assert (queries(), len(entries(released, on=LATER.date()))) == (few, 4)
