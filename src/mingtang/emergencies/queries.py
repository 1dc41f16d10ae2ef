"""应急发布的查询：what was let go before a stage was done."""

from datetime import datetime

from django.db import models

from mingtang.editorial.models import Revision
from mingtang.emergencies.models import Emergency
from mingtang.emergencies.reasons import against_clearing
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer


def debts(viewer: Viewer, *, at: datetime) -> models.QuerySet[Emergency]:
    """应急发布的欠账：published without a stage that nobody has made up for, the oldest first."""
    return (
        Emergency.rows.filter(revision__in=Revision.seen_by(viewer, at=at), cleared_at=None)
        .filter(revision__published__isnull=False)
        .select_related("revision__edition__document__unit__organ", "revision__published", "by", "stands_for")
        .prefetch_related("revision__approvals", "revision__edition__revisions")
        .order_by("at")
    )


def debts_of(person: Person, *, at: datetime) -> list[tuple[Emergency, bool]]:
    """欠账，each with whether this person may make up for it."""
    return [(debt, not against_clearing(debt.revision, debt, by=person, at=at)) for debt in debts(person, at=at)]
