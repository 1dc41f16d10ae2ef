"""时限：stored days follow the facts, the organ's own term and the calendar; rules bring what they find, once."""

from datetime import date

import pytest

from mingtang.audit.models import Entry
from mingtang.law.commitments import Rhythm
from mingtang.law.notices import NoticeDay, Source, notice_of
from mingtang.law.workdays import Calendar
from mingtang.workplan.actions.rules import end_rule, set_rule
from mingtang.workplan.actions.terms import set_term
from mingtang.workplan.due import CommitmentDueDays, DueDayCheck, EvidenceByRule
from mingtang.workplan.models import Commitment, Evidence, Plan
from mingtang.workplan.queries.page import commitment_at
from mingtang.workplan.views.shown import of_commitment
from tests import builders
from tests.builders import moment, reading
from tests.refusals import refused
from tests.workplan.test_publication import released

AT = moment("2026-03-05")
ON = AT.date()


def stored(plan):
    return dict(Commitment.rows.filter(plan=plan).values_list("key", "next_due_on"))


def test_a_stored_day_that_is_wrong_is_put_right_once(plan):
    right = stored(plan)
    Commitment.rows.filter(plan=plan, key="1.1.1").update(next_due_on=date(2030, 1, 1))
    Plan.rows.filter(pk=plan.pk).update(publish_by_on=None)
    task = DueDayCheck()
    assert list(task.due(on=ON, at=AT)) == [plan.pk]
    assert task.do(plan.pk, at=AT) == "更正 2 个时限。"
    assert stored(plan) == right
    assert Plan.rows.get(pk=plan.pk).publish_by_on == date(2026, 2, 24)
    assert task.do(plan.pk, at=AT) is None
    assert Entry.rows.filter(verb="workplan.days").count() == 1


def test_a_new_holiday_notice_moves_the_publication_day(plan):
    october = NoticeDay(date(2026, 10, 1), False, "国庆节")
    short = Calendar.shipped().with_notice(notice_of(2026, (october,), Source("试验用的通知")))
    assert CommitmentDueDays().recompute(short, at=AT) == 1
    assert Plan.rows.get(pk=plan.pk).publish_by_on == date(2026, 2, 17)
    assert CommitmentDueDays().recompute(short, at=AT) == 0


def test_a_rule_brings_what_the_organ_published_but_not_the_plans_own_page_and_nothing_twice(town, plan):
    row = builders.commitment(plan)
    rule = set_rule(row, source="released_document", words="落实情况", by=town["clerk"], at=AT)
    other = set_rule(row, source="released_document", words="没有这样的", by=town["clerk"], at=AT)
    released(town, plan)
    released(town, builders.plan_of(town, told=reading(year=2025)))
    task = EvidenceByRule()
    assert list(task.due(on=ON, at=AT)) == [rule.pk, other.pk]
    assert [task.do(pk, at=AT) for pk in (rule.pk, rule.pk, other.pk)] == ["带入 1 份佐证，待认定。", None, None]
    piece = Evidence.rows.get(commitment=row)
    assert (piece.title, piece.url) == ("柳溪镇2025年政务公开工作要点落实情况", "/liuxi/plans/2025/v/1/")
    assert (piece.submitted_by, piece.is_waiting, piece.on) == (town["clerk"], True, ON)


def test_a_rule_that_ended_or_is_of_a_plan_long_past_looks_no_more(town, plan):
    row = builders.commitment(plan)
    rule = set_rule(row, source="released_document", words="落实情况", by=town["clerk"], at=AT)
    assert list(EvidenceByRule().due(on=date(2028, 1, 1), at=AT)) == []
    end_rule(rule, by=town["clerk"], at=AT)
    assert list(EvidenceByRule().due(on=ON, at=AT)) == []
    released(town, plan)
    assert EvidenceByRule().do(rule.pk, at=AT) is None
    assert Evidence.rows.count() == 0


def test_the_organ_sets_how_often_where_the_plan_left_it_open(town, plan):
    row = builders.commitment(plan, "1.3.1")
    told = set_term(row, rhythm=Rhythm.QUARTERLY, due_on=None, by=town["clerk"], at=AT)
    assert (told.term, told.next_due_on) == ((Rhythm.QUARTERLY, None), date(2026, 3, 31))
    back = set_term(row, rhythm=None, due_on=None, by=town["clerk"], at=AT)
    assert (back.term, back.next_due_on) == ((Rhythm.CONTINUOUS, None), None)


def test_the_organ_sets_an_earlier_day_and_it_stays_through_the_next_import(town, plan):
    row = builders.commitment(plan)
    set_term(row, rhythm=None, due_on=date(2026, 5, 31), by=town["clerk"], at=AT)
    builders.plan_of(town, at=AT)
    assert builders.commitment(plan).next_due_on == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("key", "told", "reasons"),
    [
        ("1.1.1", {"due_on": date(2026, 7, 1)}, ("要点写明的时限是2026年6月30日，自定的时限不能更晚。",)),
        ("1.3.1", {"due_on": date(2027, 1, 1)}, ("时限须在要点的年度（2026年）之内。",)),
        ("1.1.2", {"rhythm": Rhythm.ONCE}, ("要点已写明“每季度”，不能另定频次和时限。",)),
        ("1.2.1", {"rhythm": Rhythm.ONCE}, ("这一条是表述，不需要时限。",)),
    ],
)
def test_a_term_laxer_than_the_plan_is_refused(town, plan, key, told, reasons):
    row = builders.commitment(plan, key)
    with refused(*reasons):
        set_term(row, **{"rhythm": None, "due_on": None} | told, by=town["clerk"], at=AT)


def test_a_day_made_known_later_moves_what_is_owed(town, plan):
    Plan.rows.filter(pk=plan.pk).update(made_on=date(2026, 4, 20))
    DueDayCheck().do(plan.pk, at=AT)
    assert stored(plan)["1.1.2"] == date(2026, 6, 30)


def results(town, key, at):
    """What the page says of the periods of a commitment, if anything."""
    row = commitment_at("liuxi", 2026, key, viewer=town["clerk"], at=at)
    return dict(of_commitment(row, viewer=town["clerk"], at=at)["facts"]).get("各期成果")


def test_the_page_tells_how_many_periods_went_by_and_which_lack_a_result(town, plan):
    quarterly = builders.commitment(plan, "1.1.2")
    assert results(town, "1.1.2", moment("2026-03-31")) is None
    builders.accepted(quarterly, by=town["officer"], judge=town["clerk"])
    assert results(town, "1.1.2", moment("2026-04-01")) == "已到期 1 期，期期都有"
    assert results(town, "1.1.2", moment("2026-10-01")) == "已到期 3 期，缺 2 期：6月30日、9月30日到期的"
    assert results(town, "1.1.1", moment("2026-10-01")) is None
