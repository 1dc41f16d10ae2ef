"""结转：this year is held against last year, and what is still open comes along with its owner and a new term."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.carryover.actions import Chosen, carry_over, close
from mingtang.carryover.models import Comparison
from mingtang.carryover.queries import compared, open_before
from mingtang.desk.queries import carried
from mingtang.law.commitments import Rhythm
from mingtang.organs.models import Unit
from mingtang.workplan.actions.plans import assign, import_plan
from mingtang.workplan.models import Commitment, Plan
from tests import builders
from tests.builders import moment, reading, sentence
from tests.pages import signed_in, words
from tests.refusals import refused, sql, stopped

AT = moment("2026-03-10")
ON = AT.date()
LAST_YEAR = (
    builders.SENTENCES[0],
    sentence("每季度末公布乡村振兴重点项目进度情况。", rhythm="quarterly", offices=["农业农村办公室"]),
    sentence("编制村级公章使用清单。", offices=["司法所"], due="2025-10-31", due_text="10月底前"),
    sentence("办一次政府开放日。", offices=["党政办公室"], due="2025-06-30", due_text="6月底前"),
)
LEFT, DONE = "1.2.1", "1.2.2"


@pytest.fixture
def earlier(town, plan):
    """Last year's ledger, of which one task was done."""
    told = reading(LAST_YEAR, year=2025)
    last = builders.plan_of(town, told=told)
    row = builders.commitment(last, DONE)
    day = {"on": date(2025, 6, 3), "at": moment("2025-06-05"), "completing": True}
    builders.accepted(row, by=town["clerk"], judge=town["reviewer"], **day)
    return last


def side_by_side(town, plan, earlier):
    return compared(plan, earlier, viewer=town["clerk"], at=AT, on=ON)


def chosen(earlier, key=LEFT, **told):
    row = builders.commitment(earlier, key)
    return Chosen(**{"row": row, "owner": row.owner, "due_on": date(2026, 10, 31)} | told)


def test_two_years_stand_side_by_side(town, plan, earlier):
    told = side_by_side(town, plan, earlier)
    pairs = [(one.before.key, one.now.key, one.same_words) for one in told.continued]
    assert pairs == [("1.1.1", "1.1.1", True), ("1.1.2", "1.1.2", False)]
    assert [row.key for row in told.fresh] == ["1.2.2", "1.3.1", "1.3.2"]
    assert [(one.row.key, one.is_open) for one in told.left] == [(LEFT, True), (DONE, False)]


def test_an_open_task_comes_along_with_its_owner_and_a_new_day(town, plan, earlier):
    [row] = carry_over(plan, chosen=[chosen(earlier)], by=town["clerk"], at=AT)
    assert (row.key, row.text, row.owner.code) == ("转1", "编制村级公章使用清单。", "liuxi-sfs")
    assert (row.source.plan, row.next_due_on, row.term.rhythm) == (earlier, date(2026, 10, 31), Rhythm.ONCE)
    told = side_by_side(town, plan, earlier)
    assert told.open == ()
    assert [(one.row.key, one.carried) for one in told.settled] == [(LEFT, row), (DONE, None)]


def test_the_units_that_share_a_task_come_along_where_they_still_exist(town, plan, earlier):
    row, units = builders.commitment(earlier, LEFT), town.units
    shared = [units["liuxi-dzb"], units["taoyuan"], units["liuxi-nyb"]]
    assign(row, owner=row.owner, co_owners=shared, by=town["clerk"], at=AT)
    Unit.rows.filter(code="taoyuan").update(closed_on=date(2026, 3, 1))
    [made] = carry_over(plan, chosen=[chosen(earlier, owner=units["liuxi-nyb"])], by=town["clerk"], at=AT)
    assert (made.owner.code, [unit.code for unit in made.co_owners.all()]) == ("liuxi-nyb", ["liuxi-dzb"])


def test_nothing_is_carried_over_after_the_comparison_was_closed(town, plan, earlier):
    close(plan, reason="清单已由县里统一编制。", by=town["clerk"], at=AT)
    reason = "比对已于2026年3月10日完成，不再结转；还要列入的，在台账页从表格读回。"
    with refused(reason):
        carry_over(plan, chosen=[chosen(earlier)], by=town["clerk"], at=AT)
    assert not Commitment.rows.filter(plan=plan, source__isnull=False).exists()
    assert reason in words(signed_in(town, "clerk").get("/desk/carryover/liuxi/2026/"))


def test_both_tasks_say_where_they_come_from_and_go_to(town, plan, earlier):
    carry_over(plan, chosen=[chosen(earlier)], by=town["clerk"], at=AT)
    client = Client()
    client.force_login(town["clerk"])
    now, then = (client.get(f"/desk/plans/liuxi/{place}/").content.decode() for place in ("2026/转1", f"2025/{LEFT}"))
    assert f'由<a href="/desk/plans/liuxi/2025/{LEFT}/">2025年第 {LEFT} 条</a>结转。' in now
    assert '已结转为<a href="/desk/plans/liuxi/2026/%E8%BD%AC1/">2026年第 转1 条</a>。' in then


def test_what_may_not_be_carried_over_is_refused_with_every_reason(town, plan, earlier):
    with refused("请勾选要结转的任务。"):
        carry_over(plan, chosen=[], by=town["clerk"], at=AT)
    with refused("工作要点由柳溪镇人民政府的政务公开专员维护。"):
        carry_over(plan, chosen=[chosen(earlier)], by=town["officer"], at=AT)
    with refused("2025年第 1.2.2 条已完成，不用结转。"):
        carry_over(plan, chosen=[chosen(earlier, DONE)], by=town["clerk"], at=AT)
    with refused("2026年第 1.1.1 条不是柳溪镇人民政府往年的任务，不能结转。"):
        carry_over(plan, chosen=[chosen(plan, "1.1.1")], by=town["clerk"], at=AT)
    carry_over(plan, chosen=[chosen(earlier)], by=town["clerk"], at=AT)
    with refused("2025年第 1.2.1 条已经结转。"):
        carry_over(plan, chosen=[chosen(earlier)], by=town["clerk"], at=AT)


def test_a_day_of_another_year_carries_nothing_over(town, plan, earlier):
    two = [chosen(earlier), chosen(earlier, "1.1.2", due_on=date(2027, 1, 1))]
    with refused("时限须在台账的年度（2026年）之内。"):
        carry_over(plan, chosen=two, by=town["clerk"], at=AT)


def test_the_comparison_is_closed_once_and_says_why_something_was_left(town, plan, earlier):
    with refused("还有 1 项没有完成也没有结转，请写明理由。"):
        close(plan, reason=" ", by=town["clerk"], at=AT)
    made = close(plan, reason="清单已由县里统一编制。", by=town["clerk"], at=AT)
    assert (made.left, made.before) == ([LEFT], earlier)
    plan = Plan.rows.get(pk=plan.pk)
    with refused("这一年的比对已经完成。"):
        close(plan, reason="再来一次。", by=town["clerk"], at=AT)
    with stopped("已完成的比对不得改动"):
        sql("UPDATE carryover_comparison SET reason = %s", "改了")
    with stopped("比对不得删除"):
        sql("DELETE FROM carryover_comparison")


def test_a_reason_with_a_mark_of_secrecy_is_not_kept(town, plan, earlier):
    with pytest.raises(Exception, match="密级"):
        close(plan, reason="见（机密★1年）的文件。", by=town["clerk"], at=AT)
    assert not Comparison.rows.exists()


def test_an_organ_without_an_earlier_ledger_has_nothing_to_compare(town, plan):
    with refused("柳溪镇人民政府没有更早的台账，不用比对。"):
        close(plan, reason="", by=town["clerk"], at=AT)
    client = Client()
    client.force_login(town["clerk"])
    assert client.get("/desk/carryover/liuxi/2026/").status_code == 404


def test_today_reminds_the_clerk_until_the_comparison_is_closed(town, plan, earlier):
    told = [(row.sentence, row.url) for row in carried.rows(town["clerk"], at=AT)]
    sentence_ = "2025年有 3 项任务没有完成，请与《柳溪镇2026年政务公开工作要点》比对，决定哪些结转"
    assert told == [(sentence_, "/desk/carryover/liuxi/2026/")]
    assert carried.rows(town["officer"], at=AT) == []
    carry_over(plan, chosen=[chosen(earlier)], by=town["clerk"], at=AT)
    assert open_before([Plan.rows.get(pk=plan.pk)], on=ON) == {plan.pk: 2}
    close(plan, reason="", by=town["clerk"], at=AT)
    assert carried.rows(town["clerk"], at=AT) == []


def test_the_screen_carries_over_what_is_ticked_and_gives_back_what_was_typed(town, plan, earlier):
    client = Client()
    client.force_login(town["clerk"])
    row = builders.commitment(earlier, LEFT)
    ticked = {f"row-{row.pk}-take": "on", f"row-{row.pk}-owner": town.units["liuxi-dzb"].pk}
    wrong = client.post("/desk/carryover/liuxi/2026/carry/", ticked | {f"row-{row.pk}-due_on": "十月底"})
    assert wrong.status_code == 422
    assert 'value="十月底"' in wrong.content.decode()
    right = client.post("/desk/carryover/liuxi/2026/carry/", ticked | {f"row-{row.pk}-due_on": "2026-09-30"})
    assert right.status_code == 302
    made = Commitment.rows.get(plan=plan, key="转1")
    assert (made.owner.code, made.due_on, made.source) == ("liuxi-dzb", date(2026, 9, 30), row)


def test_what_was_carried_over_meanwhile_is_said_when_it_is_ticked_again(town, plan, earlier):
    client, row = signed_in(town, "clerk"), builders.commitment(earlier, LEFT)
    ticked = {f"row-{row.pk}-take": "on", f"row-{row.pk}-due_on": "2026-09-30"}
    client.post("/desk/carryover/liuxi/2026/carry/", ticked)
    again = client.post("/desk/carryover/liuxi/2026/carry/", ticked)
    assert (again.status_code, again.context["refused"]) == (422, ("2025年第 1.2.1 条已经结转。",))
    assert Commitment.rows.filter(plan=plan, source=row).count() == 1


def test_the_comparison_asks_as_often_for_three_tasks_as_for_three_hundred(town):
    def asked(number):
        for year in (2025, 2026):
            told = [sentence(f"{chr(0x4E00 + 9 * n + year % 2) * 9}。") for n in range(number)]
            import_plan(
                unit=town.organ, reading=reading(told, year=year), source_name="a", source_sha256="1", by="cli", at=AT
            )
        client = Client()
        client.force_login(town["clerk"])
        client.get("/desk/carryover/liuxi/2026/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/desk/carryover/liuxi/2026/")
        return len(counted)

    assert asked(3) == asked(300)
