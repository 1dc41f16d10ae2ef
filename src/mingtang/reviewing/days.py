"""审签的日子：when a revision came to the stage where it is, and by which day that stage should be done."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

from mingtang.editorial import reasons
from mingtang.editorial.models import Revision
from mingtang.holidays.queries import calendar
from mingtang.law.commitments import DaysLeft, days_left
from mingtang.law.review_days import ReviewDue, review_due
from mingtang.law.workdays import Calendar
from mingtang.organs.sight import day_of
from mingtang.stages.models import StageRule
from mingtang.stages.queries import days_at, rules_of


def reached_at(revision: Revision) -> datetime:
    """到现在这一环节的时间：the last thing that moved it on."""
    moved = [revision.made_at, *(approval.at for approval in revision.approvals.all())]
    if reasons.is_emergency(revision):
        moved.append(revision.emergency.at)
    return max(moved)


class Deadlines:
    """各稿的时限：the rules of the organs and the calendar, read once for a whole list."""

    def __init__(self, rules: dict[tuple[int, str], list[StageRule]], table: Calendar) -> None:
        self.rules, self.table = rules, table

    @classmethod
    def of(cls, revisions: Iterable[Revision]) -> Self:
        """Two queries, however many revisions."""
        return cls(rules_of(row.edition.document.unit.organ_id for row in revisions), calendar())

    def due(self, revision: Revision) -> ReviewDue | None:
        """Nothing while it is with its author, or when everybody has signed."""
        stage = reasons.stage_of(revision)
        if stage is None or reasons.is_returned(revision):
            return None
        document = revision.edition.document
        own = days_at(self.rules.get((document.unit.organ_id, document.kind), ()), at=revision.made_at)
        return review_due(stage, day_of(reached_at(revision)), own, self.table)

    def left(self, due: ReviewDue, *, on: date) -> DaysLeft:
        """还有几天，in words."""
        return days_left(due.due_on, on, self.table)

    def soon(self, *, on: date) -> date:
        """下一个工作日：what is due by then is told to whoever has it before them."""
        return self.table.add_working_days(on, 1).day
