"""今日与停滞：what each person has to do about the ledger, with where to go; and what does not move."""

from datetime import date

import pytest

from mingtang.desk.queries.work import for_person
from mingtang.editorial import actions as editorial
from mingtang.intake.actions import draft
from mingtang.law.commitments import Rhythm, Term
from mingtang.law.openness import Openness
from mingtang.law.origins import Origin
from mingtang.ledger.queries.stalled import stalled
from mingtang.progress.actions import submit_for_publication
from mingtang.workplan.actions.listing import list_commitment, start_ledger
from mingtang.workplan.actions.plans import assign, decide_openness
from mingtang.workplan.models import Plan
from tests import builders
from tests.builders import moment, reading

AT = moment("2026-06-10")
ON = AT.date()


def told(person, at=AT):
    return [(row.sentence, row.words, row.step) for row in for_person(person, on=at.date(), at=at)]


@pytest.fixture
def settled(town, plan):
    """The plan is public and every task has its unit, so that the clerk's desk is empty."""
    builders.released(town, plan, at=moment("2026-03-05"))
    row = builders.commitment(plan, "1.3.1")
    assign(row, owner=town.units["liuxi-dzb"], co_owners=[], by=town["clerk"], at=AT)
    return plan


def test_an_officer_finds_what_is_due_soon_late_or_stale(town, plan):
    builders.accepted(builders.commitment(plan), by=town["officer"], judge=town["clerk"])
    assert told(town["officer"]) == [
        ("每季度末公布乡村振兴项目进度。", "已超过 48 个工作日，3月31日到期", "补佐证"),
        ("公开惠农补贴的政策、申报和发放结果。", "需更新；还有 13 个工作日，6月30日前", "补佐证"),
    ]
    assert told(town["other-officer"]) == [("公布重大行政决策事项目录。", "已超过 27 个工作日，4月30日到期", "补佐证")]


def test_a_village_finds_its_own(town, plan):
    expected = [("桃园村每月公布村务。", "已超过 86 个工作日，1月31日到期", "补佐证")]
    assert told(town["village-officer"]) == expected
    assert [row.url for row in for_person(town["village-officer"], on=ON, at=AT)] == ["/desk/plans/liuxi/2026/1.3.2/"]


def test_an_officer_of_a_district_reads_which_unit_each_row_is_of(town, plan):
    term = Term(Rhythm.ONCE, date(2026, 6, 12))
    for code in ("liuxi-dong", "taoyuan"):
        where = {"owner": town.units[code], "by": town["clerk"], "at": AT}
        list_commitment(plan, origin=Origin.ADDED, text="公布补贴。", term=term, **where)
    sentences = [sentence for sentence, *_ in told(town["district-officer"])]
    assert [one for one in sentences if "补贴" in one] == ["东管理区：公布补贴。", "桃园村：公布补贴。"]
    assert "公布补贴。" in [sentence for sentence, *_ in told(town["village-officer"])]


def test_what_is_done_or_of_years_ago_is_no_longer_due(town, plan):
    builders.accepted(
        builders.commitment(plan, "1.2.2"), by=town["other-officer"], judge=town["clerk"], completing=True
    )
    assert told(town["other-officer"]) == []
    assert told(town["village-officer"], at=moment("2028-02-01")) == []


def test_evidence_waits_for_those_who_judge_but_did_not_hand_it_in(town, settled):
    row = builders.commitment(settled)
    piece = builders.evidence(row, by=town["clerk"], at=moment("2026-06-05"))
    waiting = ("佐证“补贴发放公示”等待认定：公开惠农补贴的政策、申报和发放结果。", "已等 5 天", "去认定")
    assert told(town["clerk"]) == []
    assert told(town["reviewer"]) == [waiting]
    (found,) = for_person(town["leader"], on=ON, at=AT)
    assert found.url == f"/desk/plans/liuxi/2026/1.1.1/#evidence-{piece.pk}"
    assert told(town["neighbour-leader"]) == []


def test_the_clerk_finds_drafts_openness_publication_and_tasks_without_a_unit(town):
    plan = builders.plan_of(town)
    draft(unit=town.organ, reading=reading(year=2027), source_name="新", source_sha256="1", by=town["clerk"], at=AT)
    publish = ("《柳溪镇2026年政务公开工作要点》要向社会公开", "已超过 74 个工作日，2月24日到期", "去送审")
    drafted = ("上传的《柳溪镇2027年政务公开工作要点》还没有导入台账", "待整理", "接着整理")
    without = ("《柳溪镇2026年政务公开工作要点》有 1 项任务没有责任单位", "待明确", "去明确")
    assert told(town["clerk"]) == [publish, drafted, without]
    Plan.rows.filter(pk=plan.pk).update(openness=Openness.UNDECIDED.value)
    undecided = ("《柳溪镇2026年政务公开工作要点》还没有认定公开属性", "待认定", "去认定")
    assert told(town["clerk"]) == [undecided, drafted, without]
    decide_openness(plan, openness=Openness.WITHHELD, reason="内部事务", made_on=None, by=town["clerk"], at=AT)
    assert told(town["clerk"]) == [drafted, without]


def test_what_came_back_from_review_is_on_the_clerks_desk(town, settled):
    revision = submit_for_publication(settled, by=town["clerk"], at=AT)
    assert told(town["clerk"]) == []
    editorial.send_back(revision, reason="第一条有误。", by=town["reviewer"], at=AT)
    sentence = "《柳溪镇2026年政务公开工作要点落实情况》被退回：第一条有误。"
    assert told(town["clerk"]) == [(sentence, "等您修改", "去修改")]


def test_those_without_a_part_have_an_empty_desk(town, plan):
    builders.evidence(builders.commitment(plan), by=town["officer"])
    assert [told(town[name]) for name in ("inspector", "administrator", "neighbour-clerk", "office-reviewer")] == [
        []
    ] * 4


def test_what_stalls_is_told_by_office_with_every_reason(town, plan):
    builders.accepted(builders.commitment(plan), by=town["officer"], judge=town["clerk"])
    builders.evidence(builders.commitment(plan, "1.2.2"), by=town["other-officer"], at=moment("2026-06-04"))
    builders.accepted(
        builders.commitment(plan, "1.3.2"),
        by=town["village-officer"],
        judge=town["clerk"],
        on=date(2026, 6, 1),
        at=moment("2026-06-05"),
    )
    found = stalled(plan, viewer=town["clerk"], at=AT)
    assert {office: [(row.row.commitment.key, row.reasons) for row in rows] for office, rows in found.items()} == {
        "还没有责任单位": [("1.3.1", ("还没有责任单位",))],
        "农业农村办公室": [
            ("1.1.2", ("已超过 48 个工作日，3月31日到期",)),
            ("1.1.1", ("最近一份认定的佐证是2026年3月1日的",)),
        ],
        "司法所": [("1.2.2", ("已超过 27 个工作日，4月30日到期", "佐证等认定已 6 天"))],
    }
    assert stalled(plan, viewer=town["village-officer"], at=AT) == {}


def test_a_ledger_without_its_plan_asks_for_the_plan_and_for_nothing_that_needs_it(town):
    start_ledger(unit=town.organ, year=AT.year, by=town["clerk"], at=AT)
    start_ledger(unit=town.organ, year=AT.year - 1, by=town["clerk"], at=AT)
    found = for_person(town["clerk"], on=AT.date(), at=AT)
    assert [(row.sentence, row.words, row.step, row.url) for row in found] == [
        ("《柳溪镇人民政府2026年台账》还没有要点原文", "待导入", "导入要点", "/desk/plans/new/")
    ]
