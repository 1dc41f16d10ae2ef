"""用词：how the days of a plan are said to the people inside. Nothing here touches the database."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from mingtang.law import commitments
from mingtang.law.commitments import CommitmentState, Rhythm
from mingtang.law.days import chinese_day
from mingtang.law.workdays import Calendar
from mingtang.workplan.models import Commitment

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Left:
    """余下的时间：how long, until when, and the tone that goes with them."""

    long: str
    by: str = ""
    tone: str = "none"

    @property
    def words(self) -> str:
        """一句话。"""
        return f"{self.long}，{self.by}" if self.by else self.long


def left(due_on: date, *, on: date, calendar: Calendar) -> Left:
    """还有几天：in words, with the day itself."""
    named = chinese_day(due_on) if due_on.year != on.year else f"{due_on.month}月{due_on.day}日"
    if min(due_on, on).year < calendar.first_year:
        return Left(f"{named}到期")
    words = commitments.days_left(due_on, on, calendar).words
    if due_on < on:
        return Left(words, f"{named}到期", "bad")
    return Left(words, f"{named}前" if due_on > on else "", "warn" if due_on <= on + SOON else "none")


def left_of(row: Commitment, *, state: str, on: date, calendar: Calendar) -> Left:
    """一项任务余下的时间；done and undated ones say so instead."""
    rhythm = row.term.rhythm
    if state == CommitmentState.DONE:
        return Left("已完成，不再计时", tone="good")
    if row.next_due_on is not None:
        return left(row.next_due_on, on=on, calendar=calendar)
    if commitments.periods(rhythm, None, row.plan.year):
        return Left("最后一期已有成果")
    return Left("没有到期日" if rhythm is Rhythm.ONCE else f"{rhythm.label}，没有到期日")


def commitment_path(row: Commitment) -> str:
    """工作台里一项任务的地址。"""
    return reverse("ledger:commitment", args=[row.plan.unit.code, row.plan.year, row.key])


def commitment_title(row: Commitment) -> str:
    """一项任务的名字：by its plan and number, without what it says; it goes into mail."""
    return f"《{row.plan.title[:120]}》第 {row.key} 条"
