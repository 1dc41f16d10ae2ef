"""列入台账：tasks outside the plan's own text; neither an import nor the public page knows them."""

from datetime import date

from mingtang.audit.models import Entry
from mingtang.law.commitments import Rhythm, Term
from mingtang.law.origins import Origin
from mingtang.progress.actions import submit_for_publication
from mingtang.progress.queries.publication import build
from mingtang.workplan.actions.listing import delist, list_commitment, start_ledger
from mingtang.workplan.actions.plans import import_plan
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import moment, reading
from tests.refusals import refused

AT = moment("2026-03-10")
JUNE = Term(Rhythm.ONCE, date(2026, 6, 30))


def listed(plan, text="编制防汛明白卡。", **told):
    return list_commitment(
        plan, **{"origin": Origin.HANDED_DOWN, "text": text, "term": JUNE, "by": "cli", "at": AT} | told
    )


def test_a_listed_task_has_its_own_number_its_owner_and_its_due_day(town, plan):
    one = listed(plan, owner=town.units["liuxi-dong"], co_owners=[town.units["taoyuan"]])
    two = listed(plan, "公布抢险队伍名册。")
    other = listed(plan, "续办去年的事。", origin=Origin.CARRIED_OVER, source=builders.commitment(plan))
    assert [row.key for row in (one, two, other)] == ["交1", "交2", "转1"]
    assert (one.next_due_on, one.listed_on, one.owner.code) == (date(2026, 6, 30), AT.date(), "liuxi-dong")
    assert [unit.code for unit in one.co_owners.all()] == ["taoyuan"]
    assert [row.section.chapter.heading for row in (one, other)] == ["上级下达的任务", "上一年度结转的任务"]
    assert Entry.rows.filter(verb="workplan.list").count() == 3


def test_an_import_leaves_listed_tasks_alone(town, plan):
    listed(plan)
    told = {"unit": town.organ, "source_name": "工作要点.txt", "source_sha256": "0" * 64, "by": town["clerk"], "at": AT}
    again = import_plan(**told, reading=reading())
    assert (again.created, again.changed, again.withdrawn) == ((), (), ())
    fewer = import_plan(**told, reading=reading(builders.SENTENCES[:4]))
    assert fewer.withdrawn == ("1.3.1", "1.3.2")
    assert Commitment.rows.get(plan=plan, key="交1").withdrawn_at is None


def test_the_public_page_gives_the_plans_own_words_alone(town, plan):
    before = build(plan, on=AT.date())
    row = listed(plan, owner=town.units["liuxi-nyb"])
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], at=AT)
    assert piece.counts
    assert build(plan, on=AT.date()) == before


def test_a_ledger_may_begin_before_its_plan(town):
    plan = start_ledger(unit=town.organ, year=2026, by="cli", at=AT)
    assert start_ledger(unit=town.organ, year=2026, by="cli", at=AT) == plan
    assert (plan.title, plan.is_read) == ("柳溪镇人民政府2026年台账", False)
    listed(plan)
    done = import_plan(unit=town.organ, reading=reading(), source_name="要点.txt", source_sha256="1", by="cli", at=AT)
    assert (done.plan, len(done.created), done.plan.is_read) == (plan, 6, True)
    assert set(Commitment.rows.of_the_text().values_list("listed_on", flat=True)) == {None}


def test_what_has_no_plan_is_not_published(town):
    plan = start_ledger(unit=town.organ, year=2026, by="cli", at=AT)
    wanted = (
        "还没有导入这一年的要点，没有可以公开的原文。",
        "公开属性尚未认定，请先认定为“主动公开”再送审。",
    )
    with refused(*wanted):
        submit_for_publication(plan, by=town["clerk"], at=AT)


def test_what_cannot_be_listed_is_told_all_at_once(town, plan):
    with refused(
        "请写明任务内容。",
        "时限须在台账的年度（2026年）之内。",
        "山前镇人民政府不属于柳溪镇人民政府，不能作为责任单位。",
    ):
        listed(plan, " ", term=Term(Rhythm.ONCE, date(2027, 1, 5)), owner=town.neighbour)
    with refused("桃园村村民委员会不是行政机关，任务列在它所属机关的台账里。"):
        start_ledger(unit=town.units["taoyuan"], year=2026, by="cli", at=AT)


def test_a_listed_task_is_taken_out_once_and_a_task_of_the_plan_never(town, plan):
    row = listed(plan)
    gone = delist(row, by="cli", at=AT)
    assert gone.withdrawn_at == AT
    with refused("这项任务已移出台账。"):
        delist(row, by="cli", at=AT)
    with refused("这项任务在要点原文里，随要点导入移出。"):
        delist(builders.commitment(plan), by="cli", at=AT)
    assert listed(plan, "再列一项。").key == "交2"
