"""期限计算：from a fact to its due day, with every step explained.

Law: 民事诉讼法 第八十五条, which 行政复议法 第八十八条 adopts: the first day is not counted; a term of days or
months that ends on a day off ends on the first working day after it.
Units: those of the clock. Time that does not count (不计入期限) is the days d with since < d ≤ until of each pause,
joined, so that no day is left out twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import groupby

from .clocks import Clock, ClockUnit, Direction, Roll
from .days import add_months, chinese_day
from .rules import refuse_if_any
from .workdays import Calendar, NoticeDay, Source

CHINA_TIME = timezone(timedelta(hours=8), "Asia/Shanghai")
FIRST_DAY_RULE = "《中华人民共和国民事诉讼法》第八十五条"


@dataclass(frozen=True, slots=True)
class Step:
    """一步：a day, what happens on it, and the article that says so."""

    date: date
    what: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """到期日：``due`` is ``None`` while the clock stands still; a moment for clocks of hours, a day for all others."""

    due: date | None
    provisional: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Pause:
    """不计入期限的时间：days d with ``since`` < d ≤ ``until``; still open where ``until`` is ``None``."""

    since: date
    until: date | None
    what: str = "征求意见"

    def covers(self, day: date) -> bool:
        """这一天是否不计入。"""
        return self.since < day and (self.until is None or day <= self.until)


def due(
    clock: Clock,
    start: date,
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
    extension: int = 0,
) -> Due:
    """到期日：when a clock that starts on a day (or at a moment) runs out.

    Law: the clock's own source; 民事诉讼法 第八十五条 for the counting.
    Units: ``extension`` in the unit of the clock.
    Errors: ``RuleBroken`` for what the clock does not allow, all reasons at once.
    """
    refuse_if_any(reasons_against_reckoning(clock, start, pauses=pauses, extension=extension))
    day = day_of(start)
    calendar.check(day)
    if clock.unit is ClockUnit.HOURS and isinstance(start, datetime):
        return _after_hours(clock, start, extension)
    if clock.unit is ClockUnit.DATE:
        return _on_fixed_date(clock, day)
    if clock.unit is ClockUnit.WORKING_DAYS and clock.direction is Direction.BEFORE:
        return _working_days_before(clock, day, calendar)
    if clock.unit is ClockUnit.WORKING_DAYS:
        return _after_working_days(clock, day, calendar, pauses, extension)
    return _after_days_or_months(clock, day, calendar, extension)


def reasons_against_reckoning(
    clock: Clock, start: date, *, pauses: Sequence[Pause] = (), extension: int = 0
) -> tuple[str, ...]:
    """不能计算的理由：a clock without a length, before its law, with a pause or an extension it does not know."""
    reasons = []
    if not clock.is_valid_on(day_of(start)):
        reasons.append(f"{clock.citation}在{chinese_day(day_of(start))}不适用，请核对日期。")
    if clock.needs_length:
        reasons.append(f"“{clock.name}”的期限由本机关确定，请先写明是多少{clock.unit.label}。")
    if clock.unit is ClockUnit.HOURS and not isinstance(start, datetime):
        reasons.append(f"“{clock.name}”按小时计算，请写明时间，例如 2026-11-20T08:30。")
    if extension < 0:
        reasons.append(f"延长的期限不能是负数，写的是 {extension}。")
    elif extension > clock.extension:
        reasons.append(_too_long_an_extension(clock, extension))
    if pauses and not clock.pauses:
        reasons.append(f"“{clock.name}”没有不计入期限的时间，请去掉中止的日期。")
    return (*reasons, *reasons_against_pauses(pauses))


def reasons_against_pauses(pauses: Iterable[Pause]) -> tuple[str, ...]:
    """中止的日期不对的理由：a pause that ends before it begins."""
    return tuple(
        f"{pause.what}从{chinese_day(pause.since)}开始，不能在{chinese_day(pause.until)}结束，请核对日期。"
        for pause in pauses
        if pause.until is not None and pause.until < pause.since
    )


def day_of(moment: date) -> date:
    """所在的日期：the day in China of a moment; a day is itself."""
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(CHINA_TIME) if moment.tzinfo else moment).date()


def nth_working_day(start: date, n: int, calendar: Calendar, pauses: Iterable[Pause] = ()) -> date | None:
    """扣除不计入时间后的第 n 个工作日：``None`` when an open pause keeps it from ever coming."""
    every = tuple(pauses)
    stop = min((pause.since for pause in every if pause.until is None), default=None)
    day, left = start, n
    while left:
        day += timedelta(days=1)
        if stop is not None and day > stop:
            return None
        if calendar.is_working_day(day) and not any(pause.covers(day) for pause in every):
            left -= 1
    return day


def pause_steps(
    start: date, last: date | None, calendar: Calendar, pauses: Iterable[Pause], article: str
) -> Iterator[Step]:
    """不计入的时间：where each pause begins and ends; a day that two pauses cover is left out once."""
    reached = start
    for pause in sorted(pauses, key=lambda each: (each.since, each.until or date.max)):
        if last is not None and pause.since >= last:
            yield Step(pause.since, f"{pause.what}开始时期限已经届满，不影响期限", article)
            continue
        yield Step(pause.since, f"{pause.what}开始，次日起不计入期限", article)
        if pause.until is None:
            yield Step(pause.since, f"{pause.what}还没有结束，期限停止计算", article)
            continue
        first = max(pause.since, reached)
        reached = max(first, pause.until)
        left_out = calendar.working_days_between(first, reached)
        yield Step(pause.until, f"{pause.what}结束，其间 {left_out} 个工作日不计入期限", article)


def holiday_steps(calendar: Calendar, start: date, end: date) -> Iterator[Step]:
    """其间的放假和调休：one step for each break and each make-up day with start < d ≤ end."""
    for (working, name, source), run in groupby(calendar.named_between(start, end), key=_kind_of_day):
        days = [entry.day for entry, _ in run]
        if working:
            yield from (Step(day, "调休上班，是工作日", str(source)) for day in days)
        else:
            until = f"至{chinese_day(days[-1])}" if len(days) > 1 else ""
            yield Step(days[0], f"{name}放假{until}，不是工作日", str(source))


def provisional_steps(calendar: Calendar, start: date, end: date) -> Iterator[Step]:
    """其间还会因放假通知变动的日子：one step for each missing notice, on the first day that it may change."""
    for day, year in calendar.unsettled_between(start, end):
        if day.year == year:
            what = f"{year}年的放假安排还没有录入，暂按星期一至星期五计算，录入后重新计算"
        else:
            what = f"{year}年的放假安排还没有录入，元旦调休可能涉及{day.year}年12月26日至31日，录入后重新计算"
        yield Step(day, what)


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """按日期排列的各步；同一天的保持原来的先后。"""
    return tuple(sorted(steps, key=lambda step: step.date))


def _after_working_days(clock: Clock, start: date, calendar: Calendar, pauses: Sequence[Pause], extension: int) -> Due:
    base, length = clock.length or 0, (clock.length or 0) + extension
    if not length:
        return Due(start, False, (_same_day_step(clock, start),))
    last = nth_working_day(start, length, calendar, pauses)
    base_ends = nth_working_day(start, base, calendar, pauses)
    steps = [_first_step(clock, start), *pause_steps(start, last, calendar, pauses, clock.citation)]
    if extension and base_ends:
        steps.append(Step(base_ends, f"原期限届满，延长 {extension} 个工作日", clock.citation))
    if last is None:
        return Due(None, False, in_order(steps))
    first_counted = start + timedelta(days=1)
    steps += [*holiday_steps(calendar, start, last), *provisional_steps(calendar, first_counted, last)]
    steps.append(Step(last, clock.said(f"第 {length} 个工作日") + "，期限届满", clock.citation))
    return Due(last, calendar.is_provisional(first_counted, last), in_order(steps))


def _working_days_before(clock: Clock, start: date, calendar: Calendar) -> Due:
    reckoned = calendar.add_working_days(start, -(clock.length or 0))
    last_counted = max(reckoned.day, start - timedelta(days=1))
    steps = [
        Step(reckoned.day, clock.said(f"往前第 {clock.length} 个工作日"), clock.citation),
        *holiday_steps(calendar, reckoned.day, start),
        *provisional_steps(calendar, reckoned.day, last_counted),
        _first_step(clock, start),
    ]
    return Due(reckoned.day, reckoned.provisional, in_order(steps))


def _after_days_or_months(clock: Clock, start: date, calendar: Calendar, extension: int) -> Due:
    length = (clock.length or 0) + extension
    back = clock.direction is Direction.BEFORE
    signed = -length if back else length
    last = add_months(start, signed) if clock.unit is ClockUnit.MONTHS else start + timedelta(days=signed)
    calendar.check(last)
    rolled = last
    if clock.roll is not Roll.NONE:
        moved = calendar.next_working_day(last) if clock.roll is Roll.NEXT else calendar.previous_working_day(last)
        rolled = moved.day
    steps = [_first_step(clock, start) if length else _same_day_step(clock, start)]
    if extension:
        steps.append(Step(start, f"延长 {extension} {clock.unit.label}", clock.citation))
    if length:
        reached = clock.said(f"{'往前' if back else ''}满 {length} {clock.unit.label}")
        short_month = clock.unit is ClockUnit.MONTHS and last.day != start.day
        steps.append(
            Step(last, reached + (f"，这个月没有 {start.day} 日，算到月末" if short_month else ""), clock.citation)
        )
    if rolled != last:
        off = f"{chinese_day(last)}（{calendar.describe(last)}）不上班"
        if back:
            steps.append(Step(rolled, f"{off}，为留足时间提前到前面最近的工作日"))
        else:
            steps.append(Step(rolled, f"{off}，顺延到后面第一个工作日", FIRST_DAY_RULE))
    elif clock.roll is Roll.NONE and length and not calendar.is_working_day(last):
        steps.append(Step(last, f"{calendar.describe(last)}，按日历计算，不顺延", clock.citation))
    provisional = clock.roll is not Roll.NONE and calendar.is_provisional(last, rolled)
    if provisional:
        steps += provisional_steps(calendar, min(last, rolled), max(last, rolled))
    return Due(rolled, provisional, in_order(steps))


def _on_fixed_date(clock: Clock, start: date) -> Due:
    """The next day of the year that the rule names; the start itself, where it is that day."""
    month, day = clock.month_day or (12, 31)
    this_year = date(start.year, month, day)
    last = this_year if this_year >= start else date(start.year + 1, month, day)
    looked = Step(start, f"{clock.trigger}，从这一天起（含当日）找最近的{month}月{day}日")
    what = clock.said(f"每年{month}月{day}日前") + "，固定日期不顺延"
    return Due(last, False, (looked, Step(last, what, clock.citation)))


def _after_hours(clock: Clock, start: datetime, extension: int) -> Due:
    """Hours are counted from the moment; a moment told with its offset is shown in China's time."""
    here = start.astimezone(CHINA_TIME) if start.tzinfo else start
    length = (clock.length or 0) + extension
    last = here + timedelta(hours=length)
    first = Step(here, f"{clock.trigger}，从此刻起算", clock.citation)
    return Due(last, False, (first, Step(last, clock.said(f"满 {length} 小时") + "，休息日照算", clock.citation)))


def _same_day_step(clock: Clock, start: date) -> Step:
    return Step(start, clock.said(f"{clock.trigger}，当日届满"), clock.citation)


def _first_step(clock: Clock, start: date) -> Step:
    return Step(start, f"{clock.trigger}，当日不计入", FIRST_DAY_RULE)


def _kind_of_day(pair: tuple[NoticeDay, Source]) -> tuple[bool, str, Source]:
    entry, source = pair
    return entry.working, entry.name, source


def _too_long_an_extension(clock: Clock, extension: int) -> str:
    if not clock.extension:
        return f"“{clock.name}”不能延长。"
    return f"“{clock.name}”最多延长 {clock.extension} {clock.unit.label}，写的是 {extension}。"
