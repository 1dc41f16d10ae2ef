"""更新情况的规则：to the day; what a period must bring is not replaced by having looked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.catalogue import Cadence
from mingtang.law.freshness import (
    Duty,
    Freshness,
    due_of,
    freshness_of,
    newest_of,
    reasons_against_checking,
    share_covered,
)
from mingtang.law.workdays import Calendar

TABLE = Calendar.shipped()
SINCE = date(2026, 3, 5)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def day(duty, newest_on=None, since_on=SINCE, checked_on=None):
    due = due_of(duty, newest_on=newest_on, since_on=since_on, calendar=TABLE, checked_on=checked_on)
    return due and due.due


def state(duty, on, newest_on=None, checked_on=None):
    return freshness_of(duty, newest_on=newest_on, since_on=SINCE, on=on, calendar=TABLE, checked_on=checked_on)


def test_what_was_never_published_is_due_within_its_working_days():
    due = due_of(Duty(Cadence.ON_CHANGE), newest_on=None, since_on=SINCE, calendar=TABLE)
    assert due.due == date(2026, 4, 2)
    told = [(step.date, step.what) for step in due.steps]
    assert told == [(SINCE, "目录从这一天起执行，当日不计入"), (date(2026, 4, 2), "第 20 个工作日")]
    assert day(Duty(Cadence.ON_FORMING, within=7, stale_after=180)) == date(2026, 3, 16)


def test_what_is_published_only_when_it_happens_is_never_wanting():
    assert day(Duty(Cadence.ON_FORMING)) is None
    assert state(Duty(Cadence.ON_FORMING), date(2028, 1, 1)) is Freshness.NOT_DUE


@pytest.mark.parametrize(
    ("duty", "newest_on", "due_on"),
    [
        (Duty(Cadence.ON_FORMING), date(2026, 3, 9), None),
        (Duty(Cadence.ON_FORMING, stale_after=180), date(2026, 3, 9), date(2026, 9, 5)),
        (Duty(Cadence.ON_CHANGE, stale_after=365), date(2026, 3, 9), date(2027, 3, 9)),
        (Duty(Cadence.MONTHLY), date(2026, 1, 31), date(2026, 2, 28)),
        (Duty(Cadence.QUARTERLY), date(2026, 1, 1), date(2026, 6, 30)),
        (Duty(Cadence.QUARTERLY), date(2026, 12, 31), date(2027, 3, 31)),
        (Duty(Cadence.YEARLY), date(2026, 3, 9), date(2027, 12, 31)),
        (Duty(Cadence.YEARLY, yearly_by=(1, 31)), date(2026, 1, 20), date(2027, 1, 31)),
        (Duty(Cadence.MONTHLY), None, date(2026, 4, 2)),
        (Duty(Cadence.QUARTERLY), None, date(2026, 4, 2)),
        (Duty(Cadence.YEARLY), None, date(2026, 12, 31)),
        (Duty(Cadence.YEARLY, yearly_by=(1, 31)), None, date(2027, 1, 31)),
        (Duty(Cadence.YEARLY, yearly_by=(6, 30)), None, date(2026, 6, 30)),
    ],
)
def test_the_day_follows_from_the_cadence(duty, newest_on, due_on):
    assert day(duty, newest_on) == due_on


def test_on_the_last_day_it_is_due_and_on_the_next_it_is_stale():
    duty, newest_on = Duty(Cadence.QUARTERLY, early=15), date(2026, 3, 9)
    assert [state(duty, on, newest_on) for on in (date(2026, 6, 14), date(2026, 6, 15), date(2026, 6, 30))] == [
        Freshness.FRESH,
        Freshness.SOON,
        Freshness.SOON,
    ]
    assert state(duty, date(2026, 7, 1), newest_on) is Freshness.STALE
    assert state(Duty(Cadence.ON_CHANGE), date(2026, 4, 3)) is Freshness.EMPTY
    assert state(Duty(Cadence.ON_CHANGE), date(2026, 3, 6)) is Freshness.NOT_DUE
    assert state(Duty(Cadence.ON_FORMING), date(2028, 1, 1), date(2026, 3, 9)) is Freshness.FRESH


def test_having_looked_counts_from_its_day_but_is_not_content():
    duty = Duty(Cadence.ON_FORMING, stale_after=90)
    assert state(duty, date(2026, 5, 1), checked_on=date(2026, 4, 1)) is Freshness.NOT_DUE
    assert state(duty, date(2026, 7, 1), checked_on=date(2026, 4, 1)) is Freshness.EMPTY
    assert day(duty, date(2026, 3, 9), checked_on=date(2026, 5, 1)) == date(2026, 7, 30)
    assert day(duty, date(2026, 5, 9), checked_on=date(2026, 5, 1)) == date(2026, 8, 7)
    assert state(Duty(Cadence.ON_FORMING), date(2027, 5, 1), checked_on=date(2026, 4, 1)) is Freshness.NOT_DUE


def test_what_a_period_must_bring_is_not_replaced_by_having_looked():
    duty = Duty(Cadence.MONTHLY)
    assert state(duty, date(2026, 5, 1), date(2026, 3, 9), checked_on=date(2026, 4, 29)) is Freshness.STALE
    assert reasons_against_checking(duty) == ("这一项按月公开，每一期都要公开新的内容，不能只核对。",)
    assert reasons_against_checking(Duty(Cadence.ON_CHANGE)) == ()


@given(st.sampled_from(Cadence), st.sampled_from([0, 14, 180]), DAYS, st.integers(0, 500))
def test_what_is_published_on_the_day_is_never_wanting_on_that_day(cadence, stale_after, newest_on, later):
    duty = Duty(cadence, stale_after=stale_after, early=0)
    at_once = freshness_of(duty, newest_on=newest_on, since_on=newest_on, on=newest_on, calendar=TABLE)
    assert at_once is Freshness.FRESH
    on = newest_on + timedelta(days=later)
    then = freshness_of(duty, newest_on=newest_on, since_on=newest_on, on=on, calendar=TABLE)
    due_on = day(duty, newest_on, newest_on)
    assert (then is Freshness.STALE) == (due_on is not None and on > due_on)


@given(DAYS, DAYS)
def test_something_newer_never_brings_the_day_forward(one, other):
    for cadence in Cadence:
        duty = Duty(cadence, stale_after=30)
        assert day(duty, min(one, other)) <= day(duty, max(one, other))


def test_the_share_is_rounded_down_and_of_nothing_is_nothing():
    assert (share_covered(2, 3), share_covered(3, 3), share_covered(0, 0)) == (66, 100, 0)
    assert (newest_of([None, SINCE]), newest_of([])) == (SINCE, None)
