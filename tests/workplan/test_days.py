"""时限：stored days follow the facts, the organ's own term and the calendar."""

from datetime import date

import pytest

from mingtang.audit.models import Entry
from mingtang.law.commitments import Rhythm, Term
from mingtang.law.notices import NoticeDay, Source, notice_of
from mingtang.law.openness import Openness
from mingtang.law.workdays import Calendar
from mingtang.workplan.actions.plans import import_plan
from mingtang.workplan.actions.terms import set_term
from mingtang.workplan.due import CommitmentDueDays, DueDayCheck
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.queries.days import out_of_date, publication_clock
from tests import builders
from tests.builders import moment, reading, sentence
from tests.refusals import refused

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


@pytest.mark.parametrize(("made_on", "due"), [(date(2019, 5, 14), None), (date(2019, 5, 15), date(2019, 6, 13))])
def test_no_publication_clock_runs_where_the_law_has_none(town, made_on, due):
    done = import_plan(
        unit=town.organ,
        reading=reading(year=2019),
        source_name="a",
        source_sha256="0",
        openness=Openness.PROACTIVE,
        made_on=made_on,
        by=town["clerk"],
        at=AT,
    )
    assert (done.plan.publish_by_on, publication_clock(done.plan, Calendar.shipped()) is None) == (due, due is None)
    assert len(out_of_date(done.plan, Calendar.shipped(), on=ON)) == 0


def test_the_organ_sets_how_often_where_the_plan_left_it_open(town, plan):
    row = builders.commitment(plan, "1.3.1")
    told = set_term(row, rhythm=Rhythm.QUARTERLY, due_on=None, by=town["clerk"], at=AT)
    assert (told.term, told.next_due_on) == (Term(Rhythm.QUARTERLY, None), date(2026, 3, 31))
    back = set_term(row, rhythm=None, due_on=None, by=town["clerk"], at=AT)
    assert (back.term, back.next_due_on) == (Term(Rhythm.CONTINUOUS, None), None)


def test_the_organ_sets_an_earlier_day_and_it_stays_through_the_next_import(town, plan):
    row = builders.commitment(plan)
    set_term(row, rhythm=None, due_on=date(2026, 5, 31), by=town["clerk"], at=AT)
    builders.plan_of(town, at=AT)
    assert builders.commitment(plan).next_due_on == date(2026, 5, 31)


def test_a_stricter_plan_overrides_the_organs_own_term(town, plan):
    row = builders.commitment(plan)
    set_term(row, rhythm=Rhythm.QUARTERLY, due_on=date(2026, 6, 15), by=town["clerk"], at=AT)
    stricter = {**builders.SENTENCES[0], "rhythm": "monthly", "due": "2026-05-31"}
    builders.plan_of(town, told=builders.reading([stricter, *builders.SENTENCES[1:]]), at=AT)
    assert builders.commitment(plan).term == Term(Rhythm.MONTHLY, date(2026, 5, 31))


def test_a_rhythm_of_the_organs_own_owes_nothing_for_the_time_before_it(town, plan):
    row = builders.commitment(plan, "1.3.1")
    told = set_term(row, rhythm=Rhythm.MONTHLY, due_on=None, by=town["clerk"], at=moment("2026-03-10"))
    assert told.next_due_on == date(2026, 3, 31)


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


@pytest.mark.parametrize(
    ("rhythm", "words", "next_due", "named"),
    [
        ("monthly", "每月5日前", date(2026, 2, 5), None),
        ("quarterly", "每季度第一个月10日前", date(2026, 4, 10), None),
        ("yearly", "每年3月31日前", date(2026, 3, 31), date(2026, 3, 31)),
    ],
)
def test_a_task_that_recurs_is_due_where_the_plans_words_place_it(town, rhythm, words, next_due, named):
    told = reading([sentence("公开财务收支。", rhythm=rhythm, due_text=words)])
    row = builders.commitment(builders.plan_of(town, told=told), "1.1.1")
    assert (row.next_due_on, row.named_due) == (next_due, named)


def test_a_task_that_came_later_owes_nothing_for_the_time_before_it(town, plan):
    told = reading([*builders.SENTENCES, sentence("每月公布一次台账进度。", rhythm="monthly")])
    done = builders.plan_of(town, told=told, at=moment("2026-11-28"))
    assert builders.commitment(done, "1.4.1").next_due_on == date(2026, 11, 30)
