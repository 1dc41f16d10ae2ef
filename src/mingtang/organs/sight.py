"""视野：'may this person see this, here, now', answered in one place for every outlet.

A post on an organ, or in one of its offices, sees the organ's records; a post in a district or a village sees
what that district or village takes part in; an inspector sees every organ beneath. Nobody else sees anything
that is not public.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person, Post, Unit

_OF_THE_ORGAN = {UnitKind.ADMINISTRATIVE_ORGAN, UnitKind.INTERNAL_OFFICE, UnitKind.DISPATCHED_OFFICE}

Viewer = Person | AnonymousUser


@dataclass(frozen=True)
class Scope:
    """视野范围：organs whose records are seen whole, and parts of the tree seen for themselves (path prefixes)."""

    organs: frozenset[int]
    beneath: tuple[str, ...]
    parts: tuple[str, ...]

    def units(self, lookup: str = "") -> Q:
        """A condition on units in sight; ``lookup`` leads to the unit, e.g. ``"owner__"``."""
        seen = Q(**{f"{lookup}organ_id__in": self.organs})
        for prefix in (*self.beneath, *self.parts):
            seen |= Q(**{f"{lookup}path__startswith": prefix})
        return seen

    def whole_organs(self, lookup: str = "") -> Q:
        """A condition on organs whose records are seen whole; ``lookup`` leads to the organ."""
        seen = Q(**{f"{lookup}id__in": self.organs})
        for prefix in self.beneath:
            seen |= Q(**{f"{lookup}path__startswith": prefix})
        return seen

    def parts_of(self, lookup: str) -> Q:
        """A condition on units seen only for themselves (districts, villages)."""
        seen = Q(pk__in=[])
        for prefix in self.parts:
            seen |= Q(**{f"{lookup}path__startswith": prefix})
        return seen


NOTHING = Scope(frozenset(), (), ())


def day_of(at: datetime) -> date:
    """The civil day of an instant here."""
    return timezone.localtime(at).date()


def scope_of(viewer: Viewer, *, at: datetime) -> Scope:
    """The scope of a viewer at an instant; of a stranger or someone who has left: nothing."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return NOTHING
    organs: set[int] = set()
    beneath: list[str] = []
    parts: list[str] = []
    for post in viewer.posts_on(day_of(at)):
        if post.kind == PostKind.INSPECTOR.value:
            beneath.append(post.unit.path)
        elif post.unit.unit_kind in _OF_THE_ORGAN:
            organs.add(post.unit.organ_id)
        else:
            parts.append(post.unit.path)
    return Scope(frozenset(organs), tuple(beneath), tuple(parts))


def managed_by(viewer: Viewer, *, at: datetime, lookup: str = "") -> Q:
    """A condition on units whose people and posts the viewer administers: the organ and everything beneath it."""
    managed = Q(pk__in=[])
    if isinstance(viewer, Person) and viewer.is_active:
        for post in viewer.posts_on(day_of(at)):
            if post.kind == PostKind.ADMINISTRATOR.value:
                managed |= Q(**{f"{lookup}path__startswith": post.unit.path})
    return managed


def people_seen_by(viewer: Viewer, *, at: datetime) -> QuerySet[Person]:
    """Who works, holds a post or is to hold one in units in sight or administered, and oneself."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return Person.rows.none()
    near = scope_of(viewer, at=at).units("unit__") | managed_by(viewer, at=at, lookup="unit__")
    held = Post.rows.filter(Q(until_on=None) | Q(until_on__gte=day_of(at)), near)
    return Person.rows.filter(near | Q(pk__in=held.values("person")) | Q(pk=viewer.pk))


def tree_seen_by(viewer: Viewer, *, at: datetime) -> QuerySet[Unit]:
    """The units in sight and those one administers, in the order of the tree."""
    return Unit.rows.filter(scope_of(viewer, at=at).units() | managed_by(viewer, at=at)).order_by("path")
