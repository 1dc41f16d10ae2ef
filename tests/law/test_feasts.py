"""法定节假日：a year's table is measured against the seven feasts and the days the law gives at least."""

from datetime import date, timedelta

import pytest

from mingtang.law.feasts import difference, feasts_missing, gaps, statutory_days
from mingtang.law.notices import NoticeDay, notice_of
from mingtang.law.workdays import Calendar

CALENDAR = Calendar.shipped()


def without(year, *names):
    return notice_of(year, [day for day in CALENDAR.notice_for(year).days if day.name not in names])


@pytest.mark.parametrize("year", [2018, 2019, 2021, 2022, 2023, 2024, 2025, 2026])
def test_every_shipped_notice_is_whole(year):
    assert gaps(CALENDAR.notice_for(year)) == ()


def test_a_feast_that_falls_on_another_is_missed_unless_it_is_named():
    """In 2020 中秋节 was 1 October, and the shipped table names the day after 国庆节 alone."""
    shipped = CALENDAR.notice_for(2020)
    assert feasts_missing(shipped) == ("中秋节",)
    both = [NoticeDay(day.day, day.working, day.name.replace("国庆节", "国庆节、中秋节")) for day in shipped.days]
    assert gaps(notice_of(2020, both)) == ()


def test_two_days_more_are_off_from_2025():
    assert [statutory_days(year) for year in (2024, 2025, 2026)] == [11, 13, 13]


@pytest.mark.parametrize("feast", ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"])
def test_each_of_the_seven_feasts_is_missed(feast):
    assert feasts_missing(without(2026, feast)) == (feast,)


def test_a_feast_that_is_only_worked_for_is_missed():
    days = [day for day in CALENDAR.notice_for(2026).days if day.name != "春节" or day.working]
    assert feasts_missing(notice_of(2026, days)) == ("春节",)


def test_the_eve_stands_for_the_spring_festival():
    assert (
        feasts_missing(notice_of(2026, [*without(2026, "春节").days, NoticeDay(date(2026, 2, 16), False, "除夕")]))
        == ()
    )


@pytest.mark.parametrize(("year", "least"), [(2024, 11), (2025, 13)])
def test_fewer_days_than_the_law_gives_are_counted(year, least):
    names = ("元旦", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
    days = [NoticeDay(date(year, 1, 1), False, "、".join(names))]
    days += [NoticeDay(date(year, 5, 1) + timedelta(days=n), False, "春节") for n in range(least - 3)]
    days.append(NoticeDay(date(year, 10, 1), False, "国庆节"))
    assert gaps(notice_of(year, days)) == (
        f"读出的放假日子一共 {least - 1} 天，少于法定的 {least} 天，请核对是否漏贴。",
    )
    assert gaps(notice_of(year, [*days, NoticeDay(date(year, 10, 2), False, "国庆节")])) == ()


def test_the_difference_names_days_and_not_names():
    old = CALENDAR.notice_for(2026)
    extra = NoticeDay(date(2026, 12, 31), False, "元旦")
    renamed = [NoticeDay(day.day, day.working, "节假日") for day in without(2026, "端午节").days]
    changed = difference(old, notice_of(2026, [*renamed, extra]))
    assert changed.added == (extra,)
    assert [entry.day for entry in changed.removed] == [date(2026, 6, day) for day in (19, 20, 21)]
