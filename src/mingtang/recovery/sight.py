"""找回的视野：who administers an account, who leads the organ, and which recoveries somebody sees."""

from datetime import datetime

from django.db.models import Q, QuerySet

from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of, managed_by
from mingtang.recovery.models import Recovery


def leads(person: Person, unit: Unit, *, at: datetime) -> bool:
    """是否本机关的分管领导。"""
    return person.holds(PostKind.LEADER, at_unit=unit, on=day_of(at))


def manages(viewer: Viewer, person: Person, *, at: datetime) -> bool:
    """Whether the viewer administers the unit where the person works."""
    return Unit.rows.filter(managed_by(viewer, at=at), pk=person.unit_id).exists()


def decided_by(viewer: Person, *, at: datetime) -> Q:
    """A condition on recoveries that the viewer may confirm by post: as an administrator, or as the organ's leader."""
    led = [post.unit_id for post in viewer.posts_on(day_of(at)) if post.kind == PostKind.LEADER.value]
    managed = Unit.rows.filter(managed_by(viewer, at=at))
    return Q(person__unit__in=managed) | Q(person__unit__organ__in=led)


def recoveries_seen_by(viewer: Viewer, *, at: datetime) -> QuerySet[Recovery]:
    """找回：of oneself, those one asked for, and those one may decide by post."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return Recovery.rows.none()
    return Recovery.rows.filter(Q(person=viewer) | Q(asked_by=viewer) | Q(asked_for=viewer) | decided_by(viewer, at=at))
