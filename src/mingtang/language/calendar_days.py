"""落到日子：the last day that the parts of a phrase name, and what is uncertain about it."""

import calendar
from collections.abc import Mapping
from datetime import date

from mingtang.language.calendar_phrases import FIXED_HOLIDAYS
from mingtang.language.numerals import read_number

Parts = Mapping[str, str | None]

_NO_YEAR = "没有读出计划年份，这里的期限算不出日期，请核对后补上。"


def last_day(name: str, parts: Parts, year: int | None) -> tuple[date | None, str]:
    """末日：the last day of a phrase called ``name`` in a plan of ``year``, and a doubt; no day where none can be told.

    Units: civil days; the day named still counts.
    """
    if name == "holiday":
        return _holiday(parts, year)
    which = year_of(parts, year)
    if which is None:
        return None, _NO_YEAR
    if parts.get("month") or parts.get("from_month"):
        return _in_month(parts, which, name)
    if parts.get("quarter") or parts.get("quarters"):
        return _quarter(parts, which)
    if parts.get("half") == "上" or parts.get("earlier"):
        return date(which, 6, 30), _strict(f"{parts['half']}半年", date(which, 6, 30)) if parts.get("earlier") else ""
    return date(which, 12, 31), ""


def year_of(parts: Parts, year: int | None) -> int | None:
    """年份：the year that a phrase names (2024年、明年), for a span the year of its end; else the plan's."""
    written = parts.get("year") or (None if parts.get("near") else parts.get("from_year"))
    if written:
        return read_number(written)
    if year is None:
        return None
    near = parts.get("near") or parts.get("from_near") or ""
    return year + 1 if near[:1] in ("次", "明", "翌", "来", "下") else year


def _in_month(parts: Parts, which: int, name: str) -> tuple[date | None, str]:
    month = read_number(parts.get("month") or parts.get("from_month") or "")
    if month is None:
        return None, _NO_YEAR
    if not 1 <= month <= 12:
        return None, f"没有{month}月，请核对期限。"
    if name == "month_before":
        before = _end(which - 1, 12) if month == 1 else _end(which, month - 1)
        return before, _strict(f"{month}月", before)
    if parts.get("day"):
        day = read_number(parts["day"] or "") or 0
        if not 1 <= day <= calendar.monthrange(which, month)[1]:
            return None, f"{which}年没有{month}月{day}日，请核对期限。"
        return date(which, month, day), ""
    if parts.get("decade") in ("上旬", "中旬"):
        return date(which, month, 10 if parts["decade"] == "上旬" else 20), ""
    if parts.get("half") == "上":
        return date(which, month, 15), ""
    several = "这里写了几个月份，已取最后一个；需要时请拆成几项任务。" if name == "month_list" else ""
    return _end(which, month), several


def _quarter(parts: Parts, which: int) -> tuple[date, str]:
    written = (parts.get("quarter") or parts.get("quarters") or "")[-1]
    quarter = read_number(written) or 4
    if not parts.get("earlier"):
        return _end(which, quarter * 3), ""
    before = _end(which, quarter * 3 - 3) if quarter > 1 else _end(which - 1, 12)
    return before, _strict(f"{written}季度", before)


def _strict(period: str, before: date) -> str:
    end = "底" if period.endswith("月") else "末"
    return f"“{period}前”已按{before.month}月{before.day}日计算；如果指{period}{end}前，请改期限。"


def _holiday(parts: Parts, year: int | None) -> tuple[date | None, str]:
    """元旦 of a plan is the coming one, unless its year is written; days of the moon calendar are not computed."""
    name = parts["holiday"] or ""
    which = year_of(parts, year)
    if which is not None and name == "元旦":
        if parts.get("year") or parts.get("near"):
            return date(which - 1, 12, 31), ""
        told = f"“元旦前”已按{which}年12月31日（下一个元旦之前）计算；如果指{which}年的元旦，请改期限。"
        return date(which, 12, 31), told
    if which is not None and name in FIXED_HOLIDAYS:
        return date(which, *FIXED_HOLIDAYS[name]), ""
    return None, f"“{name}前”每年日期不同，请核对后补上期限。"


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
