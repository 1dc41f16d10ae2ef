"""更新情况：when an item or a column of the catalogue must have something new, and how it stands on a day.

Law: 政府信息公开条例 第二十六条（形成或者变更之日起 20 个工作日内公开）. How long something may stand without
anything new is what the organ set for it; nothing here is a number of a statute but the working days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .catalogue import WITHIN, Cadence
from .days import chinese_day, month_end
from .reckoning import Due, Step, holiday_steps, in_order, provisional_steps
from .workdays import Calendar

EARLY = 15
"""提前多少天预警。Units: civil days."""
_ARTICLE = "《政府信息公开条例》第二十六条"
_OWN = "本机关目录"


class Freshness(StrEnum):
    """更新情况。"""

    EMPTY = "empty"
    STALE = "stale"
    SOON = "soon"
    NOT_DUE = "not_due"
    FRESH = "fresh"

    @property
    def label(self) -> str:
        """中文名称。"""
        return FRESHNESS_LABELS[self]


FRESHNESS_LABELS: dict[Freshness, str] = {
    Freshness.EMPTY: "没有内容",
    Freshness.STALE: "过期未更新",
    Freshness.SOON: "快到期",
    Freshness.NOT_DUE: "还没有到期",
    Freshness.FRESH: "更新及时",
}
WANTING = frozenset({Freshness.EMPTY, Freshness.STALE, Freshness.SOON})
"""要办的：what somebody has to do something about."""


@dataclass(frozen=True, slots=True)
class Duty:
    """公开的责任：the cadence, within how many working days, and after how many civil days it is stale (0: never).

    ``yearly_by`` is the month and day by which a yearly item is due, where the rule names one.
    """

    cadence: Cadence
    within: int = WITHIN
    stale_after: int = 0
    early: int = EARLY
    yearly_by: tuple[int, int] | None = None

    @property
    def is_by_event(self) -> bool:
        """有了才公开：nothing is wanting as long as nothing was formed (征收、预警、招考)."""
        return self.cadence is Cadence.ON_FORMING and not self.stale_after


def due_of(
    duty: Duty, *, newest_on: date | None, since_on: date, calendar: Calendar, checked_on: date | None = None
) -> Due | None:
    """应更新之日：the last day on which something new is in time, with every step; ``None`` where no day is set.

    ``newest_on``: when something was last published; ``since_on``: since when the duty holds; ``checked_on``: when
    somebody last looked and found nothing new, which does not stand for what a period must bring.
    Units: civil days; the first day never counts. While nothing is published, there are at least the working days.
    """
    if duty.cadence.is_periodic:
        if newest_on is None:
            return _first_due(duty, since_on, calendar)
        last, what = _next_period(duty, newest_on)
        return Due(last, False, (Step(newest_on, "最近一次公开"), Step(last, what, _OWN)))
    base = newest_of((newest_on, checked_on))
    if base is None and not duty.is_by_event:
        return _first_due(duty, since_on, calendar)
    if base is None or not duty.stale_after:
        return None
    last = base + timedelta(days=duty.stale_after)
    began = "最近一次公开" if base == newest_on else "最近一次核对没有新的信息"
    what = f"满 {duty.stale_after} 天，之前要有新的内容，或者核对后写明没有新的信息"
    return Due(last, False, (Step(base, f"{began}，当日不计入"), Step(last, what, _OWN)))


def freshness_of(
    duty: Duty,
    *,
    newest_on: date | None,
    since_on: date,
    on: date,
    calendar: Calendar,
    checked_on: date | None = None,
) -> Freshness:
    """更新情况：how it stands on the day; on the due day itself it is not stale yet."""
    due = due_of(duty, newest_on=newest_on, since_on=since_on, calendar=calendar, checked_on=checked_on)
    return state_on(duty, due, newest_on=newest_on, on=on)


def state_on(duty: Duty, due: Due | None, *, newest_on: date | None, on: date) -> Freshness:
    """更新情况，where the day has been reckoned already."""
    well = Freshness.NOT_DUE if newest_on is None else Freshness.FRESH
    if due is None or due.due is None:
        return well
    if on > due.due:
        return Freshness.EMPTY if newest_on is None else Freshness.STALE
    return Freshness.SOON if on >= due.due - timedelta(days=duty.early) else well


def reasons_against_checking(duty: Duty) -> tuple[str, ...]:
    """不能只核对的理由：what a period must bring is not replaced by having looked."""
    if duty.cadence.is_periodic:
        return (f"这一项{duty.cadence.label}，每一期都要公开新的内容，不能只核对。",)
    return ()


def share_covered(covered: int, total: int) -> int:
    """覆盖率：of a hundred, how many have something public; rounded down, so that a hundred means all."""
    return 100 * covered // total if total else 0


def newest_of(days: Iterable[date | None]) -> date | None:
    """最近的一天：of a column and the columns beneath it."""
    return max((day for day in days if day is not None), default=None)


def _first_due(duty: Duty, since_on: date, calendar: Calendar) -> Due:
    reckoned = calendar.add_working_days(since_on, duty.within)
    steps = [
        Step(since_on, "目录从这一天起执行，当日不计入"),
        *holiday_steps(calendar, since_on, reckoned.day),
        *provisional_steps(calendar, since_on + timedelta(days=1), reckoned.day),
        Step(reckoned.day, f"第 {duty.within} 个工作日", _ARTICLE),
    ]
    if not duty.cadence.is_periodic:
        return Due(reckoned.day, reckoned.provisional, in_order(steps))
    last, what = _this_period(duty, since_on)
    if last <= reckoned.day:
        return Due(reckoned.day, reckoned.provisional, in_order(steps))
    return Due(last, False, (steps[0], Step(last, what, _OWN)))


def _this_period(duty: Duty, day: date) -> tuple[date, str]:
    """The last day of the period that the day lies in."""
    if duty.cadence is Cadence.MONTHLY:
        return month_end(day.year, day.month), f"{day.month}月的最后一天"
    if duty.cadence is Cadence.QUARTERLY:
        quarter = (day.month - 1) // 3
        return month_end(day.year, 3 * quarter + 3), f"第{'一二三四'[quarter]}季度的最后一天"
    month, last = duty.yearly_by or (12, 31)
    this = date(day.year, month, last)
    due = this if this >= day else date(day.year + 1, month, last)
    return due, f"{chinese_day(due)}前，每年一次"


def _next_period(duty: Duty, day: date) -> tuple[date, str]:
    """The last day of the period after the one that the day lies in."""
    if duty.cadence is Cadence.YEARLY:
        month, last = duty.yearly_by or (12, 31)
        return date(day.year + 1, month, last), "下一年的最后期限"
    end, _ = _this_period(duty, day)
    return _this_period(duty, end + timedelta(days=1))
