"""日期：how official documents write a day, and the months of the calendar that terms are counted in."""

from calendar import monthrange
from datetime import date

FIRST_DAY = date(2018, 1, 1)
"""工作日表的第一天：nothing that a clock runs from is earlier."""
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


def chinese_day(day: date) -> str:
    """日期写法：2022年6月5日，as official documents write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday_name(day: date) -> str:
    """星期：the Chinese name of the weekday."""
    return WEEKDAYS[day.weekday()]


def month_end(year: int, month: int) -> date:
    """月末：the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """按月计算的届满日：the same day of the month, or the month's end where it has no such day.

    Law: 民法典 第二百零二条。Units: months, negative ones count backwards.
    """
    ordinal = day.year * 12 + (day.month - 1) + months
    end = month_end(ordinal // 12, ordinal % 12 + 1)
    return end.replace(day=min(day.day, end.day))
