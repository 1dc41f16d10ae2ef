"""工作日：as the notices say, day by day; unknown years are provisional, never guessed silently."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import YEAR_END, Calendar, NoticeDay, Reckoned, Source, notice_of

CALENDAR = Calendar.shipped()
DAYS = st.dates(date(2018, 1, 1), date(2028, 12, 31))


def days_of(year):
    return [
        date(year, 1, 1) + timedelta(days=n) for n in range(366) if (date(year, 1, 1) + timedelta(days=n)).year == year
    ]


@pytest.mark.parametrize("year", range(2018, 2027))
def test_every_day_agrees_with_chinesecalendar(year):
    disagreeing = [day for day in days_of(year) if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day)]
    assert disagreeing == []


@pytest.mark.parametrize(("year", "count"), [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_the_working_days_of_a_year_add_up(year, count):
    assert sum(map(CALENDAR.is_working_day, days_of(year))) == count
    assert CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == count


@pytest.mark.parametrize(
    ("start", "n", "day"),
    [
        (date(2026, 1, 30), 20, date(2026, 3, 5)),
        (date(2026, 2, 14), 7, date(2026, 3, 3)),
        (date(2026, 9, 18), 7, date(2026, 9, 29)),
        (date(2026, 9, 18), 20, date(2026, 10, 22)),
        (date(2025, 9, 26), 7, date(2025, 10, 13)),
        (date(2026, 4, 8), 15, date(2026, 4, 29)),
        (date(2026, 10, 12), 20, date(2026, 11, 9)),
    ],
)
def test_the_first_day_is_not_counted(start, n, day):
    assert CALENDAR.add_working_days(start, n) == Reckoned(day, provisional=False)


def test_days_are_counted_backwards_too():
    assert CALENDAR.add_working_days(date(2026, 10, 8), -1) == Reckoned(date(2026, 9, 30), provisional=False)
    assert CALENDAR.add_working_days(date(2026, 10, 8), -3).day == date(2026, 9, 28)


def test_with_zero_days_the_start_is_the_answer_even_on_a_sunday():
    assert CALENDAR.add_working_days(date(2026, 11, 22), 0) == Reckoned(date(2026, 11, 22), provisional=False)


def test_a_year_without_a_notice_is_counted_by_weekdays_and_provisional():
    assert not CALENDAR.known(2027)
    assert CALENDAR.add_working_days(date(2026, 12, 30), 1) == Reckoned(date(2026, 12, 31), provisional=True)
    assert CALENDAR.add_working_days(date(2026, 12, 24), 1) == Reckoned(date(2026, 12, 25), provisional=False)
    assert CALENDAR.add_working_days(date(2026, 12, 30), 2) == Reckoned(date(2027, 1, 1), provisional=True)
    assert CALENDAR.add_working_days(date(2027, 1, 10), -10).provisional


@pytest.mark.parametrize(
    ("first", "last", "unsettled"),
    [
        (date(2026, 12, 1), date(2026, 12, 25), ()),
        (date(2026, 12, 1), date(2026, 12, 26), ((date(2026, 12, 26), 2027),)),
        (date(2026, 12, 31), date(2026, 12, 28), ((date(2026, 12, 28), 2027),)),
        (date(2025, 12, 26), date(2026, 1, 9), ()),
        (date(2026, 12, 30), date(2027, 1, 4), ((date(2026, 12, 30), 2027), (date(2027, 1, 1), 2027))),
        (date(2027, 12, 30), date(2027, 12, 31), ((date(2027, 12, 30), 2027),)),
    ],
)
def test_days_that_a_missing_notice_may_change_are_unsettled(first, last, unsettled):
    assert CALENDAR.unsettled_between(first, last) == unsettled
    assert CALENDAR.is_provisional(first, last) == bool(unsettled)


def test_no_shipped_notice_reaches_further_back_than_the_unsettled_days():
    back = [entry.day for notice in CALENDAR.notices for entry in notice.days if entry.day.year < notice.year]
    assert [day for day in back if (day.month, day.day) < YEAR_END] == []
    assert CALENDAR.describe(date(2018, 12, 29)) == "调休上班日"


def new_year_2027(*days):
    return notice_of(2027, [NoticeDay(*day) for day in days], Source("国务院办公厅关于2027年部分节假日安排的通知"))


def test_a_notice_of_a_new_year_makes_its_days_certain():
    notice = new_year_2027((date(2027, 1, 1), False, "元旦"), (date(2027, 1, 2), False, "元旦"))
    extended = CALENDAR.with_notice(notice)
    assert extended.add_working_days(date(2026, 12, 30), 2) == Reckoned(date(2027, 1, 4), provisional=False)
    assert not CALENDAR.known(2027)


def test_a_notice_may_reach_into_the_year_before():
    notice = new_year_2027(
        (date(2026, 12, 31), False, "元旦"), (date(2027, 1, 1), False, "元旦"), (date(2026, 12, 27), True, "元旦")
    )
    extended = CALENDAR.with_notice(notice)
    assert not extended.is_working_day(date(2026, 12, 31))
    assert extended.is_working_day(date(2026, 12, 27))
    assert extended.is_working_day(date(2026, 10, 10))


def test_a_notice_replaces_the_whole_table_of_its_year():
    changed = CALENDAR.with_notice(notice_of(2026, [NoticeDay(date(2026, 1, 1), False, "元旦")]))
    assert changed.is_working_day(date(2026, 10, 1))
    assert not changed.is_working_day(date(2026, 10, 10))
    assert [notice.year for notice in changed.notices] == list(range(2018, 2027))


@pytest.mark.parametrize(
    ("day", "what"),
    [
        (date(2026, 10, 1), "国庆节放假"),
        (date(2026, 10, 10), "调休上班日"),
        (date(2026, 10, 11), "星期日"),
        (date(2026, 10, 12), "工作日"),
        (date(2018, 12, 31), "元旦放假"),
    ],
)
def test_a_day_is_described_in_words(day, what):
    assert CALENDAR.describe(day) == what


def test_a_day_before_the_first_notice_is_refused_in_words():
    with pytest.raises(RuleBroken) as refusal:
        CALENDAR.is_working_day(date(2017, 12, 31))
    assert refusal.value.reasons == ("2017年12月31日早于工作日表的第一年（2018年），无法计算，请核对日期。",)


@pytest.mark.parametrize("start", [date(9999, 12, 31), date(2099, 12, 31)])
def test_a_day_beyond_the_century_is_refused_in_words(start):
    with pytest.raises(RuleBroken, match="晚于2099年，无法计算"):
        CALENDAR.add_working_days(start, 1)


def test_counting_back_beyond_the_first_notice_is_refused():
    with pytest.raises(RuleBroken, match="早于工作日表的第一年"):
        CALENDAR.add_working_days(date(2018, 1, 2), -1)


def test_a_deadline_moves_to_the_next_working_day_or_stays():
    assert CALENDAR.next_working_day(date(2026, 10, 1)).day == date(2026, 10, 8)
    assert CALENDAR.next_working_day(date(2026, 10, 10)).day == date(2026, 10, 10)
    assert CALENDAR.previous_working_day(date(2026, 10, 7)).day == date(2026, 9, 30)


@given(DAYS, st.integers(1, 80))
def test_the_nth_working_day_is_worked_and_n_days_away(start, n):
    reckoned = CALENDAR.add_working_days(start, n)
    assert CALENDAR.is_working_day(reckoned.day)
    assert CALENDAR.working_days_between(start, reckoned.day) == n


@given(DAYS, DAYS)
def test_counting_by_balance_equals_counting_day_by_day(one, other):
    start, end = min(one, other), max(one, other)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    by_day = sum(CALENDAR.is_working_day(day) for day in days)
    assert CALENDAR.working_days_between(start, end) == by_day
    assert CALENDAR.working_days_between(end, start) == -by_day


@given(DAYS, st.integers(0, 60))
def test_one_more_working_day_is_always_later(start, n):
    assert CALENDAR.add_working_days(start, n + 1).day > CALENDAR.add_working_days(start, n).day


def test_a_calendar_needs_one_notice_a_year():
    notice = CALENDAR.notice_for(2026)
    with pytest.raises(ValueError, match="one notice a year"):
        Calendar((notice, notice))
    with pytest.raises(ValueError, match="at least one notice"):
        Calendar(())


def test_every_shipped_notice_names_its_instrument():
    for notice in CALENDAR.notices:
        assert notice.sources[0].title == f"国务院办公厅关于{notice.year}年部分节假日安排的通知"
        assert notice.sources[0].number.startswith(f"国办发明电〔{notice.year - 1}〕")


def test_the_extension_of_the_spring_festival_of_2020_is_named():
    assert str(CALENDAR.notice_for(2020).sources[1]) == (
        "《国务院办公厅关于延长2020年春节假期的通知》（国办发明电〔2020〕1号）"
    )
