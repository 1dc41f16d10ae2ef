"""公开：what of a plan the public gets, through the editorial room, and what it never gets."""

import json
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

import pytest
from django.db import connection, transaction

from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Published
from mingtang.editorial.queries import current
from mingtang.evidence.actions.evidence import revoke, write_note
from mingtang.evidence.actions.public import confirm_for_public
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.openness import Openness
from mingtang.law.rules import RuleBroken
from mingtang.progress.actions import reasons_against_publication, submit_for_publication
from mingtang.progress.publication import PlanProgress
from mingtang.progress.queries.publication import build
from mingtang.progress.queries.publicity import publicity
from mingtang.workplan.actions.plans import decide_openness, import_plan
from mingtang.workplan.models import Plan
from tests import builders
from tests.builders import moment, reading
from tests.refusals import refused

AT = moment("2026-03-05")
ON = AT.date()


@pytest.fixture
def row(plan):
    return builders.commitment(plan)


def items(body):
    return {
        told["key"]: told
        for chapter in body["chapters"]
        for section in chapter["sections"]
        for told in section["items"]
    }


def test_the_body_is_the_plans_text_with_the_states_of_a_day(plan):
    body = build(plan, on=ON)
    assert (body["title"], body["address"], body["as_of_on"]) == (plan.title, "/liuxi/plans/2026/", "2026-03-05")
    assert [section["heading"] for section in body["chapters"][0]["sections"]] == ["第1件事", "第2件事", "第3件事"]
    assert list(items(body)) == ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "1.3.1", "1.3.2"]
    assert body["counts"] == {"not_started": 5, "in_progress": 0, "stale": 0, "done": 0}
    assert items(body)["1.2.1"]["state"] is None, "a statement bears no state"
    assert json.loads(json.dumps(body)) == body


def test_only_what_was_accepted_and_confirmed_is_in_it(town, row):
    waiting = builders.evidence(row, by=town["officer"], title="待认定")
    internal = builders.accepted(row, by=town["officer"], judge=town["clerk"], title="内部")
    revoked = builders.accepted(row, by=town["officer"], judge=town["clerk"], title="撤销")
    shown = builders.accepted(row, by=town["officer"], judge=town["clerk"], title="公开", completing=True)
    for piece in (revoked, shown):
        confirm_for_public(piece, by=town["reviewer"], at=AT)
    revoke(revoked, reason="附错。", by=town["clerk"], at=AT)
    write_note(row, text="内部记录。", by=town["officer"], at=AT)
    confirm_for_public(write_note(row, text="公开记录。", by=town["officer"], at=AT), by=town["clerk"], at=AT)
    told = items(build(row.plan, on=ON))["1.1.1"]
    assert [piece["title"] for piece in told["evidence"]] == ["公开"]
    assert [note["text"] for note in told["notes"]] == ["公开记录。"]
    assert told["state"] == "done"
    assert [title for title in (waiting.title, internal.title) if title in str(told)] == []


def test_nobodys_name_and_nothing_late_is_in_it(town, row):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"])
    confirm_for_public(piece, by=town["reviewer"], at=AT)
    text = json.dumps(build(row.plan, on=date(2026, 12, 1)), ensure_ascii=False)
    names = [person.name for person in town.people.values()]
    assert [name for name in [*names, "逾期", "late", "next_due"] if name in text] == []


def test_what_was_withdrawn_takes_its_evidence_out_of_the_public_body(town, row):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"])
    confirm_for_public(piece, by=town["reviewer"], at=AT)
    rest = reading(builders.SENTENCES[1:])
    import_plan(unit=town.organ, reading=rest, source_name="a", source_sha256="1", by="cli", at=AT)
    body = build(row.plan, on=ON)
    assert ("1.1.1" in items(body), body["attachments"]) == (False, [])
    assert [section["heading"] for section in body["chapters"][0]["sections"]] == ["第1件事", "第2件事", "第3件事"]


def test_the_public_record_is_signed_and_stays_as_it_was(town, row):
    plan = row.plan
    builders.released(town, plan, at=AT)
    builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True)
    live = current(plan.address)
    assert items(live.content)["1.1.1"]["state"] == "not_started"
    assert publicity(plan, at=AT).changes == ["1.1.1 由“未启动”变为“已完成”。"]


def test_the_changes_are_told_in_sentences(town, row):
    before = build(row.plan, on=ON)
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"])
    confirm_for_public(piece, by=town["reviewer"], at=AT)
    confirm_for_public(write_note(row, text="已公示。", by=town["officer"], at=AT), by=town["clerk"], at=AT)
    new = reading([builders.SENTENCES[0], *builders.SENTENCES[2:], builders.sentence("召开一次动员会。")])
    import_plan(unit=town.organ, reading=new, source_name="a", source_sha256="1", by="cli", at=AT)
    kind, after = PlanProgress(), build(row.plan, on=ON)
    assert kind.changes(None, before) == ["首次公开，共 5 项任务。"]
    assert kind.changes(before, before) == ["与已公开的一版相比，只有截至日期不同。"]
    assert sorted(kind.changes(before, after)) == [
        "1.1.1 新增公开佐证 1 份。",
        "1.1.1 新增公开进展记录 1 份。",
        "1.1.1 由“未启动”变为“推进中”。",
        "1.1.2 不再列入。",
        "1.3.3 新增。",
    ]
    assert kind.changes(after, before)[0] == "1.1.1 由“推进中”变为“未启动”。"


def test_what_is_not_to_be_public_is_not_handed_in(town, plan):
    decide_openness(plan, openness=Openness.ON_APPLICATION, reason="内部事务", made_on=None, by=town["clerk"], at=AT)
    plan = Plan.rows.select_related("unit__organ").get(pk=plan.pk)
    reasons = ["公开属性为“依申请公开”，不能主动发布。", "送审由柳溪镇人民政府的政务公开专员办理。"]
    assert reasons_against_publication(plan, by=town["officer"], at=AT) == reasons
    with refused(*reasons):
        submit_for_publication(plan, by=town["officer"], at=AT)


def test_the_publication_clock_runs_from_the_day_the_plan_was_made(town, plan):
    told = publicity(plan, at=AT)
    assert (told.clock.due, told.left.long, told.left.by) == (date(2026, 2, 24), "已超过 8 个工作日", "2月24日到期")
    assert [step.date for step in told.clock.steps][:2] == [date(2026, 1, 20), date(2026, 2, 14)]
    builders.released(town, plan, at=AT)
    assert publicity(plan, at=AT).left is None
    decide_openness(plan, openness=Openness.PROACTIVE, reason="", made_on=None, by=town["clerk"], at=AT)
    plan.refresh_from_db()
    assert (plan.publish_by_on, publicity(plan, at=AT).clock) == (None, None)


def test_where_an_edition_stands_is_told(town, plan):
    assert publicity(plan, at=AT).stage == ""
    revision = submit_for_publication(plan, by=town["clerk"], at=AT)
    assert publicity(plan, at=AT).stage == "等审核人审核"
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=town["reviewer"], at=AT)
    assert publicity(plan, at=AT).stage == "等分管领导签发"
    editorial.send_back(revision, reason="第一条有误。", by=town["leader"], at=AT)
    assert publicity(plan, at=AT).stage == "被方领导退回：第一条有误。"


def reviewed(town, plan):
    revision = submit_for_publication(plan, by=town["clerk"], at=AT)
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=town["reviewer"], at=AT)
    return revision


def test_material_taken_back_after_review_is_not_signed_into_the_open(town, plan, row):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], title="名单")
    confirm_for_public(piece, by=town["clerk"], at=AT)
    revision = reviewed(town, plan)
    revoke(piece, reason="涉及个人隐私。", by=town["clerk"], at=AT)
    with refused(f"送审以后，任务 {row.key} 有材料已改为内部、撤销认定或移出要点，请退回，由专员重新送审。"):
        editorial.sign_and_release(revision, ticks=EVERY_TICK, by=town["leader"], at=AT)


def test_what_cannot_be_signed_is_not_approved_either(town, plan, row):
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], title="名单")
    confirm_for_public(piece, by=town["clerk"], at=AT)
    revision = submit_for_publication(plan, by=town["clerk"], at=AT)
    revoke(piece, reason="涉及个人隐私。", by=town["clerk"], at=AT)
    with refused(f"送审以后，任务 {row.key} 有材料已改为内部、撤销认定或移出要点，请退回，由专员重新送审。"):
        editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=town["reviewer"], at=AT)


def test_a_plan_that_is_withheld_after_review_is_not_signed_into_the_open(town, plan):
    revision = reviewed(town, plan)
    Plan.rows.filter(pk=plan.pk).update(openness=Openness.WITHHELD.value)
    with refused("公开属性为“不予公开”，不能主动发布。"):
        editorial.sign_and_release(revision, ticks=EVERY_TICK, by=town["leader"], at=AT)


@pytest.mark.django_db(transaction=True)
def test_a_plan_being_withheld_is_not_signed_into_the_open_at_the_same_moment(town):
    plan = builders.plan_of(town)
    revision = reviewed(town, plan)

    def sign():
        try:
            return editorial.sign_and_release(revision, ticks=EVERY_TICK, by=town["leader"], at=AT)
        except RuleBroken as broken:
            return broken.reasons
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            told = {"openness": Openness.WITHHELD, "reason": "涉及第三方。", "made_on": plan.made_on}
            decide_openness(plan, **told, by=town["clerk"], at=AT)
            waiting = pool.submit(sign)
            assert not wait([waiting], timeout=0.5).done
        assert waiting.result() == ("公开属性为“不予公开”，不能主动发布。",)
    assert Published.rows.count() == 0


def test_a_page_of_last_month_is_not_signed_as_todays(town, plan):
    revision = reviewed(town, plan)
    with refused("这一稿截至 2026-03-05，已超过 30 天，请退回，由专员按今天的台账重新送审。"):
        editorial.sign_and_release(revision, ticks=EVERY_TICK, by=town["leader"], at=moment("2026-04-05"))
