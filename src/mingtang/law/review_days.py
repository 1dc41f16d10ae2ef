"""审签时限：by which day whoever has a stage before them should have signed it.

Law: none gives a length; 政府信息公开条例 第二十六条 (二十个工作日内公开) is what all stages together have to leave
room for. An organ may set its own days for each kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .days import chinese_day
from .editorial import REVIEW_DAYS, Stage
from .workdays import Calendar


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """一个环节的时限：since when it waits, how many working days it has, and the last of them."""

    stage: Stage
    since_on: date
    days: int
    due_on: date
    provisional: bool
    is_own: bool

    @property
    def explained(self) -> str:
        """怎样算出来的。"""
        whose = "本机关定的" if self.is_own else "通常的"
        about = "预计" if self.provisional else ""
        return (
            f"{chinese_day(self.since_on)}到“{self.stage.label}”，当天不算；{whose} {self.days} 个工作日，"
            f"{about}{chinese_day(self.due_on)}以前办完。"
        )


def review_due(stage: Stage, since_on: date, own: Mapping[str, int], calendar: Calendar) -> ReviewDue:
    """审签的到期日。

    Units: working days, the day on which it came not counted; ``own`` is what the organ set, by stage.
    Errors: a day outside the calendar raises ``RuleBroken``.
    """
    days = own.get(stage.value, REVIEW_DAYS[stage])
    reckoned = calendar.add_working_days(since_on, days)
    return ReviewDue(stage, since_on, days, reckoned.day, reckoned.provisional, stage.value in own)
