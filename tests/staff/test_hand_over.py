"""交接：a clerk leaves and her successor finds all; nothing is left without anybody."""

from datetime import date, timedelta

import pytest

from mingtang.audit.queries import entries_of
from mingtang.desk.queries.today import rows
from mingtang.evidence.actions.evidence import refuse
from mingtang.evidence.actions.rules import set_rule
from mingtang.evidence.models import Evidence, EvidenceRule
from mingtang.intake.actions import draft
from mingtang.law.units import PostKind
from mingtang.organs.actions import end_post, leave, name_usual_deputy
from mingtang.organs.models import Deputy, Person, Post
from mingtang.progress.actions import submit_for_publication
from mingtang.staff.actions import hand_over, look_at
from mingtang.staff.actions.hand_over import in_hand
from mingtang.staff.models import HandOver
from mingtang.ui import clock
from tests.builders import commitment, evidence, moment, reading
from tests.dossiers.conftest import founded
from tests.pages import errors, signed_in, words
from tests.refusals import refused, sql, stopped
from tests.standing import deputised

AT = moment("2026-03-04")
TODAY = AT.date()
NOBODY = "没有人接手，请先办理交接。"


@pytest.fixture
def busy(town, plan):
    """林专员 with a rule, a piece that waits, one that came back, a plan half imported and a revision under way."""
    clerk = town["clerk"]
    set_rule(commitment(plan), source="released_document", words="补贴", by=clerk, at=AT)
    evidence(commitment(plan, "1.2.2"), by=clerk)
    piece = evidence(commitment(plan, "1.3.1"), by=clerk)
    refuse(piece, reason="请补清单。", by=town["reviewer"], at=AT)
    submit_for_publication(plan, by=clerk, at=AT)
    draft(unit=town.organ, reading=reading(year=2027), source_name="要点.txt", source_sha256="1" * 64, by=clerk, at=AT)
    return town


def given(town, username="clerk", *, to="other-officer", since_on=TODAY, by="administrator", at=AT):
    return hand_over(town[username], successor=town[to], since_on=since_on, by=town[by], at=at)


def test_everything_in_hand_is_listed(busy):
    told = [(thing.label, thing.count, thing.must_go) for thing in in_hand(busy["clerk"], at=AT)]
    assert told == [
        ("岗位", 1, False),
        ("没有走完审签的稿件", 1, True),
        ("佐证规则", 1, True),
        ("等待认定的佐证", 1, True),
        ("等待补交的佐证", 1, True),
        ("待导入的要点", 1, True),
    ]


def test_nobody_leaves_while_something_would_be_orphaned(busy):
    things = ("没有走完审签的稿件", "佐证规则", "等待认定的佐证", "等待补交的佐证", "待导入的要点")
    with refused(*(f"还有{thing} 1 件{NOBODY}" for thing in things)):
        leave(busy["clerk"], on=TODAY, by=busy["administrator"], at=AT)


def test_the_last_officer_of_an_office_does_not_leave_its_tasks_behind(town, plan):
    with refused("离岗以后，有 2 项没有完成的任务没有承办人，请先办理交接。"):
        leave(town["officer"], on=TODAY, by=town["administrator"], at=AT)
    given(town, "officer", to="clerk", since_on=TODAY + timedelta(days=1))
    assert leave(town["officer"], on=TODAY, by=town["administrator"], at=AT).is_active is False


def test_ending_the_posts_first_leaves_nothing_behind_either(busy):
    ended = {"until_on": TODAY, "by": busy["administrator"], "at": AT}
    things = ("没有走完审签的稿件", "佐证规则", "等待认定的佐证", "等待补交的佐证", "待导入的要点")
    with refused(*(f"还有{thing} 1 件{NOBODY}" for thing in things)):
        end_post(Post.rows.get(person=busy["clerk"]), **ended)
    with refused("这个岗位结束以后，有 2 项没有完成的任务没有承办人，请先办理交接。"):
        end_post(Post.rows.get(person=busy["officer"]), **ended)
    given(busy)
    given(busy, "officer", to="clerk", since_on=TODAY + timedelta(days=1))
    for username in ("clerk", "officer"):
        assert end_post(Post.rows.filter(person=busy[username]).first(), **ended).until_on == TODAY


def test_the_successor_finds_all_and_the_leaver_keeps_the_name(busy):
    made = given(busy)
    assert made.things[0] == {"label": "岗位", "count": 1, "links": [["柳溪镇政务公开专员", ""]]}
    assert busy["other-officer"].holds(PostKind.DISCLOSURE_CLERK, at_unit=busy.organ, on=TODAY)
    rule = EvidenceRule.rows.get()
    assert (rule.made_by, [entry.verb for entry in entries_of(rule)]) == (
        busy["other-officer"],
        ["evidence.rule.hand_over", "evidence.rule.set"],
    )
    leave(busy["clerk"], on=TODAY, by=busy["administrator"], at=AT)
    told = [row.sentence for row in rows(busy["other-officer"], at=AT)]
    assert told[0].startswith("由林专员交接给您：岗位 1 件、没有走完审签的稿件 1 件")
    assert [sentence for sentence in told if "请补清单" in sentence] == ["佐证“补贴发放公示”不予认定：请补清单。"]
    assert {entry.actor for entry in entries_of(made)} == {f"person:{busy['administrator'].pk}"}
    assert busy["clerk"].revisions.get().signed == "林专员"


def test_what_comes_back_later_reaches_whoever_took_over_and_whoever_took_over_from_them(busy):
    given(busy)
    given(busy, "other-officer", to="officer")
    piece = Evidence.rows.waiting().get(submitted_by=busy["clerk"])
    refuse(piece, reason="请改附件。", by=busy["reviewer"], at=AT)
    told = [row.sentence for row in rows(busy["officer"], at=AT) if "请改附件" in row.sentence]
    assert told == ["佐证“补贴发放公示”不予认定：请改附件。"]


def test_arrangements_of_a_deputy_go_on_with_the_successor_where_they_may(town):
    deputised(town, "officer", of="leader", since_on=TODAY, until_on=TODAY + timedelta(days=9))
    name_usual_deputy(Post.rows.get(person=town["clerk"]), person=town["officer"], by="install", at=AT)
    given(town, "officer", to="reviewer")
    [running] = Deputy.rows.filter(ended_at=None)
    assert (running.person, running.until_on) == (town["reviewer"], TODAY + timedelta(days=9))
    assert Post.rows.get(person=town["clerk"]).usual_deputy == town["reviewer"]


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ({"to": "clerk"}, ["请交给另一个人。"]),
        ({"to": "neighbour-clerk"}, ["请交给本机关的人。"]),
        ({"by": "reviewer"}, ["交接由本机关或上级机关的管理员办理，请联系管理员。"]),
        ({"since_on": date(2026, 3, 1)}, ["柳溪镇政务公开专员：起始日期不能早于今天，岗位不能补到过去。"]),
        (
            {"since_on": date(2026, 4, 4)},
            ["事项现在就交清，接手的人最晚在 30 天以后在岗；再晚的，到时候再办理交接。"],
        ),
        ({"to": "administrator"}, ["柳溪镇政务公开专员：不能给自己任岗，请由另一名管理员办理。"]),
    ],
)
def test_a_hand_over_that_may_not_be_changes_nothing(busy, told, reasons):
    with refused(*reasons):
        given(busy, **told)


def test_a_successor_who_may_not_hold_the_post_gets_nothing_at_all(busy):
    reason = "管理员不审核、不签发：已任柳溪镇管理员的，不能再任分管领导。请改由另一个人担任，或者先结束原来的岗位。"
    with refused(f"柳溪镇分管领导：{reason}"):
        given(busy, "leader", to="administrator", by="county-administrator")


def test_what_was_handed_over_is_not_handed_over_again(town):
    day = TODAY + timedelta(days=20)
    given(town, "officer", since_on=day)
    with refused(
        "农业农村办公室科室承办人：何承办从2026年3月24日起才任这个岗位，请改填2026年3月24日，或者先撤销那项任命。",
        "何承办已任同样的岗位，江承办手里没有别的要交接的事项。",
    ):
        given(town, "officer")
    assert Post.rows.filter(person=town["other-officer"]).count() == 2


def test_a_key_work_has_nobody_else_who_tells_its_news(busy):
    made = founded(busy, keeper=busy["clerk"])
    page = words(signed_in(busy, "administrator").get("/desk/people/clerk/hand-over/"))
    assert (made.title in page, "除了林专员没有人更新，交接以后才能离岗。" in page) == (True, True)


@pytest.mark.parametrize(("later", "told"), [(0, "可以办理离岗。"), (9, "还不能办理离岗，理由见下面“办理离岗”。")])
def test_the_page_says_whether_the_person_may_leave_now(busy, later, told):
    client, on = signed_in(busy, "administrator"), clock.today() + timedelta(days=later)
    data = {"successor": busy["clerk"].pk, "since_on": on.isoformat(), "sure": "on"}
    page = words(client.post("/desk/people/officer/hand-over/", data, follow=True))
    assert f"江承办现在{told}" in page


def test_a_hand_over_is_looked_at_once_by_the_successor_and_never_changed(busy):
    made = given(busy)
    with refused("由接手的人自己确认看过。"):
        look_at(made, by=busy["clerk"], at=AT)
    assert look_at(made, by=busy["other-officer"], at=AT).seen_at == AT
    assert not [row for row in rows(busy["other-officer"], at=AT) if "交接给您" in row.sentence]
    with refused("已经看过。"):
        look_at(made, by=busy["other-officer"], at=AT)
    with stopped("交接办理以后不得改动"):
        sql("UPDATE staff_handover SET successor_id = %s WHERE id = %s", busy["officer"].pk, made.pk)
    with stopped("交接不得删除"):
        sql("DELETE FROM staff_handover WHERE id = %s", made.pk)


def test_it_is_handed_over_on_screen_and_then_the_person_may_leave(made):
    client = signed_in(made, "administrator")
    page = client.get("/desk/people/officer/hand-over/")
    assert "柳溪镇农业农村办公室科室承办人" not in words(page)
    assert "农业农村办公室科室承办人" in words(page)
    data = {"successor": made["other-officer"].pk, "since_on": clock.today().isoformat()}
    unsure = client.post("/desk/people/officer/hand-over/", data)
    assert (unsure.status_code, len(errors(unsure))) == (422, 1)
    assert client.post("/desk/people/officer/hand-over/", data | {"sure": "on"}).url == "/desk/people/officer/#main"
    handed = HandOver.rows.get()
    successor = signed_in(made, "other-officer")
    assert "由江承办交接给您：岗位 1 件" in words(successor.get("/desk/"))
    assert "我已看过" in words(successor.get(f"/desk/hand-overs/{handed.pk}/"))
    assert successor.post(f"/desk/hand-overs/{handed.pk}/seen/").url == "/desk/"
    assert client.post("/desk/people/officer/leave/", {"leave-sure": "on"}).status_code == 302
    assert Person.rows.get(username="officer").is_active is False
