"""节点的到期日：what the rooms that remind and that keep calendars ask of the key works."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet
from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.audit.models import Entry
from mingtang.dossiers.models import Milestone
from mingtang.law.dossiers import DossierState
from mingtang.organs.models import Person, Unit
from mingtang.outbox.ports import DueDay
from mingtang.reminders.ports import DueItem


def _open() -> QuerySet[Milestone]:
    """Milestones not done of key works under way."""
    rows = Milestone.rows.filter(done_on=None, dossier__state=DossierState.OPEN.value)
    return rows.select_related("dossier__lead", "dossier__keeper").order_by("due_on", "pk")


def _title(row: Milestone) -> str:
    """It goes into mail and calendars outside: the title of the key work, and nothing else that was typed."""
    return f"重点工作“{row.dossier.title}”的节点"


def _path(row: Milestone) -> str:
    return reverse("timelines:dossier", args=[row.dossier_id])


class OpenMilestones:
    """没有完成的节点（端口 reminders.DueItems）：their keeper is told, and nobody else of the leading unit."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with open milestones."""
        return _open().order_by("dossier__unit").values_list("dossier__unit", flat=True).distinct()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ."""
        for row in _open().filter(dossier__unit=organ):
            told = row.dossier
            yield DueItem(reference(row), _title(row), row.due_on, _path(row), told.lead, told.keeper)


class MilestonesOfKeeper:
    """自己更新的节点（端口 outbox.DueDays）。"""

    def of_person(self, person: Person, *, on: date, at: datetime) -> Iterable[DueDay]:
        """Open milestones of the key works that the person keeps; what moves them stands in the trail of both."""
        rows = list(_open().filter(dossier__keeper=person))
        subjects = {reference(each) for row in rows for each in (row, row.dossier)}
        counted = Entry.rows.filter(subject__in=subjects).order_by().values_list("subject")
        told = {subject: (number, newest) for subject, number, newest in counted.annotate(Count("pk"), Max("at"))}
        return [
            _day(row, [told[name] for each in (row, row.dossier) if (name := reference(each)) in told]) for row in rows
        ]


def _day(row: Milestone, told: list[tuple[int, datetime]]) -> DueDay:
    changed_at = max((row.made_at, *(newest for _, newest in told)))
    number = sum(number for number, _ in told)
    return DueDay(reference(row), _title(row), row.due_on, _path(row), changed_at, number)
