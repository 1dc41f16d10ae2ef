"""要复查的（端口 reminders.DueItems）：documents whose day comes."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.organs.models import Unit
from mingtang.reminders.ports import DueItem
from mingtang.revisits.queries import open_of, organs_with_any


class OpenRevisits:
    """没有做的复查：the clerk of the organ is told, before the day and on it."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with any."""
        return organs_with_any()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ; the title is public already, so it may be named."""
        for row in open_of(organ):
            path = reverse("revisits:revisit", args=[row.pk])
            yield DueItem(reference(row), f"复查《{row.published.title}》", row.due_on, path, None)
