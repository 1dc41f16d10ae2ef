"""人员页面的查询：who may be chosen, who holds what, and what was handed over to whom."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from mingtang.law.units import UnitKind
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import Viewer, day_of, managed_by, people_seen_by, scope_of
from mingtang.staff.models import HandOver


def posts_arranged_by(viewer: Viewer, *, at: datetime) -> QuerySet[Post]:
    """可以安排代岗的岗位：one's own, and those of the units that one administers; of nobody who has left."""
    if not isinstance(viewer, Person) or viewer.standing_in is not None:
        return Post.rows.none()
    mine = Q(person=viewer.pk) | managed_by(viewer, at=at, lookup="unit__")
    held = Q(until_on=None) | Q(until_on__gte=day_of(at))
    return Post.rows.filter(mine, held, person__is_active=True).select_related("unit", "person").order_by("unit__path")


def post_to_arrange(pk: int | None, viewer: Person, *, at: datetime) -> Post | None:
    """The post that was asked for, or else one's own."""
    posts = posts_arranged_by(viewer, at=at)
    return posts.filter(pk=pk).first() if pk is not None else posts.filter(person=viewer.pk).first()


def colleagues(viewer: Viewer, *, at: datetime) -> QuerySet[Person]:
    """可以选的人：who works in the organs in sight, in those that one administers, and in one's own."""
    seen = scope_of(viewer, at=at).units("unit__") | managed_by(viewer, at=at, lookup="unit__")
    if isinstance(viewer, Person):
        seen |= Q(unit__organ=viewer.unit.organ_id)
    return Person.rows.filter(seen, is_active=True).select_related("unit").order_by("unit__path", "pk")


def organs_seen(viewer: Viewer, *, at: datetime) -> list[Unit]:
    """能看岗位说明的机关：one's own, those in sight, and those that one administers."""
    seen = scope_of(viewer, at=at).whole_organs() | managed_by(viewer, at=at)
    if isinstance(viewer, Person):
        seen |= Q(pk=viewer.unit.organ_id)
    return list(Unit.rows.filter(seen, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=day_of(at)).order_by("path"))


def holders(organ: Unit, *, on: date) -> list[Post]:
    """在岗的人：every post of the organ held on the day."""
    held = Post.rows.on(on).filter(unit__organ=organ, person__is_active=True)
    return list(held.select_related("unit", "person", "usual_deputy").order_by("unit__path", "pk"))


def hand_overs_to(person: Person) -> QuerySet[HandOver]:
    """交接给我、还没看过的。"""
    return HandOver.rows.filter(successor=person.pk, seen_at=None).select_related("person").order_by("at")


def hand_over(pk: int, viewer: Viewer, *, at: datetime) -> HandOver | None:
    """一次交接：for both of its people and for whoever sees the one who handed over."""
    seen = Q(person__in=people_seen_by(viewer, at=at))
    if isinstance(viewer, Person):
        seen |= Q(successor=viewer.pk)
    return HandOver.rows.filter(seen, pk=pk).select_related("person", "successor", "made_by").first()


def has_handed_over(person: Person) -> bool:
    """是否办过交接：then somebody answers for whatever comes back later, too."""
    return HandOver.rows.filter(person=person.pk).exists()


def whose_work(person: Person) -> frozenset[int]:
    """这个人接着办谁的事：in whose name one acts, and everybody who handed over to them, one after the other."""
    came: dict[int, set[int]] = {}
    for giver, taker in HandOver.rows.order_by("pk").values_list("person", "successor"):
        came.setdefault(taker, set()).add(giver)
    found: set[int] = set()
    ahead = {person.in_whose_name.pk}
    while ahead:
        found |= ahead
        ahead = {giver for taker in ahead for giver in came.get(taker, ())} - found
    return frozenset(found)


def organs_administered(viewer: Viewer, *, at: datetime) -> QuerySet[Unit]:
    """管理的机关：those whose people the viewer may enter."""
    organs = Unit.rows.filter(managed_by(viewer, at=at), kind=UnitKind.ADMINISTRATIVE_ORGAN.value)
    return organs.open(on=day_of(at)).select_related("organ__parent").order_by("path")
