"""今日的几种行：offices without an officer, evidence that came back, public pages to put right."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.desk.queries import today
from mingtang.evidence.actions.evidence import refuse, revoke, write_note
from mingtang.evidence.actions.public import confirm_for_public, keep_internal
from mingtang.evidence.actions.withdrawing import withdraw
from mingtang.evidence.models import Note
from mingtang.law.units import PostKind
from mingtang.organs import ports
from mingtang.organs.actions.posts import appoint, end_post
from mingtang.ui import clock
from mingtang.workplan.actions.plans import assign
from tests import builders
from tests.builders import moment, reading, sentence
from tests.desk.conftest import as_
from tests.pages import words

AT = moment("2026-06-22")
MARCH = moment("2026-03-05")


@pytest.fixture
def plan(made):
    return builders.plan_of(made)


def told(made, username, step, at=AT):
    return [(row.sentence, row.words) for row in today.rows(made[username], at=at) if row.step == step]


def test_an_office_without_an_officer_is_one_row_on_the_clerks_desk(made, plan):
    assert told(made, "clerk", "去安排") == []
    post = made["officer"].posts.get()
    end_post(post, until_on=date(2026, 6, 21), by="install", at=AT)
    [row] = [row for row in today.rows(made["clerk"], at=AT) if row.step == "去安排"]
    assert row.sentence == "农业农村办公室没有承办人，2 项任务逾期、30 天内到期或者需更新"
    assert row.url == "/desk/ledger/?organ=liuxi&year=2026&office=liuxi-nyb"
    assert (row.due_on, row.words) == (date(2026, 3, 31), "最早的已超过 55 个工作日，3月31日到期")
    assert told(made, "neighbour-clerk", "去安排") == []
    assert told(made, "leader", "去安排") == []
    appoint(
        made["officer"], unit=made.organ, kind=PostKind.OFFICE_OFFICER, since_on=date(2026, 6, 22), by="install", at=AT
    )
    assert len(told(made, "clerk", "去安排")) == 1, "an officer of the organ itself is not prompted for its offices"


def test_a_district_officer_answers_for_its_villages(made, plan):
    end_post(made["village-officer"].posts.get(), until_on=date(2026, 6, 21), by="install", at=AT)
    assert told(made, "clerk", "去安排") == []


def test_evidence_that_was_refused_or_revoked_comes_back_to_its_submitter(made, plan):
    row, other = builders.commitment(plan), builders.commitment(plan, "1.1.2")
    refuse(builders.evidence(row, by=made["officer"]), reason="打不开。", by=made["clerk"], at=moment("2026-06-20"))
    counted = builders.accepted(other, by=made["officer"], judge=made["clerk"], title="季报")
    revoke(counted, reason="附错。", by=made["leader"], at=moment("2026-06-21"))
    assert told(made, "officer", "补交") == [
        ("佐证“季报”的认定已撤销：附错。", "等您补交"),
        ("佐证“补贴发放公示”不予认定：打不开。", "等您补交"),
    ]
    assert told(made, "clerk", "补交") == []
    assert len(told(made, "officer", "补交", at=moment("2026-07-20 10:00"))) == 1
    newer = builders.evidence(row, by=made["officer"], at=AT)
    assert told(made, "officer", "补交") == [("佐证“季报”的认定已撤销：附错。", "等您补交")]
    withdraw(newer, by=made["officer"], at=AT)
    assert len(told(made, "officer", "补交")) == 2
    assert told(made, "officer", "补交", at=AT + timedelta(days=31)) == []


@pytest.fixture
def public(made, plan):
    """The live page shows a finished task with one piece, and a note of another."""
    piece = builders.accepted(builders.commitment(plan), by=made["officer"], judge=made["clerk"], completing=True)
    confirm_for_public(piece, by=made["reviewer"], at=MARCH)
    note = write_note(builders.commitment(plan, "1.2.2"), text="已征求意见。", by=made["other-officer"], at=MARCH)
    confirm_for_public(note, by=made["clerk"], at=MARCH)
    builders.released(made, plan, at=MARCH)
    assert told(made, "clerk", "去送审") == []
    return piece


PAGE = "《柳溪镇2026年政务公开工作要点》公开页仍显示任务 {}不再算数的佐证、进展或者“已完成”，请送审更正"


def test_a_public_page_that_shows_what_was_revoked_is_on_the_clerks_desk_until_it_is_put_right(made, plan, public):
    revoke(public, reason="附错。", by=made["leader"], at=AT)
    assert told(made, "clerk", "去送审") == [(PAGE.format("1.1.1"), "待更正")]
    assert told(made, "reviewer", "去送审") == []
    keep_internal(Note.rows.get(), by=made["reviewer"], at=AT)
    assert told(made, "clerk", "去送审") == [(PAGE.format("1.1.1、1.2.2"), "待更正")]
    builders.released(made, plan, at=AT)
    assert told(made, "clerk", "去送审") == []


def test_a_commitment_that_left_the_plan_with_its_material_is_one_of_them(made, plan, public):
    builders.plan_of(made, at=AT, told=reading(builders.SENTENCES[1:]))
    assert told(made, "clerk", "去送审") == [(PAGE.format("1.1.1"), "待更正")]


def test_what_is_done_without_public_evidence_and_no_longer_so_is_one_too(made, plan):
    row = builders.commitment(plan)
    piece = builders.accepted(row, by=made["officer"], judge=made["clerk"], completing=True)
    builders.released(made, plan, at=MARCH)
    revoke(piece, reason="附错。", by=made["leader"], at=AT)
    assert told(made, "clerk", "去送审") == [(PAGE.format("1.1.1"), "待更正")]


def test_taking_back_what_is_public_says_so_on_the_page(made, plan, public):
    still = "公开页仍显示这项任务里不再算数的内容，请政务公开专员送审更正。"
    place = f"/desk/plans/liuxi/2026/1.1.1/evidence/{public.pk}"
    client = as_(made, "leader")
    assert still in words(client.post(f"{place}/public/", {"as": "internal"}, follow=True))
    assert still not in words(client.post(f"{place}/public/", {"as": "public"}, follow=True))
    assert still in words(client.post(f"{place}/revoke/", {f"reason-{public.pk}-reason": "附错。"}, follow=True))


def asked(made):
    person = made["clerk"]
    person.posts_on(AT.date())
    with CaptureQueriesContext(connection) as counted:
        rows = today.rows(person, at=AT)
    return len(counted), len(rows)


def test_the_clerks_desk_asks_as_often_for_many_rows_as_for_few(made, plan, public):
    few, _ = asked(made)
    offices = ["党政办公室", "农业农村办公室"]
    many = [sentence(f"第{n}次公开惠农补贴。", offices=[offices[n % 2]], due="2026-05-31") for n in range(60)]
    builders.plan_of(made, told=reading([*builders.SENTENCES, *many]), at=AT)
    row = builders.commitment(plan, "1.2.2")
    for n in range(30):
        piece = builders.evidence(row, by=made["clerk"], title=f"佐证{n}", at=AT)
        refuse(piece, reason="看不清。", by=made["reviewer"], at=AT)
    revoke(public, reason="附错。", by=made["leader"], at=AT)
    queries, rows = asked(made)
    assert queries == few
    assert rows > 30


def test_ending_a_post_says_beforehand_what_is_left_without_anybody(made, plan):
    post, village = made["officer"].posts.get(), made["village-officer"].posts.get()
    left = ports.left_behind([post], on=AT.date())
    assert (left.by_post, left.by_all) == ({post.pk: 2}, 2)
    assert ports.left_behind([village], on=AT.date()).by_all == 0, "the district's officer is prompted for its villages"
    clerk = made["clerk"].posts.get()
    assert ports.left_behind([clerk], on=AT.date()).by_all == 0
    assign(builders.commitment(plan, "1.3.1"), owner=made.units["liuxi-dzb"], co_owners=[], by=made["clerk"], at=AT)
    assert ports.left_behind([post], on=AT.date()).by_all == 2


def test_the_page_of_a_person_says_what_is_left(made):
    tasks = [sentence(f"第{n}次公开惠农补贴。", offices=["农业农村办公室"]) for n in range(2)]
    builders.plan_of(made, told=reading(tasks, year=clock.today().year), at=AT)
    page = words(as_(made, "administrator").get("/desk/people/officer/"))
    assert page.count("有 2 项没有完成的任务没有承办人，到期没有人收到提醒，请先任命接手的人。") == 2
