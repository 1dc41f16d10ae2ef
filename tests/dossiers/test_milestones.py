"""节点：added, moved with their history, and done only with what shows it."""

from datetime import date

import pytest

from mingtang.dossiers import actions
from mingtang.dossiers.models import Milestone
from tests.dossiers.conftest import AT
from tests.refusals import refused

KEEPS = "由更新人江承办或者柳溪镇人民政府的政务公开专员办理。"
PROOF = {"done_on": date(2026, 3, 4), "note": "验收单第1号。"}


@pytest.fixture
def step(dossier):
    return Milestone.rows.select_related("dossier__unit__organ").get(title="清淤")


@pytest.mark.parametrize("who", ["officer", "clerk"])
def test_the_keeper_and_the_clerk_say_that_it_is_done_and_what_shows_it(made, step, who):
    done = actions.mark_done(step, **PROOF, by=made[who], at=AT)
    assert (done.done_on, done.done_note, done.done_by) == (date(2026, 3, 4), "验收单第1号。", made[who])


@pytest.mark.parametrize("who", ["other-officer", "district-officer", "reviewer", "leader", "administrator"])
def test_nobody_else_touches_a_milestone(made, dossier, step, who):
    with refused(KEEPS):
        actions.mark_done(step, **PROOF, by=made[who], at=AT)
    with refused(KEEPS):
        actions.move_due(step, due_on=date(2026, 7, 1), reason="雨季。", by=made[who], at=AT)
    with refused(KEEPS):
        actions.add_milestone(dossier, title="验收", due_on=date(2026, 7, 1), by=made[who], at=AT)


def test_nothing_is_done_tomorrow_or_without_proof(made, step):
    with refused("完成日期还没有到，请核对。", "请写明凭什么认定完成，例如验收结论、文号。"):
        actions.mark_done(step, done_on=date(2026, 3, 6), note=" ", by=made["officer"], at=AT)


def test_a_moved_day_keeps_the_days_before_it_with_their_reasons(made, step):
    for day, reason in ((date(2026, 7, 31), "雨季。"), (date(2026, 8, 31), "汛期延长。")):
        actions.move_due(step, due_on=day, reason=reason, by=made["officer"], at=AT)
    step.refresh_from_db()
    assert step.due_on == date(2026, 8, 31)
    assert [(row.from_on, row.to_on, row.reason) for row in step.postponements.all()] == [
        (date(2026, 6, 30), date(2026, 7, 31), "雨季。"),
        (date(2026, 7, 31), date(2026, 8, 31), "汛期延长。"),
    ]


@pytest.mark.parametrize(
    ("due_on", "reason", "said"),
    [
        (date(2026, 6, 30), "雨季。", "日期没有变，不必改期。"),
        (date(2026, 7, 1), " ", "请写明改期的理由。"),
        (date(2025, 7, 1), "雨季。", "计划完成日期早于这项重点工作的开始日期，请核对。"),
        (date(2027, 7, 1), "雨季。", "计划完成日期晚于这项重点工作的截止日期，请核对，或者先请专员改截止日期。"),
    ],
)
def test_a_day_is_moved_only_with_a_reason_and_within_its_key_work(made, step, due_on, reason, said):
    with refused(said):
        actions.move_due(step, due_on=due_on, reason=reason, by=made["officer"], at=AT)


def test_what_is_done_is_not_touched_again(made, step):
    done = actions.mark_done(step, **PROOF, by=made["officer"], at=AT)
    with refused("这个节点已登记完成。"):
        actions.mark_done(done, **PROOF, by=made["officer"], at=AT)
    with refused("这个节点已登记完成。"):
        actions.move_due(done, due_on=date(2026, 7, 1), reason="雨季。", by=made["officer"], at=AT)


def test_a_milestone_has_a_name_of_its_own(made, dossier):
    with refused("已经有同名的节点。"):
        actions.add_milestone(dossier, title=" 清淤 ", due_on=date(2026, 7, 1), by=made["officer"], at=AT)
    with refused("请填写节点名称。"):
        actions.add_milestone(dossier, title=" ", due_on=date(2026, 7, 1), by=made["officer"], at=AT)
