"""工作日：which days are worked, by year, from the State Council's notices; a year without one is provisional.

Law: 全国年节及纪念日放假办法 and the yearly notices. A day a notice names is as the notice says; any other
is worked from Monday to Friday.
Units: days. The first day never counts: one working day after Friday is Monday.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from importlib import resources

from .days import chinese_day, weekday_name
from .notices import SATURDAY, Notice, NoticeDay, Source, notice_of, parse_notice, reasons_against_notice
from .rules import RuleBroken

__all__ = [
    "Calendar",
    "Notice",
    "NoticeDay",
    "Reckoned",
    "Source",
    "notice_of",
    "parse_notice",
    "reasons_against_notice",
]

LAST_YEAR = 2099
# 元旦可以与前一年的最后一个周末调休：元旦是星期五的，那个周末从 12 月 26 日开始，不会更早。
# 2019 年的通知就把 2018 年 12 月 29 日（星期六）改为上班，12 月 30 日、31 日放假。
YEAR_END = (12, 26)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """算出的日期：``provisional`` when the way to it leads through days that a notice not yet out may change."""

    day: date
    provisional: bool


@dataclass(frozen=True)
class Calendar:
    """工作日历：answers about working days, from one notice a year.

    Errors: a day before the first notice, or after 2099, raises ``RuleBroken``.
    """

    notices: tuple[Notice, ...]

    def __post_init__(self) -> None:
        if not self.notices:
            raise ValueError("a calendar needs at least one notice")
        ordered = tuple(sorted(self.notices, key=lambda notice: notice.year))
        if len({notice.year for notice in ordered}) < len(ordered):
            raise ValueError("one notice a year: use with_notice to replace one")
        object.__setattr__(self, "notices", ordered)

    @classmethod
    def shipped(cls) -> "Calendar":
        """随软件提供的工作日历：the notices in ``law/data/workdays``."""
        return _shipped()

    def with_notice(self, notice: Notice) -> "Calendar":
        """补充或者更换一年的放假安排：a new calendar in which the notice is the whole table of its year."""
        return Calendar((*(kept for kept in self.notices if kept.year != notice.year), notice))

    @property
    def first_year(self) -> int:
        """起始年份：the first year that can be reckoned in."""
        return self.notices[0].year

    def notice_for(self, year: int) -> Notice | None:
        """某年的放假安排，没有则为空。"""
        return next((notice for notice in self.notices if notice.year == year), None)

    def known(self, year: int) -> bool:
        """该年放假安排是否已经公布：whether the notice of that year is in the calendar."""
        return self.notice_for(year) is not None

    def is_working_day(self, day: date) -> bool:
        """是否工作日。"""
        self.check(day)
        entry = self._named.get(day)
        return entry.working if entry else day.weekday() < SATURDAY

    def describe(self, day: date) -> str:
        """这一天是什么日子：工作日、调休上班日、星期六 or the feast that makes it a day off."""
        self.check(day)
        entry = self._named.get(day)
        if entry is None:
            return "工作日" if day.weekday() < SATURDAY else weekday_name(day)
        return "调休上班日" if entry.working else f"{entry.name}放假"

    def named_between(self, start: date, end: date) -> tuple[tuple[NoticeDay, Source], ...]:
        """两日之间通知写明的日子：days d with start < d ≤ end that a notice names, each with its first source."""
        known = (self._named[day] for day in sorted(self._named) if start < day <= end)
        return tuple((entry, self._source_of(entry)) for entry in known)

    def is_provisional(self, first: date, last: date) -> bool:
        """是否暂定：whether a span of days, both ends with it, touches days that a notice not yet out may change."""
        return bool(self.unsettled_between(first, last))

    def unsettled_between(self, first: date, last: date) -> tuple[tuple[date, int], ...]:
        """尚未确定的日子：from which day of the span on, for want of the notice of which year.

        Law: 国务院办公厅每年的通知. A year without a notice is open; so are the days from 26 to 31 December of a year
        whose successor has none, because the New Year's break of the successor may reach back into them.
        Units: both ends of the span count.
        """
        low, high = min(first, last), max(first, last)
        found = []
        for year in range(low.year, high.year + 1):
            if not self.known(year):
                found.append((max(low, date(year, 1, 1)), year))
            elif date(year, *YEAR_END) <= high and not self.known(year + 1):
                found.append((max(low, date(year, *YEAR_END)), year + 1))
        return tuple(found)

    def add_working_days(self, start: date, n: int) -> Reckoned:
        """加减工作日：the ``n``-th working day after the start, or before it where ``n`` is negative.

        The start itself is never counted, worked or not; with 0 it is the answer.
        """
        self.check(start)
        step = ONE_DAY if n >= 0 else -ONE_DAY
        day, left = start, abs(n)
        while left:
            day += step
            left -= self.is_working_day(day)
        first_counted = start + step if n else start
        return Reckoned(day, self.is_provisional(first_counted, day))

    def working_days_between(self, start: date, end: date) -> int:
        """两日之间的工作日数：days d with start < d ≤ end; negative when the end lies before the start."""
        self.check(start)
        self.check(end)
        return self._worked_up_to(end) - self._worked_up_to(start)

    def next_working_day(self, day: date) -> Reckoned:
        """顺延后的日期：the day itself when it is worked, otherwise the first working day after it."""
        moved = day
        while not self.is_working_day(moved):
            moved += ONE_DAY
        return Reckoned(moved, self.is_provisional(day, moved))

    def previous_working_day(self, day: date) -> Reckoned:
        """提前后的日期：the day itself when it is worked, otherwise the last working day before it."""
        moved = day
        while not self.is_working_day(moved):
            moved -= ONE_DAY
        return Reckoned(moved, self.is_provisional(day, moved))

    def check(self, day: date) -> None:
        """日期能否计算：raises ``RuleBroken`` for a day before the first notice or after 2099."""
        if day.year < self.first_year:
            raise RuleBroken(f"{chinese_day(day)}早于工作日表的第一年（{self.first_year}年），无法计算，请核对日期。")
        if day.year > LAST_YEAR:
            raise RuleBroken(f"{chinese_day(day)}晚于{LAST_YEAR}年，无法计算，请核对日期。")

    def _source_of(self, entry: NoticeDay) -> Source:
        return next(notice.sources[0] for notice in reversed(self.notices) if entry in notice.days)

    @cached_property
    def _named(self) -> dict[date, NoticeDay]:
        """Days the notices name; where two name one (a 12-31, say), the notice of the later year holds."""
        return {entry.day: entry for notice in self.notices for entry in notice.days}

    @cached_property
    def _shifted(self) -> tuple[list[date], list[int]]:
        """Days worked or off against the weekday rule, with the running balance, for counting without a loop."""
        days, balance, total = [], [0], 0
        for day, entry in sorted(self._named.items()):
            usual = day.weekday() < SATURDAY
            if entry.working != usual:
                total += 1 if entry.working else -1
                days.append(day)
                balance.append(total)
        return days, balance

    def _worked_up_to(self, day: date) -> int:
        """Working days since an arbitrary Monday long ago, this day included."""
        weeks, weekday = divmod(day.toordinal() - 1, 7)
        days, balance = self._shifted
        return weeks * 5 + min(weekday + 1, 5) + balance[bisect_right(days, day)]


def load_notice(data: dict[str, object]) -> Notice:
    """读一年的数据文件：a notice from the tables of a file in ``law/data/workdays``."""
    year, sources, holidays = data["year"], data["sources"], data["holidays"]
    if not isinstance(year, int) or not isinstance(sources, list) or not isinstance(holidays, list):
        raise TypeError("a workdays file needs year, sources and holidays")
    days: list[NoticeDay] = []
    for holiday in holidays:
        days += [NoticeDay(day, False, holiday["name"]) for day in _span(holiday["first"], holiday["last"])]
        days += [NoticeDay(day, True, holiday["name"]) for day in holiday.get("make_up", [])]
    return notice_of(year, days, *(Source(source["title"], source.get("number", "")) for source in sources))


@cache
def _shipped() -> Calendar:
    folder = resources.files("mingtang.law") / "data" / "workdays"
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return Calendar(tuple(load_notice(tomllib.loads(entry.read_text("utf-8"))) for entry in files))


def _span(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))
