"""规划的公开：by three people, with the states that are public and nothing else; and the door for comments on it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.comments.ports import parts_of, target_at
from mingtang.desk.queries import returned
from mingtang.editorial.actions import approve, send_back
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.openness import Openness
from mingtang.programmes.actions import measures, programmes
from mingtang.programmes.models import Measure
from mingtang.programmes.publication import ProgrammePage
from mingtang.programmes.queries.publication import build
from tests import builders
from tests.builders import moment
from tests.pages import words
from tests.programmes.conftest import AT, PUBLIC, facts, one, released
from tests.refusals import refused

CLEAR = FOUND_CLEAR


def test_the_public_page_tells_measures_with_the_states_that_are_public(made, programme, measure):
    builders.accepted(builders.commitment(made.plan), by=made["officer"], judge=made["clerk"])
    body = build(programme, on=AT.date())
    assert [(row["state"], row["commitments"]) for row in body["measures"]] == [("undivided", []), ("undivided", [])]
    builders.released(made, made.plan, at=moment("2026-03-05"))
    released(made, programme)
    page = words(Client().get(PUBLIC))
    assert "2 条措施 推进中 1 条" in page.replace("未分解 1 条 ", "")
    assert [
        "落实它的任务（2 项）" in page,
        "2026年工作要点，第 1.1.2 条" in page,
        "发布机构 柳溪镇人民政府" in page,
    ] == [True] * 3
    assert [name in page for name in ("林专员", "许审核", "方领导")] == [False] * 3


def test_programmes_are_listed_and_linked_where_the_public_looks(made, programme):
    assert Client().get(PUBLIC).status_code == 404
    assert "还没有公布规划" in words(Client().get("/liuxi/programmes/"))
    released(made, programme)
    for url in ("/liuxi/programmes/", "/liuxi/", "/sitemap.xml"):
        assert PUBLIC in Client().get(url).content.decode(), url
    assert Client().get("/liuxi-nyb/programmes/").status_code == 404
    assert Client().get("/nirgends/programmes/").status_code == 404


def test_an_edition_that_is_past_says_so(made, programme):
    released(made, programme)
    measures.take_in(programme, measures=[one("新增一条", "办新事。")], by=made["clerk"], at=AT)
    assert "新增一条" not in words(Client().get(PUBLIC))
    released(made, programme, at=moment("2026-03-11"))
    past = words(Client().get(f"{PUBLIC}v/1/"))
    assert ["历史版本" in past, "提意见" in past, "新增一条" in past] == [True, False, False]
    assert "新增一条" in words(Client().get(PUBLIC))
    assert Client().get(f"{PUBLIC}v/9/").status_code == 404


def test_what_a_new_edition_changes_is_told(made, programme, measure):
    kind, before = ProgrammePage(), build(programme, on=AT.date())
    assert kind.changes(None, before) == ["首次公开，共 2 条措施。"]
    assert kind.changes(before, before) == ["与已公开的一版相比，只有截至日期不同。"]
    programmes.change(programme, facts=facts(summary="改了。"), by=made["clerk"], at=AT)
    measures.withdraw_measure(Measure.rows.order_by("ordinal").last(), by=made["clerk"], at=AT)
    measures.take_in(programme, measures=[one("新增一条", "办新事。")], by=made["clerk"], at=AT)
    programmes.add_paper(programme, title="奖补办法", number="", url="/x", by=made["clerk"], at=AT)
    builders.released(made, made.plan, at=moment("2026-03-05"))
    programme.refresh_from_db()
    assert kind.changes(before, build(programme, on=AT.date())) == [
        "主要内容有改动。",
        "措施“落实惠农补贴”由“未分解”变为“未启动”。",
        "措施“落实惠农补贴”的任务或其状态有变化。",
        "措施“新增一条”新增。",
        "措施“改造老旧灌渠”不再列入。",
        "新增配套文件“奖补办法”。",
    ]


def test_only_what_is_open_and_has_measures_is_handed_in_and_by_the_clerk(made):
    told = {"by": made["clerk"], "at": AT}
    closed = facts(openness=Openness.WITHHELD, openness_reason="内部过程。")
    empty = programmes.register(unit=made.organ, slug="empty", facts=closed, **told)
    with refused("公开属性为“不予公开”，不能主动发布。", "还没有措施，请先录入。"):
        programmes.submit_for_publication(empty, **told)
    measures.take_in(empty, measures=[one()], **told)
    programmes.change(empty, facts=facts(), **told)
    with refused("送审由柳溪镇人民政府的政务公开专员办理。"):
        programmes.submit_for_publication(empty, by=made["officer"], at=AT)


def test_what_was_taken_out_since_or_is_old_is_not_signed(made, programme):
    revision = programmes.submit_for_publication(programme, by=made["clerk"], at=AT)
    measures.withdraw_measure(Measure.rows.order_by("ordinal").last(), by=made["clerk"], at=AT)
    with refused(
        "送审以后，“改造老旧灌渠”已移出规划，请退回，由专员重新送审。",
        "这一稿截至 2026-03-10，已超过 30 天，请退回，由专员重新送审。",
    ):
        approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=moment("2026-04-20"))


def test_what_came_back_is_on_the_clerks_day_until_it_is_handed_in_again(made, programme):
    def waiting():
        return [row.sentence for row in returned.programmes(made["clerk"], [made.organ.pk], at=AT)]

    revision = programmes.submit_for_publication(programme, by=made["clerk"], at=AT)
    assert waiting() == []
    send_back(revision, reason="措施没有写期限。", by=made["reviewer"], at=AT)
    assert waiting() == ["《柳溪镇乡村产业振兴专项规划》被退回：措施没有写期限。"]
    programmes.submit_for_publication(programme, by=made["clerk"], at=AT)
    assert waiting() == []


def test_a_programme_takes_comments_until_the_day_its_organ_set(made, programme, measure):
    assert target_at(PUBLIC) is None
    first = released(made, programme)
    target = target_at(PUBLIC)
    assert (target.noun, target.title, target.is_open(on=date(2040, 1, 1))) == ("专项规划", first.title, True)
    assert [title for _, title in parts_of(target.subject)] == ["落实惠农补贴", "改造老旧灌渠"]
    assert "对这份专项规划提意见" in words(Client().get(PUBLIC))
    until = facts(comments_until_on=date(2026, 4, 1))
    programmes.change(programme, facts=until, by=made["clerk"], at=AT)
    assert target_at(PUBLIC).until_on is None
    second = released(made, programme)
    assert ProgrammePage().changes(first.content, second.content) == ["收意见的最后一天有改动。"]
    assert "收意见到 2026年4月1日" in words(Client().get(PUBLIC))
    target = target_at(PUBLIC)
    assert [target.is_open(on=date(2026, 4, day)) for day in (1, 2)] == [True, False]


def test_what_is_public_is_not_declared_closed_by_a_form(made, programme):
    released(made, programme)
    closed = facts(openness=Openness.WITHHELD, openness_reason="内部过程。")
    with refused("规划已经公开，公开属性不能再改为“不予公开”。"):
        programmes.change(programme, facts=closed, by=made["clerk"], at=AT)


@pytest.mark.parametrize("url", ["/liuxi/programmes/", PUBLIC, "/liuxi/"])
def test_a_public_page_asks_as_often_for_few_measures_as_for_three_hundred(made, programme, url):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert Client().get(url).status_code == 200
        return len(counted)

    released(made, programme)
    queries()
    few = queries()
    Measure.rows.bulk_create(
        Measure(programme=programme, ordinal=n, heading=f"第{n}条", text="办。") for n in range(3, 302)
    )
    with CaptureQueriesContext(connection) as building:
        build(programme, on=AT.date())
    released(made, programme, at=moment("2026-03-11"))
    assert (queries(), len(building) < 8) == (few, True)
