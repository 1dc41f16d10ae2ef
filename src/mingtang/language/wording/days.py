"""日期和星期：days that no calendar has, and days of the week that do not belong to them."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from mingtang.language.numerals import HAN, read_number
from mingtang.language.wording.found import Doubt, Rule

_N = rf"[\d{HAN}]{{1,4}}"
_YEARS = rf"(?:(?:19|20)\d{{2}}|[一二][{HAN}]{{3}})"
_DAY = re.compile(
    rf"(?:({_YEARS}) ?年 ?)?({_N}) ?月 ?({_N}) ?[日号](?!线|楼)"
    rf"(?: ?[(,]? ?(?:星期|周|礼拜)([一二三四五六日天])\)?)?"
)
_SIGNED = re.compile(
    r"(?<![\d./-])((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{1,2})(?![\d./-])(?: ?[(,]? ?(?:星期|周)([一二三四五六日天]))?"
)
_MONTH_ONLY = re.compile(rf"({_YEARS}) ?年 ?(\d{{1,2}}) ?月(?!\d| ?\d)")
_WEEK = "一二三四五六日"


def day_doubts(plain: str) -> Iterator[Doubt]:
    """不存在的日期、对不上的星期。A day without a year is held against a leap year; its week is not asked for."""
    if "月" in plain:
        for found in _DAY.finditer(plain):
            year, month, day = (read_number(part) if part else None for part in found.groups()[:3])
            yield from _of_day(found, year, month, day, found[4])
        for found in _MONTH_ONLY.finditer(plain):
            if not 1 <= int(found[2]) <= 12:
                yield _doubt(Rule.DATE, found, "没有这个月份，请核对。")
    for found in _SIGNED.finditer(plain):
        yield from _of_day(found, int(found[1]), int(found[3]), int(found[4]), found[5])


def _of_day(
    found: re.Match[str], year: int | None, month: int | None, day: int | None, week: str | None
) -> Iterator[Doubt]:
    if month is None or day is None or (found.re is _SIGNED and found[2] == "." and month > 12):
        return
    if not 1 <= month <= 12:
        if found[1]:
            yield _doubt(Rule.DATE, found, "没有这个月份，请核对。")
        return
    last = calendar.monthrange(year or 2000, month)[1]
    if not 1 <= day <= last:
        yield _doubt(Rule.DATE, found, f"{f'{year}年' if year else ''}{month}月只有{last}天，请核对日期。")
    elif year is not None and week is not None:
        right = _WEEK[date(year, month, day).weekday()]
        if right != week.replace("天", "日"):
            yield _doubt(Rule.WEEKDAY, found, f"{year}年{month}月{day}日是星期{right}，请核对日期和星期。")


def _doubt(rule: Rule, found: re.Match[str], advice: str) -> Doubt:
    return Doubt(rule, found.start(), found.end(), found[0], advice)
