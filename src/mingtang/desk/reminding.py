"""到期的任务：what the rooms that remind and that keep calendars ask of the commitments."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.audit.actions import reference
from mingtang.ledger.queries.due_work import changes_of, open_commitments, organs_with_open, work_of
from mingtang.organs.models import Person, Unit
from mingtang.outbox.ports import DueDay
from mingtang.reminders.ports import DueItem
from mingtang.workplan.models import Commitment
from mingtang.workplan.words import commitment_path, commitment_title


class OpenCommitments:
    """没有完成的任务（端口 reminders.DueItems）。"""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with open commitments of this year's and last year's plans."""
        return organs_with_open(on=on)

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ that have a day."""
        for row in open_commitments(on=on).filter(plan__unit=organ):
            yield DueItem(reference(row), commitment_title(row), row.next_due_on, commitment_path(row), row.owner)


class WorkOfPerson:
    """自己的任务（端口 outbox.DueDays）：of the units in which the person is an officer."""

    def of_person(self, person: Person, *, on: date, at: datetime) -> Iterable[DueDay]:
        """Open commitments that have a day; each with how often, and when last, what it rests on changed."""
        rows = list(work_of(person, on=on))
        changes = changes_of(rows)
        return [_day(row, *changes[row.pk]) for row in rows]


def _day(row: Commitment, sequence: int, changed_at: datetime) -> DueDay:
    return DueDay(reference(row), commitment_title(row), row.next_due_on, commitment_path(row), changed_at, sequence)
