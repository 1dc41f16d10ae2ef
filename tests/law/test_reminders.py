"""到期提醒：on which days, and who."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.reminders import Rule, before, following, late, newest, reasons_against_rule
from mingtang.law.workdays import Calendar

CALENDAR = Calendar.shipped()
DUE = date(2026, 6, 30)  # a Tuesday
due_days = st.dates(date(2024, 2, 1), date(2027, 10, 1))
rules = st.builds(Rule, st.lists(st.integers(1, 30), min_size=1, max_size=6, unique=True).map(tuple), st.integers(1, 2))


def days(steps):
    return [(step.name, step.on.isoformat()) for step in steps]


def test_what_is_due_is_told_ten_three_and_one_working_days_before():
    assert days(before(DUE, Rule(), CALENDAR)) == [
        ("before-10", "2026-06-15"), ("before-3", "2026-06-25"), ("before-1", "2026-06-29"),
    ]  # fmt: skip


def test_what_is_late_is_told_every_week_on_a_working_day():
    due_on = date(2026, 9, 24)
    assert days(late(due_on, week, Rule(), CALENDAR) for week in (1, 2)) == [
        ("late-1", "2026-10-08"), ("late-2", "2026-10-08"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2026-06-12", None),
        ("2026-06-15", "before-10"),
        ("2026-06-24", "before-10"),
        ("2026-06-26", "before-3"),
        ("2026-06-30", "before-1"),
        ("2026-07-06", "before-1"),
        ("2026-07-07", "late-1"),
        ("2026-09-01", "late-9"),
    ],
)
def test_the_newest_step_is_the_last_one_that_has_come(on, name):
    step = newest(DUE, Rule(), CALENDAR, on=date.fromisoformat(on))
    assert (step.name if step else None) == name


def test_the_leader_is_told_from_the_week_that_the_rule_names():
    assert [late(DUE, week, Rule(leader_from_week=2), CALENDAR).leader for week in (1, 2, 3)] == [False, True, True]
    assert [step.leader for step in before(DUE, Rule(), CALENDAR)] == [False, False, False]


def test_days_of_a_year_without_a_notice_are_provisional():
    assert all(step.provisional for step in before(date(2031, 6, 30), Rule(), CALENDAR))
    assert late(date(2031, 6, 30), 1, Rule(), CALENDAR).provisional is True


@given(due_on=due_days, rule=rules, week=st.integers(1, 60))
def test_every_reminder_falls_on_a_working_day(due_on, rule, week):
    steps = [*before(due_on, rule, CALENDAR), late(due_on, week, rule, CALENDAR)]
    assert all(CALENDAR.is_working_day(step.on) for step in steps)
    assert [step.on for step in steps] == sorted(step.on for step in steps)
    assert all(step.on < due_on for step in steps[:-1])


@given(due_on=due_days, rule=rules, passed=st.integers(-60, 400))
def test_the_newest_and_the_following_step_enclose_the_day(due_on, rule, passed):
    on = due_on + timedelta(days=passed)
    last, coming = newest(due_on, rule, CALENDAR, on=on), following(due_on, rule, CALENDAR, on=on)
    assert coming.on > on
    every = [*before(due_on, rule, CALENDAR), *(late(due_on, week, rule, CALENDAR) for week in range(1, 65))]
    come = [step for step in every if step.on <= on]
    assert last == (come[-1] if come else None)
    assert coming == next(step for step in every if step.on > on)


@given(due_on=due_days, rule=rules)
def test_whoever_looks_every_day_sees_each_step_once_and_in_order(due_on, rule):
    seen = [newest(due_on, rule, CALENDAR, on=due_on + timedelta(days=n)) for n in range(-60, 40)]
    names = [step.name for step in dict.fromkeys(step for step in seen if step)]
    assert len(names) == len(set(names))
    days_seen = [step.on for step in dict.fromkeys(step for step in seen if step)]
    assert days_seen == sorted(days_seen)


def test_a_rule_below_the_floor_is_refused_with_every_reason():
    assert reasons_against_rule([2, 40], 3) == (
        "到期前 3 至 10 个工作日之间至少要提醒一次，责任单位才来得及办。",
        "到期前 1 个工作日必须提醒。",
        "提前的天数在 1 至 30 个工作日之间。",
        "最晚从超期第 2 周起要告诉分管领导。",
    )
    assert reasons_against_rule([1, 3, 5, 10, 15, 20, 25], 1) == ("到期前最多提醒 6 次，多了就没有人看。",)
    assert reasons_against_rule(Rule().days_before, Rule().leader_from_week) == ()
