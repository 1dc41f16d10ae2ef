"""用词：how a commitment's days and state are said to the people inside. Nothing here touches the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mingtang.law import commitments
from mingtang.law.commitments import CommitmentState, Rhythm
from mingtang.law.days import chinese_day
from mingtang.law.workdays import Calendar
from mingtang.workplan.models import Commitment, Evidence

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
    rhythm, _ = row.term
    if state == CommitmentState.DONE:
        return Left("已完成，不再计时", tone="good")
    if row.next_due_on is not None:
        return left(row.next_due_on, on=on, calendar=calendar)
    if commitments.periods(rhythm, None, row.plan.year):
        return Left("最后一期已有成果")
    return Left("没有到期日" if rhythm is Rhythm.ONCE else f"{rhythm.label}，没有到期日")


def why_state(state: str, evidence: Sequence[Evidence], *, on: date, stale_after: int) -> str:
    """为什么是这个状态：one sentence on the evidence that counts."""
    counted = [piece for piece in evidence if piece.counts and piece.on <= on]
    waiting = sum(1 for piece in evidence if piece.is_waiting)
    more = f"另有 {waiting} 份等待认定，还不算数。" if waiting else ""
    if not counted:
        return f"还没有认定过的佐证。{more}"
    newest = max(piece.on for piece in counted)
    if state == CommitmentState.DONE:
        done = max((piece for piece in counted if piece.completing), key=lambda piece: piece.on)
        return f"“{done.title}”（{chinese_day(done.on)}）经另一人认定为证明完成。{more}"
    age = (on - newest).days
    limit = f"超过 {stale_after} 天" if age > stale_after else f"没有超过 {stale_after} 天"
    return f"有 {len(counted)} 份认定过的佐证，最近一份是{chinese_day(newest)}的，距今 {age} 天，{limit}。{more}"


def step_for(
    *, is_task: bool, state: str, waiting: int, has_owner: bool, works: bool, judges: bool, keeps: bool, late: bool
) -> str:
    """下一步：what the reader should do with a commitment next, in three or four words."""
    if not is_task:
        return "查看"
    if judges and waiting:
        return "认定佐证"
    if keeps and not has_owner and state != CommitmentState.DONE:
        return "明确责任单位"
    if works and state != CommitmentState.DONE:
        return "补佐证" if late or state != CommitmentState.IN_PROGRESS else "记进展"
    return "查看"
