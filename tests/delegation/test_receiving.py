"""接收：what stands in the receiver's ledger afterwards, with a plan and without one, and what is refused."""

from datetime import date

from mingtang.delegation.actions import receiving
from mingtang.delegation.queries.likely import likely
from mingtang.law.commitments import Rhythm, Term
from mingtang.law.delegation import HandDownState
from mingtang.law.origins import Origin
from mingtang.workplan.actions.plans import import_plan
from mingtang.workplan.models import Commitment, Plan
from tests import builders
from tests.builders import moment, reading
from tests.delegation.acts import ACTS, AT, LATER, fresh, give, of_county, take
from tests.refusals import refused

MAY = date(2026, 5, 31)


def test_what_a_town_takes_over_stands_in_its_ledger_with_its_source(made, sent):
    listed = take(made, sent)
    assert (listed.plan, listed.key, listed.text) == (made.plan, "交1", "公布惠农补贴的政策、申报和发放结果。")
    assert (listed.due_on, listed.next_due_on, listed.owner, listed.source) == (MAY, MAY, None, of_county(made))
    assert listed.section.chapter.origin == Origin.HANDED_DOWN.value


def test_a_town_without_a_plan_takes_over_too_and_its_plan_comes_later(made):
    row = give(made, "1.1.1", "shanqian")
    listed = take(made, row, by="neighbour-clerk")
    assert (listed.plan.unit, listed.plan.year, listed.plan.is_read) == (made.neighbour, 2026, False)
    done = import_plan(
        unit=made.neighbour,
        reading=reading(title="山前镇2026年政务公开工作要点"),
        source_name="要点.txt",
        source_sha256="2" * 64,
        by=made["neighbour-clerk"],
        at=LATER,
    )
    assert done.plan == listed.plan
    assert Commitment.rows.tasks().filter(plan=done.plan, key="交1").exists()


def test_a_village_takes_over_by_its_own_officer_and_becomes_the_owner(made):
    row = give(made, "", "taoyuan", source=builders.commitment(made.plan), by="clerk")
    with refused("由桃园村村民委员会（或者它所在管理区）的承办人、专员接收或者退回。"):
        receiving.accept(row, by=made["clerk"], at=AT)
    listed = take(made, row, by="village-officer")
    assert (listed.plan, listed.owner, listed.source.key) == (made.plan, made.units["taoyuan"], "1.1.1")


def test_an_officer_of_the_district_takes_over_for_a_village_of_it(made):
    row = give(made, "", "taoyuan", source=builders.commitment(made.plan), by="clerk")
    assert take(made, row, by="district-officer").owner == made.units["taoyuan"]


def test_only_the_clerk_takes_over_for_a_town(made, sent):
    for person in ("officer", "leader", "neighbour-clerk", "county-clerk"):
        with refused("由柳溪镇人民政府的政务公开专员接收或者退回。"):
            receiving.accept(sent, by=made[person], at=AT)
        with refused("由柳溪镇人民政府的政务公开专员接收或者退回。"):
            receiving.send_back(sent, reason="不办。", by=made[person], at=AT)
    with refused("请写明退回的理由，下达机关据此修改。"):
        receiving.send_back(sent, reason=" ", by=made["clerk"], at=AT)


def test_a_task_of_the_towns_own_plan_answers_if_it_is_not_softer(made):
    row = give(made, "1.1.1", "liuxi")
    alike = likely(row)
    assert [(one.commitment.key, one.against) for one in alike][:1] == [("1.1.1", ())]
    plans = Plan.rows.count()
    row = receiving.accept_with(row, own=alike[0].commitment, by=made["clerk"], at=AT)
    assert (row.stands, row.is_linked, row.listed.key) == (HandDownState.ACCEPTED, True, "1.1.1")
    assert (Plan.rows.count(), Commitment.rows.filter(key="交1").count()) == (plans, 0)
    ACTS[HandDownState.RECALLED](made, row)
    assert Commitment.rows.get(pk=row.listed_id).withdrawn_at is None


def test_a_task_that_is_softer_or_anothers_does_not_answer(made):
    row = give(made, "1.1.1", "liuxi", term=Term(Rhythm.ONCE, MAY))
    own = builders.commitment(made.plan)
    with refused("下达的时限是2026年5月31日，这项任务的时限是2026年6月30日，请先自定不晚于它的时限。"):
        receiving.accept_with(row, own=own, by=made["clerk"], at=AT)
    with refused(
        "请从本单位自己的任务里选一项。",
        "下达的时限是2026年5月31日，这项任务的时限是2026年6月30日，请先自定不晚于它的时限。",
    ):
        receiving.accept_with(row, own=of_county(made), by=made["clerk"], at=AT)


def test_no_task_answers_for_what_it_was_handed_down_from(made):
    listed = take(made, give(made, "1.1.1", "liuxi"))
    down = give(made, "", "liuxi-dong", source=listed, by="clerk")
    again = fresh(down)
    assert [one.commitment.key for one in likely(again)] == []
    with refused("请从本单位自己的任务里选一项。"):
        receiving.accept_with(again, own=listed, by=made["district-officer"], at=moment("2026-03-03"))
