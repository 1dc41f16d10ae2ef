"""期限副本的核对：which open cases keep another due day than their facts give."""

from datetime import date

from mingtang.applications.clock import copies_of, stored
from mingtang.applications.models import Application
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar


def differing(table: Calendar, *, on: date) -> list[int]:
    """Read in pieces, so that ten thousand cases fit; a case whose days contradict each other is left out."""
    rows = Application.rows.open().select_related("unit").prefetch_related("events__service").order_by("pk")
    return [application.pk for application in rows.iterator(chunk_size=500) if _differs(application, table, on=on)]


def _differs(application: Application, table: Calendar, *, on: date) -> bool:
    try:
        return stored(application) != copies_of(application, table, on=on)
    except RuleBroken:
        return False
