"""到期提醒：on which days one is told of what is due, and who.

None of this is statute: it is how the platform reads 跟进每项任务. An organ may tell earlier, oftener or sooner
than the rule it begins with; it may not go below the floor (``reasons_against_rule``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .workdays import Calendar

DAYS_BEFORE = (10, 3, 1)
LEADER_FROM_WEEK = 1
MOST_DAYS_BEFORE = 30
MOST_REMINDERS = 6
LATEST_LEADER_WEEK = 2
# 下限：三至十个工作日前至少一次，前一个工作日一次。
EARLY = range(3, 11)
LAST = 1
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rule:
    """提醒规则：how many working days before, and from which week late on the leader is told too.

    What is late is told every week; no organ can switch that off.
    """

    days_before: tuple[int, ...] = DAYS_BEFORE
    leader_from_week: int = LEADER_FROM_WEEK


@dataclass(frozen=True, slots=True)
class Step:
    """一次提醒：``name`` is lasting (``before-3``, ``late-2``), ``on`` the working day it falls on."""

    name: str
    on: date
    provisional: bool
    leader: bool

    @property
    def label(self) -> str:
        """中文名称：到期前 3 个工作日，超期第 2 周。"""
        when, _, number = self.name.partition("-")
        return f"到期前 {number} 个工作日" if when == "before" else f"超期第 {number} 周"


def before(due_on: date, rule: Rule, calendar: Calendar) -> tuple[Step, ...]:
    """到期前的提醒，the earliest first. Units: working days before the due day, which is not counted itself."""
    steps = []
    for days in sorted(set(rule.days_before), reverse=True):
        told = calendar.add_working_days(due_on, -days)
        steps.append(Step(f"before-{days}", told.day, told.provisional, leader=False))
    return tuple(steps)


def late(due_on: date, week: int, rule: Rule, calendar: Calendar) -> Step:
    """超期的提醒：one week after another, moved to the next working day where the day is off.

    Units: ``week`` from 1; weeks are of seven civil days, counted from the due day.
    """
    told = calendar.next_working_day(due_on + week * WEEK)
    return Step(f"late-{week}", told.day, told.provisional, leader=week >= rule.leader_from_week)


def newest(due_on: date, rule: Rule, calendar: Calendar, *, on: date) -> Step | None:
    """最近该有的一次提醒：the newest step whose day has come; whoever missed days is told this one and no other.

    On the due day itself there is none: the working day before it was the last.
    """
    for week in range((on - due_on).days // 7, 0, -1):
        step = late(due_on, week, rule, calendar)
        if step.on <= on:
            return step
    come = [step for step in before(due_on, rule, calendar) if step.on <= on]
    return come[-1] if come else None


def following(due_on: date, rule: Rule, calendar: Calendar, *, on: date) -> Step:
    """下一次提醒：the first step whose day is still to come; while it is not done there is always another."""
    coming = [step for step in before(due_on, rule, calendar) if step.on > on]
    if coming:
        return coming[0]
    week = max((on - due_on).days // 7, 1)
    while (step := late(due_on, week, rule, calendar)).on <= on:
        week += 1
    return step


def reasons_against_rule(days_before: Sequence[int], leader_from_week: int) -> tuple[str, ...]:
    """不能这样定规则的理由：the floor that no organ may go below; all reasons at once."""
    reasons = []
    if not any(days in EARLY for days in days_before):
        reasons.append(f"到期前 {EARLY[0]} 至 {EARLY[-1]} 个工作日之间至少要提醒一次，责任单位才来得及办。")
    if LAST not in days_before:
        reasons.append("到期前 1 个工作日必须提醒。")
    if any(not 1 <= days <= MOST_DAYS_BEFORE for days in days_before):
        reasons.append(f"提前的天数在 1 至 {MOST_DAYS_BEFORE} 个工作日之间。")
    if len(set(days_before)) > MOST_REMINDERS:
        reasons.append(f"到期前最多提醒 {MOST_REMINDERS} 次，多了就没有人看。")
    if not 1 <= leader_from_week <= LATEST_LEADER_WEEK:
        reasons.append(f"最晚从超期第 {LATEST_LEADER_WEEK} 周起要告诉分管领导。")
    return tuple(reasons)
