"""工作日表的查阅：the table everybody reckons with, and what the list of years shows of it."""

from dataclasses import dataclass
from functools import lru_cache

from mingtang.holidays.models import HolidayNotice
from mingtang.law.feasts import Difference, difference
from mingtang.law.workdays import Calendar, Notice
from mingtang.organs.models import Unit


def calendar() -> Calendar:
    """工作日历：the shipped notices, and over them the entered ones. One small query; the table itself is kept."""
    return _extended(current_digests())


def current_digests() -> tuple[str, ...]:
    """What tells one state of the entered table from another."""
    return tuple(HolidayNotice.rows.filter(superseded_at=None).order_by("year").values_list("digest", flat=True))


@lru_cache(maxsize=4)
def _extended(digests: tuple[str, ...]) -> Calendar:
    """The calendar with the notices of these digests; a digest stands for its content, so it may be kept."""
    extended = Calendar.shipped()
    for row in HolidayNotice.rows.filter(digest__in=digests).order_by("year"):
        extended = extended.with_notice(row.notice)
    return extended


@dataclass(frozen=True)
class YearOfTable:
    """一年的放假安排：the notice that counts and, where it was entered here, its row. Without one: provisional."""

    year: int
    notice: Notice | None
    entered: HolidayNotice | None

    @property
    def is_provisional(self) -> bool:
        """是否暂定。"""
        return self.notice is None

    @property
    def days_off_count(self) -> int:
        """放假天数。"""
        return len(self.notice.days_off) if self.notice else 0

    @property
    def made_up_count(self) -> int:
        """调休上班天数。"""
        return len(self.notice.make_up_days) if self.notice else 0


def years_of_table(*, this_year: int) -> list[YearOfTable]:
    """Every year of the table and the year to come, newest first."""
    known = calendar()
    entered = {
        row.year: row for row in HolidayNotice.rows.filter(superseded_at=None).select_related("entered_by__unit")
    }
    years = {notice.year for notice in known.notices} | {this_year, this_year + 1}
    return [YearOfTable(year, known.notice_for(year), entered.get(year)) for year in sorted(years, reverse=True)]


def versions(year: int) -> list[HolidayNotice]:
    """各次录入，newest first."""
    return list(HolidayNotice.rows.filter(year=year).select_related("entered_by__unit").order_by("-entered_at", "-id"))


def difference_in_force(notice: Notice) -> Difference | None:
    """与现行安排的差别；那一年还没有安排的为空。"""
    in_force = calendar().notice_for(notice.year)
    return difference(in_force, notice) if in_force else None


def topmost_organs() -> list[Unit]:
    """最上级机关，whose administrators keep the table for everyone."""
    return list(Unit.rows.filter(parent=None).order_by("path"))
