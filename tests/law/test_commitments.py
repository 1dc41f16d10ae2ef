"""任务：the state comes from accepted evidence and days; a photograph or a single month completes nothing."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.commitments import (
    CommitmentState,
    EvidenceFact,
    Rhythm,
    Term,
    completion_opens,
    days_left,
    demand_of,
    is_late,
    missed,
    next_due,
    passed,
    periods,
    reasons_against_accepting,
    reasons_against_completing,
    reasons_against_own_term,
    state_of,
    term_in_force,
)
from mingtang.law.workdays import Calendar

DAYS = st.dates(date(2022, 1, 1), date(2022, 12, 31))
FACTS = st.lists(st.builds(EvidenceFact, on=DAYS, completing=st.booleans(), photograph=st.booleans()), max_size=6)
ONCE = Term(Rhythm.ONCE, None)
JUNE = date(2022, 6, 1)
CALENDAR = Calendar.shipped()


def test_a_commitment_without_accepted_evidence_has_not_started():
    assert state_of([], on=JUNE) is CommitmentState.NOT_STARTED


def test_evidence_of_a_later_day_is_not_known_yet():
    later = [EvidenceFact(date(2022, 6, 2), completing=True)]
    assert state_of(later, on=JUNE) is CommitmentState.NOT_STARTED
    assert state_of(later, on=date(2022, 6, 2)) is CommitmentState.DONE


def test_evidence_ninety_days_old_is_fresh_and_a_day_older_is_stale():
    evidence = [EvidenceFact(date(2022, 1, 1))]
    assert state_of(evidence, on=date(2022, 4, 1)) is CommitmentState.IN_PROGRESS
    assert state_of(evidence, on=date(2022, 4, 2)) is CommitmentState.STALE


def test_an_organ_may_ask_for_news_more_often():
    evidence = [EvidenceFact(date(2022, 5, 1))]
    assert state_of(evidence, on=JUNE, stale_after=30) is CommitmentState.STALE
    assert state_of(evidence, on=JUNE, stale_after=31) is CommitmentState.IN_PROGRESS


def test_what_is_done_does_not_become_stale():
    assert state_of([EvidenceFact(date(2022, 1, 1), completing=True)], on=date(2023, 1, 1)) is CommitmentState.DONE


@given(FACTS, DAYS)
def test_only_completing_evidence_makes_it_done(facts, on):
    known = [fact for fact in facts if fact.on <= on]
    completed = any(fact.completing for fact in known) and any(not fact.photograph for fact in known)
    assert (state_of(facts, on=on) is CommitmentState.DONE) == completed


def test_photographs_alone_complete_nothing_once_the_rest_is_gone():
    photographs = [EvidenceFact(JUNE, completing=True, photograph=True), EvidenceFact(JUNE, photograph=True)]
    assert state_of(photographs, on=JUNE) is CommitmentState.IN_PROGRESS
    assert state_of([*photographs, EvidenceFact(JUNE)], on=JUNE) is CommitmentState.DONE


def test_a_demand_is_its_words_and_its_term_and_not_its_punctuation():
    said = demand_of("公布目录。", ONCE)
    assert len(said) == 64
    assert demand_of("公布 目录", ONCE) == said
    assert demand_of("公布全部目录。", ONCE) != said
    assert demand_of("公布目录。", Term(Rhythm.ONCE, JUNE)) != said
    assert demand_of("公布目录。", Term(Rhythm.YEARLY, None)) != said


@pytest.mark.parametrize(
    ("plan", "own", "in_force"),
    [
        (ONCE, None, ONCE),
        (ONCE, Term(Rhythm.QUARTERLY, None), Term(Rhythm.QUARTERLY, None)),
        (Term(Rhythm.CONTINUOUS, None), Term(Rhythm.ONCE, JUNE), Term(Rhythm.CONTINUOUS, JUNE)),
        (Term(Rhythm.PERIODIC, JUNE), Term(Rhythm.MONTHLY, date(2022, 9, 1)), Term(Rhythm.MONTHLY, JUNE)),
        (Term(Rhythm.MONTHLY, JUNE), Term(Rhythm.QUARTERLY, None), Term(Rhythm.MONTHLY, JUNE)),
    ],
)
def test_the_term_in_force_is_the_tighter_one(plan, own, in_force):
    assert term_in_force(plan, own) == in_force


def test_a_term_of_the_organs_own_is_never_laxer_than_the_plan():
    assert reasons_against_own_term(Term(Rhythm.CONTINUOUS, None), Term(Rhythm.ONCE, None), year=2022) == (
        "要点写的是“持续推进”，不能改为一次性的任务。请选每月、每季度或者每年。",
    )
    assert reasons_against_own_term(Term(Rhythm.MONTHLY, JUNE), Term(Rhythm.MONTHLY, date(2023, 1, 1)), year=2022) == (
        "要点已写明“每月”，不能另定频次和时限。",
        "要点写明的时限是2022年6月1日，自定的时限不能更晚。",
        "时限须在要点的年度（2022年）之内。",
    )
    assert reasons_against_own_term(ONCE, Term(Rhythm.MONTHLY, JUNE), year=2022) == ()


def test_a_term_of_the_organs_own_never_opens_completion_earlier():
    plan = Term(Rhythm.CONTINUOUS, None)
    assert completion_opens(plan, Term(Rhythm.CONTINUOUS, date(2022, 3, 31)), 2022) == date(2022, 12, 1)
    assert completion_opens(ONCE, Term(Rhythm.QUARTERLY, None), 2022) == date(2022, 10, 1)


@given(FACTS, DAYS, DAYS)
def test_more_evidence_never_takes_a_commitment_back_to_not_started(facts, on, extra):
    before = state_of(facts, on=on)
    after = state_of([*facts, EvidenceFact(extra)], on=on)
    if before is not CommitmentState.NOT_STARTED:
        assert after is not CommitmentState.NOT_STARTED
    if before is CommitmentState.IN_PROGRESS:
        completing = any(fact.completing and fact.on <= on for fact in facts)
        assert after is (CommitmentState.DONE if completing and extra <= on else CommitmentState.IN_PROGRESS)


def test_labels_are_the_public_words():
    assert [state.label for state in CommitmentState] == ["未启动", "推进中", "需更新", "已完成"]
    assert [rhythm.label for rhythm in Rhythm] == ["一次性", "持续推进", "定期", "每年", "每季度", "每月"]


def test_a_single_task_is_due_on_the_plans_day():
    assert next_due(Rhythm.ONCE, date(2022, 6, 30), 2022, [], JUNE) == date(2022, 6, 30)
    assert next_due(Rhythm.YEARLY, date(2022, 12, 31), 2022, [JUNE], JUNE) == date(2022, 12, 31)
    assert next_due(Rhythm.CONTINUOUS, None, 2022, [], JUNE) is None
    assert next_due(Rhythm.PERIODIC, None, 2022, [], JUNE) is None


def test_a_quarterly_task_is_due_at_the_end_of_the_quarter_after_the_newest_evidence():
    assert next_due(Rhythm.QUARTERLY, None, 2022, [], JUNE) == date(2022, 3, 31)
    assert next_due(Rhythm.QUARTERLY, None, 2022, [date(2022, 2, 9)], JUNE) == date(2022, 6, 30)
    assert next_due(Rhythm.QUARTERLY, None, 2022, [date(2022, 5, 9)], JUNE) == date(2022, 9, 30)


def test_a_gap_before_the_newest_evidence_is_told_but_asks_for_nothing():
    (first,) = missed(Rhythm.QUARTERLY, None, 2022, [date(2022, 5, 9)], JUNE)
    assert first.due_on == date(2022, 3, 31)
    assert missed(Rhythm.QUARTERLY, None, 2022, [date(2022, 2, 9)], JUNE) == ()
    assert missed(Rhythm.ONCE, date(2022, 3, 31), 2022, [], JUNE) == ()


def test_a_plan_owes_nothing_for_the_time_before_it_was_made():
    made_on = date(2022, 3, 4)
    fifth = date(2022, 12, 5)
    assert next_due(Rhythm.MONTHLY, fifth, 2022, [], JUNE, since=made_on) == date(2022, 3, 5)
    assert len(missed(Rhythm.MONTHLY, fifth, 2022, [], JUNE, since=made_on)) == 3


def test_a_period_has_passed_when_its_day_is_over():
    assert passed(Rhythm.MONTHLY, None, 2022, date(2022, 3, 31)) == periods(Rhythm.MONTHLY, None, 2022)[:2]
    assert (
        passed(Rhythm.MONTHLY, None, 2022, date(2022, 4, 1), since=date(2022, 2, 1))
        == (periods(Rhythm.MONTHLY, None, 2022)[1:3])
    )
    assert passed(Rhythm.ONCE, date(2022, 3, 31), 2022, JUNE) == ()


def test_a_monthly_task_with_a_day_is_due_on_that_day_of_each_month():
    fifth = date(2022, 12, 5)
    assert next_due(Rhythm.MONTHLY, fifth, 2022, [], JUNE) == date(2022, 1, 5)
    assert next_due(Rhythm.MONTHLY, fifth, 2022, [date(2022, 1, 20)], JUNE) == date(2022, 2, 5)
    assert [period.due_on.day for period in periods(Rhythm.MONTHLY, fifth, 2022)] == [5] * 12


def test_a_monthly_task_is_due_at_each_months_end_until_its_last_month():
    ends = [period.due_on for period in periods(Rhythm.MONTHLY, date(2022, 4, 30), 2022)]
    assert ends == [date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31), date(2022, 4, 30)]


def test_the_thirtieth_is_the_last_day_where_a_month_has_no_thirtieth():
    second = periods(Rhythm.MONTHLY, date(2022, 12, 30), 2022)[1]
    assert second.due_on == date(2022, 2, 28)


def test_a_quarterly_task_keeps_its_place_in_the_quarter():
    days = [period.due_on for period in periods(Rhythm.QUARTERLY, date(2022, 10, 10), 2022)]
    assert days == [date(2022, 1, 10), date(2022, 4, 10), date(2022, 7, 10), date(2022, 10, 10)]


def test_nothing_is_due_when_every_period_is_covered():
    each = [date(2022, month, 8) for month in (1, 4, 7, 10)]
    assert next_due(Rhythm.QUARTERLY, None, 2022, each, date(2022, 12, 1)) is None
    assert next_due(Rhythm.QUARTERLY, None, 2022, each, date(2022, 9, 30)) == date(2022, 12, 31)


@given(st.lists(DAYS, max_size=20), DAYS, st.sampled_from([Rhythm.MONTHLY, Rhythm.QUARTERLY]))
def test_the_periods_of_a_year_leave_no_day_out(accepted_on, on, rhythm):
    every = periods(rhythm, None, 2022)
    assert every[0].first == date(2022, 1, 1)
    assert every[-1].last == date(2022, 12, 31)
    for earlier, later in pairwise(every):
        assert later.first == earlier.last + timedelta(days=1)
    assert next_due(rhythm, None, 2022, accepted_on, on) in {None, *(period.due_on for period in every)}


def completing_reasons(on=date(2022, 12, 20), **changes):
    given_facts = {
        "accepted_before": [EvidenceFact(date(2022, 3, 1))],
        "plan": ONCE,
        "in_force": ONCE,
        "year": 2022,
        "submitted_by": 1,
        "accepted_by": 2,
        "on": date(2022, 12, 31),
    }
    photograph = changes.pop("photograph", False)
    return reasons_against_completing(EvidenceFact(on, True, photograph), **(given_facts | changes))


def test_another_person_completes_a_single_task_at_any_time():
    assert completing_reasons(on=date(2022, 1, 5)) == ()


def test_nobody_accepts_their_own_evidence():
    assert completing_reasons(accepted_by=1) == ("提交人不能认定自己的佐证，请由另一个人认定。",)


def test_photographs_are_not_done_but_one_beside_other_evidence_may_be():
    refused = ("只有照片不能证明完成，请再提交文件、链接、数据或者活动记录，先认定为进展。",)
    assert completing_reasons(photograph=True, accepted_before=[]) == refused
    another = [EvidenceFact(date(2022, 3, 1), photograph=True)]
    assert completing_reasons(photograph=True, accepted_before=another) == refused
    assert completing_reasons(photograph=True) == ()


@pytest.mark.parametrize(
    ("rhythm", "opens"),
    [
        (Rhythm.CONTINUOUS, date(2022, 12, 1)),
        (Rhythm.PERIODIC, date(2022, 12, 1)),
        (Rhythm.MONTHLY, date(2022, 12, 1)),
        (Rhythm.QUARTERLY, date(2022, 10, 1)),
    ],
)
def test_a_recurring_task_is_completed_only_in_its_last_period(rhythm, opens):
    term = Term(rhythm, None)
    assert completion_opens(term, term, 2022) == opens
    assert completing_reasons(on=opens, plan=term, in_force=term) == ()
    assert completing_reasons(on=opens - timedelta(days=1), plan=term, in_force=term) == (
        f"这项任务是“{rhythm.label}”的，2022年{opens.month}月1日以后的佐证才能证明全年完成。",
    )


def test_the_last_period_is_the_one_in_which_the_plan_ends():
    for rhythm, due, opens in (
        (Rhythm.CONTINUOUS, date(2022, 10, 31), date(2022, 10, 1)),
        (Rhythm.MONTHLY, date(2022, 6, 30), date(2022, 6, 1)),
        (Rhythm.YEARLY, date(2022, 6, 30), None),
    ):
        assert completion_opens(Term(rhythm, due), Term(rhythm, due), 2022) == opens


def test_all_reasons_are_given_at_once():
    reasons = completing_reasons(
        photograph=True, accepted_before=[], accepted_by=1, plan=Term(Rhythm.MONTHLY, None), on=JUNE
    )
    assert len(reasons) == 3


def test_evidence_from_tomorrow_is_not_accepted():
    tomorrow = EvidenceFact(date(2022, 6, 2))
    assert reasons_against_accepting(tomorrow, year=2022, submitted_by=1, accepted_by=2, on=JUNE) == (
        "佐证的日期是2022年6月2日，还没有到，请核对日期。",
    )


def test_evidence_from_before_the_plan_year_proves_nothing_of_it():
    old = EvidenceFact(date(2021, 12, 31))
    assert reasons_against_accepting(old, year=2022, submitted_by=1, accepted_by=2, on=JUNE) == (
        "佐证的日期是2021年12月31日，早于2022年，不能证明2022年的任务。",
    )


def test_the_due_day_itself_is_in_time():
    assert not is_late(JUNE, CommitmentState.IN_PROGRESS, JUNE)
    assert is_late(JUNE, CommitmentState.IN_PROGRESS, date(2022, 6, 2))
    assert not is_late(JUNE, CommitmentState.DONE, date(2022, 6, 2))
    assert not is_late(None, CommitmentState.NOT_STARTED, date(2022, 6, 2))


@pytest.mark.parametrize(
    ("due_on", "working_days", "words"),
    [
        (date(2022, 6, 10), 6, "还有 6 个工作日"),
        (date(2022, 6, 3), 1, "还有 1 个工作日"),
        (date(2022, 6, 1), 0, "今天到期"),
        (date(2022, 5, 27), -3, "已超过 3 个工作日"),
    ],
)
def test_days_left_are_counted_in_working_days(due_on, working_days, words):
    left = days_left(due_on, date(2022, 6, 1), CALENDAR)
    assert (left.working_days, left.words, left.provisional) == (working_days, words, False)


def test_days_that_nobody_works_are_counted_as_days():
    assert days_left(date(2022, 6, 12), date(2022, 6, 10), CALENDAR).words == "还有 2 天（都不是工作日）"
    assert days_left(date(2022, 6, 10), date(2022, 6, 12), CALENDAR).words == "已超过 2 天（都不是工作日）"


def test_days_left_into_a_year_without_a_notice_are_only_expected():
    left = days_left(date(2027, 1, 5), date(2026, 12, 30), CALENDAR)
    assert (left.words, left.provisional) == ("预计还有 4 个工作日", True)
