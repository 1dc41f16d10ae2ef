"""周期内的日子：where in each month, quarter or year the plan wants a result (每月5日前, 每季度首月10日前)."""

import calendar
import re
from datetime import date

from mingtang.language.due import find_due
from mingtang.language.numerals import HAN, read_number
from mingtang.language.rhythms import Rhythm
from mingtang.language.width import close_up

_EACH_YEAR = re.compile(r"^(?:每个?年度?|按年度?|逐年)的?")
_DAY = re.compile(rf"(?P<day>\d{{1,2}}|[{HAN}]{{1,3}})[日号]")
_TEN_DAYS = {"上旬": 10, "中旬": 20}
_MONTHS = (
    (0, ("首月", "第一个月", "第1个月")),
    (1, ("第二个月", "第2个月")),
    (2, ("末月", "第三个月", "第3个月", "最后一个月")),
)


def placed_day(due_text: str, rhythm: str, year: int) -> date | None:
    """周期内的日子：the last day of the year on which the words place a result; ``None`` where they only say how often.

    Units: civil days. A month or quarter without a named day ends at its own end, which needs no words.
    """
    words = close_up(due_text).text
    if rhythm == Rhythm.YEARLY:
        tail = _EACH_YEAR.sub("", words)
        return find_due(tail, year).on if tail and tail != words else None
    if rhythm == Rhythm.MONTHLY:
        return _on(year, 12, _day_in(words))
    if rhythm != Rhythm.QUARTERLY:
        return None
    offset = next((number for number, names in _MONTHS if any(name in words for name in names)), None)
    return None if offset is None else _on(year, 10 + offset, _day_in(words) or 31)


def _day_in(words: str) -> int | None:
    found = _DAY.search(words)
    if found is not None:
        return read_number(found["day"])
    return next((day for name, day in _TEN_DAYS.items() if name in words), None)


def _on(year: int, month: int, day: int | None) -> date | None:
    if day is None or not 1 <= day <= 31:
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
