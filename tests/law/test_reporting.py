"""季度报表的规则：which quarter, from which day, and who signs."""

from datetime import date

import pytest

from mingtang.law.reporting import (
    MOVES,
    Quarter,
    SnapshotState,
    as_of,
    opens_on,
    quarter_of,
    quarter_to_make,
    reasons_against_making,
    reasons_against_signing,
)
from mingtang.law.workdays import Calendar

CALENDAR = Calendar.shipped()


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), Quarter(2026, 1)),
        (date(2026, 3, 31), Quarter(2026, 1)),
        (date(2026, 4, 1), Quarter(2026, 2)),
        (date(2026, 12, 31), Quarter(2026, 4)),
    ],
)
def test_a_day_lies_in_its_quarter(day, quarter):
    assert quarter_of(day) == quarter
    assert quarter.first <= day <= quarter.last


def test_a_quarter_has_a_name_and_one_before_it():
    assert [Quarter(2026, 3).label, Quarter(2026, 3).before, Quarter(2026, 1).before] == [
        "2026年第三季度",
        Quarter(2026, 2),
        Quarter(2025, 4),
    ]


@pytest.mark.parametrize(
    ("quarter", "opens"),
    [
        (Quarter(2026, 1), date(2026, 3, 25)),  # 3月31日是星期二：25、26、27、30、31
        (Quarter(2026, 2), date(2026, 6, 24)),  # 端午在前
        (Quarter(2025, 2), date(2025, 6, 24)),
    ],
)
def test_a_table_may_be_made_from_the_last_five_working_days_on(quarter, opens):
    assert opens_on(quarter, CALENDAR) == opens
    counted = [
        CALENDAR.is_working_day(date.fromordinal(n)) for n in range(opens.toordinal(), quarter.last.toordinal() + 1)
    ]
    assert (CALENDAR.is_working_day(opens), sum(counted)) == (True, 5)


def test_the_quarter_before_is_due_until_this_one_opens():
    assert quarter_to_make(date(2026, 3, 24), CALENDAR) == Quarter(2025, 4)
    assert quarter_to_make(date(2026, 3, 25), CALENDAR) == Quarter(2026, 1)
    assert quarter_to_make(date(2026, 4, 1), CALENDAR) == Quarter(2026, 1)


def test_it_is_too_early_before_that():
    told = {"calendar": CALENDAR}
    assert reasons_against_making(Quarter(2026, 1), on=date(2026, 3, 24), **told) == (
        "2026年第一季度还没有到末尾，2026年3月25日起可以编制。",
    )
    assert reasons_against_making(Quarter(2026, 1), on=date(2026, 3, 25), **told) == ()


def test_a_table_says_how_things_stood_at_the_end_of_the_quarter_or_today():
    assert as_of(Quarter(2026, 1), date(2026, 3, 26)) == date(2026, 3, 26)
    assert as_of(Quarter(2026, 1), date(2026, 5, 6)) == date(2026, 3, 31)


def test_nobody_signs_what_they_made():
    assert reasons_against_signing(made_by=1, signed_by=1) == ("编制人不能签自己编制的报表，请由另一位分管领导签名。",)
    assert reasons_against_signing(made_by=1, signed_by=2) == ()


def test_a_table_ends_in_one_of_three_ways():
    assert {state for state, after in MOVES.items() if after} == {SnapshotState.WAITING}
    assert [state.label for state in SnapshotState] == ["待签", "已签", "已退回", "已撤回"]
