"""答复期限的各段：an application has one period, and another after each new beginning.

Law: 政府信息公开条例 第三十条、第三十三条; 政府信息公开信息处理费管理办法.
Units: working days; the first day of a period is not counted; questions are left out of it, joined.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .clocks import Clock, clock
from .reckoning import Pause, Step, holiday_steps, in_order, nth_working_day, pause_steps, provisional_steps
from .reply_facts import ReplyFacts
from .workdays import Calendar


@dataclass(frozen=True, slots=True)
class Period:
    """一段期限：from its start; ``stopped`` is the day a correction or a fee was asked for, ``ended`` the day on
    which a later period began.

    Units: ``base`` and ``extended`` in working days; ``extended_on`` the day of consent, where it is told.
    """

    start: date
    rule: Clock
    base: int
    extended: int
    extended_on: date | None
    stopped: date | None
    ended: date | None

    @property
    def length(self) -> int:
        """连同延长的工作日数。"""
        return self.base + self.extended

    def holds(self, day: date) -> bool:
        """这一天是否属于这一段：what is granted on it counts here.

        A day on which a new period begins belongs to the new one; what is granted while a correction or a fee is
        waited for counts nowhere.
        """
        return (
            self.start <= day
            and (self.ended is None or day < self.ended)
            and (self.stopped is None or day <= self.stopped)
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """一段期限算出的结果：``adjusted`` is ``None`` while a question is open."""

    nominal: date
    adjusted: date | None
    provisional: bool
    steps: tuple[Step, ...]


def periods_of(facts: ReplyFacts, rule: Clock) -> tuple[Period, ...]:
    """各段期限，按先后：from receipt, from the corrected application, from the payment."""
    beginnings = [(facts.received, rule, facts.correction.sent if facts.correction else None)]
    if facts.corrected:
        beginnings.append((facts.corrected, rule, None))
    if facts.frozen:
        beginnings[-1] = (*beginnings[-1][:2], facts.frozen)
    if facts.fee_paid:
        beginnings.append((facts.fee_paid, clock("reply-after-fee", facts.fee_paid), None))
    ends = [*(start for start, _, _ in beginnings[1:]), None]
    return tuple(
        _with_its_extension(Period(start, row, row.length or 0, 0, None, stopped, ended), facts)
        for (start, row, stopped), ended in zip(beginnings, ends, strict=True)
    )


def base_end(period: Period, stops: Sequence[Pause], calendar: Calendar) -> date | None:
    """未延长的最后一天：``None`` while a question is open."""
    return nth_working_day(period.start, period.base, calendar, stops)


def count(period: Period, stops: Sequence[Pause], calendar: Calendar, before: Sequence[Step]) -> Counted:
    """计算一段期限：the day without questions and the day with them, each step explained."""
    start, article = period.start, period.rule.citation
    last = nth_working_day(start, period.length, calendar, stops)
    concerning = [pause for pause in stops if pause.until is None or pause.until > start]
    steps = [*before, *pause_steps(start, last, calendar, concerning, article)]
    nominal = calendar.add_working_days(start, period.base).day
    if concerning:
        steps.append(Step(nominal, f"不扣除征求意见时间的第 {period.base} 个工作日", article))
    base_ends = base_end(period, stops, calendar) if period.extended else None
    if base_ends:
        what = f"第 {period.base} 个工作日，经同意延长 {period.extended} 个工作日"
        steps.append(Step(base_ends, what, article))
    if last is None:
        return Counted(nominal, None, False, in_order(steps))
    first_counted = start + timedelta(days=1)
    steps += [*holiday_steps(calendar, start, last), *provisional_steps(calendar, first_counted, last)]
    steps.append(Step(last, f"{period.rule.said(f'第 {period.length} 个工作日')}，答复期限届满", article))
    return Counted(nominal, last, calendar.is_provisional(first_counted, last), in_order(steps))


def _with_its_extension(period: Period, facts: ReplyFacts) -> Period:
    """The extension of this period: the one granted in it; where no day is told, the one of the running period.

    Once a day was told under article 35, the period has no end of its own that could be put off.
    """
    granted, delay = facts.extended_on, facts.delay
    if granted and not period.holds(granted):
        return period
    if granted and delay and period.holds(delay.told) and delay.told < granted:
        return period
    return replace(period, extended=facts.extended, extended_on=granted)
