"""日期：months end where they end."""

from datetime import date

import pytest

from mingtang.law.days import add_months, chinese_day, month_end, weekday_name


def test_a_day_is_written_without_leading_zeros():
    assert chinese_day(date(2022, 6, 5)) == "2022年6月5日"
    assert weekday_name(date(2022, 6, 5)) == "星期日"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_a_term_of_months_ends_on_the_same_day_or_at_the_months_end(start, months, end):
    assert add_months(start, months) == end


def test_february_is_longer_in_leap_years():
    assert [month_end(year, 2).day for year in (2023, 2024, 2100)] == [28, 29, 28]
