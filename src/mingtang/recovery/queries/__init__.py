"""找回的查询：of one person, for those who may know, and what waits for somebody."""

from datetime import datetime

from django.db.models import Q, QuerySet

from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer, people_seen_by
from mingtang.recovery.models import Recovery
from mingtang.recovery.sight import decided_by, manages, recoveries_seen_by

SHOWN = 20


def person_managed(username: str, viewer: Viewer, *, at: datetime) -> Person | None:
    """Somebody whose access the viewer administers."""
    rows = people_seen_by(viewer, at=at).select_related("unit__organ__parent")
    person = rows.filter(username=username).first()
    return person if person is not None and manages(viewer, person, at=at) else None


def recoveries_of(person: Person) -> list[Recovery]:
    """找回，of the person, the newest first."""
    rows = Recovery.rows.filter(person=person).select_related("person", "asked_by", "asked_for", "decided_by")
    return list(rows.order_by("-asked_at", "-pk")[:SHOWN])


def recovery(pk: int, viewer: Viewer, *, at: datetime) -> Recovery | None:
    """One recovery in sight."""
    rows = recoveries_seen_by(viewer, at=at).filter(pk=pk)
    return rows.select_related("person__unit__organ__parent", "asked_by", "asked_for", "decided_by").first()


def to_decide(person: Person, *, at: datetime) -> QuerySet[Recovery]:
    """等我确认的找回：and that of my own account, which I may refuse if it was not I who wanted it."""
    waiting = Recovery.rows.waiting(at=at).filter(person__is_active=True)
    mine = Q(person=person)
    if person.standing_in is None:
        mine |= decided_by(person, at=at) & ~(Q(asked_by=person) | Q(asked_for=person))
    return waiting.filter(mine).select_related("person", "asked_by", "asked_for").order_by("asked_at", "pk")
