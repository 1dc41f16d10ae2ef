"""重点工作的动作：set up, changed, ended and handed over; and every turn that is refused changes nothing."""

from datetime import date

import pytest

from mingtang.audit.queries import entries_of, verify
from mingtang.dossiers import actions
from mingtang.dossiers.models import Dossier
from mingtang.dossiers.queries.board import bound, kept_by
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint, leave
from tests import builders
from tests.builders import FOUNDED
from tests.dossiers.conftest import AT, MADE, facts, founded
from tests.refusals import refused

NOT_CLERK = "重点工作由柳溪镇人民政府的政务公开专员{}。"


def test_the_clerk_sets_up_a_key_work(made, plan):
    row = founded(made, commitments=[builders.commitment(plan)], title=" 柳溪河  整治 ")
    assert (row.title, row.state, row.address) == ("柳溪河 整治", "open", "/liuxi/key-work/hedao/")
    assert [unit.code for unit in row.partners.all()] == ["liuxi-dong"]
    assert [(task.key, task.state) for task in bound(row, on=AT.date())] == [("1.1.1", "not_started")]
    assert [entry.verb for entry in entries_of(row)] == ["dossiers.create"]
    assert verify().ok


@pytest.mark.parametrize("who", ["officer", "reviewer", "leader", "administrator", "neighbour-clerk"])
def test_nobody_else_sets_one_up(made, who):
    with refused(NOT_CLERK.format("设立")):
        actions.create(made.organ, slug="hedao", facts=facts(made), by=made[who], at=MADE)


def test_all_that_is_wrong_with_it_is_said_at_once(made, plan):
    elsewhere = builders.plan_of(made, unit=made.neighbour)
    wrong = facts(
        made,
        title=" ",
        goal="",
        lead=made.units["shanqian-dzb"],
        keeper=made["neighbour-officer"],
        until_on=date(2025, 1, 1),
        commitments=[builders.commitment(elsewhere)],
    )
    with refused(
        "地址末段由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符。",
        "请填写名称。",
        "请写明目标：到什么时候做成什么样。",
        "山前镇党政办公室不属于柳溪镇人民政府，不能承担它的重点工作。",
        "邻承办在柳溪镇人民政府没有岗位，不能做更新人。",
        "对应的任务要在柳溪镇人民政府的要点里选择。",
        "截止日期早于开始日期，请核对。",
    ):
        actions.create(made.organ, slug="河道", facts=wrong, by=made["clerk"], at=MADE)


def test_an_address_is_used_once_in_an_organ(made, dossier):
    with refused("这个地址末段已经用过，请换一个。"):
        founded(made)


def test_a_village_sets_up_none(made):
    with refused(
        "重点工作由行政机关设立。",
        "柳溪镇农业农村办公室不属于桃园村村民委员会，不能承担它的重点工作。",
        "柳溪镇东管理区不属于桃园村村民委员会，不能承担它的重点工作。",
        "江承办在桃园村村民委员会没有岗位，不能做更新人。",
    ):
        actions.create(made.units["taoyuan"], slug="hedao", facts=facts(made), by=made["clerk"], at=MADE)


def test_a_change_keeps_the_address_and_binds_anew(made, dossier, plan):
    told = facts(made, title="柳溪河整治", keeper=made["other-officer"], partners=(), stale_after=15,
                 commitments=[builders.commitment(plan, "1.1.2")])  # fmt: skip
    actions.change(dossier, facts=told, by=made["clerk"], at=AT)
    row = Dossier.rows.get(pk=dossier.pk)
    assert (row.title, row.slug, row.keeper.username, row.stale_after) == ("柳溪河整治", "hedao", "other-officer", 15)
    assert row.partners.count() == 0
    assert [task.key for task in row.commitments.all()] == ["1.1.2"]


def test_the_keeper_does_not_change_what_it_is(made, dossier):
    with refused(NOT_CLERK.format("修改")):
        actions.change(dossier, facts=facts(made), by=made["officer"], at=AT)


def test_a_number_of_days_that_is_not_offered_is_not_taken(made, dossier):
    with pytest.raises(Exception, match="dossiers_dossier_stale_after"):
        actions.change(dossier, facts=facts(made, stale_after=7), by=made["clerk"], at=AT)


def test_it_is_finished_only_when_every_milestone_is_reached(made, dossier):
    with refused("还有节点没有完成：清淤、绿化。请先登记完成；不再进行的，请终止这项重点工作并写明理由。"):
        actions.finish(dossier, by=made["clerk"], at=AT)


def test_ending_it_needs_a_reason_in_words(made, dossier):
    with refused("请写明终止的理由。"):
        actions.close(dossier, reason=" ", by=made["clerk"], at=AT)
    assert (
        actions.close(dossier, reason=" 并入县里的工程。 ", by=made["clerk"], at=AT).state_reason == "并入县里的工程。"
    )


def test_what_a_person_keeps_goes_to_another_as_a_whole(made, dossier):
    founded(made, "ditch"), founded(made, "other", keeper=made["other-officer"])
    actions.close(founded(made, "over"), reason="并入。", by=made["clerk"], at=AT)
    assert [row.slug for row in kept_by(made["officer"])] == ["hedao", "ditch"]
    moved = actions.hand_over_keeper(made["officer"], to=made["other-officer"], by=made["administrator"], at=AT)
    assert [row.slug for row in moved] == ["hedao", "ditch"]
    assert kept_by(made["officer"]).count() == 0
    assert [row.slug for row in kept_by(made["other-officer"])] == ["hedao", "ditch", "other"]
    assert entries_of(dossier).filter(verb="dossiers.hand_over").count() == 1


@pytest.mark.parametrize(
    ("to", "by", "reason"),
    [
        ("officer", "clerk", "移交前后是同一个人，请选择别的人。"),
        ("neighbour-officer", "clerk", "邻承办在柳溪镇人民政府没有岗位，不能接手它的重点工作。"),
    ],
)
def test_a_hand_over_goes_to_another_colleague(made, dossier, to, by, reason):
    with refused(reason):
        actions.hand_over_keeper(made["officer"], to=made[to], by=made[by], at=AT)


def test_a_keeper_who_has_left_keeps_nothing_up_to_date(made, dossier):
    appoint(made["clerk"], unit=made.organ, kind=PostKind.INSPECTOR, since_on=MADE.date(), by="install", at=FOUNDED)
    with refused("还有更新的重点工作 1 件没有人接手，请先办理交接。"):
        leave(made["officer"], on=date(2026, 2, 1), by="install", at=MADE)
    actions.hand_over_keeper(made["officer"], to=made["other-officer"], by=made["administrator"], at=MADE)
    leave(made["officer"], on=date(2026, 2, 1), by="install", at=MADE)
    with refused(f"由更新人{made['other-officer'].name}或者柳溪镇人民政府的政务公开专员办理。"):
        actions.add_milestone(dossier, title="验收", due_on=date(2026, 12, 1), by=made["officer"], at=AT)
