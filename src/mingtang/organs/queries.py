"""人员与单位的查询。"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet

from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Deputy, Person, Post, Unit
from mingtang.organs.sight import Viewer, day_of, managed_by, people_seen_by, tree_seen_by

_WITH_NAMES = ("person", "post__unit__organ__parent", "post__person")


def people(viewer: Viewer, *, at: datetime, words: str = "", with_left: bool = False) -> QuerySet[Person]:
    """人员名单：people in sight with their posts of the day (``held``), by unit."""
    found = people_seen_by(viewer, at=at).select_related("unit")
    if not with_left:
        found = found.filter(is_active=True)
    if words:
        found = found.filter(Q(name__contains=words) | Q(username__contains=words) | Q(unit__name__contains=words))
    held = Post.rows.on(day_of(at)).select_related("unit")
    return found.prefetch_related(Prefetch("posts", held, to_attr="held")).order_by("unit__path", "id")


def person(username: str, viewer: Viewer, *, at: datetime) -> Person | None:
    """One person in sight, by account name."""
    return people_seen_by(viewer, at=at).select_related("unit__organ__parent").filter(username=username).first()


def posts_of(person: Person, *, on: date) -> tuple[list[Post], list[Post]]:
    """任职：the posts held now or later, and those that have ended; whoever has left holds none."""
    posts = list(
        Post.rows.filter(person=person)
        .select_related("unit__organ__parent", "usual_deputy")
        .order_by("-since_on", "-id")
    )
    ended = [post for post in posts if not person.is_active or (post.until_on is not None and post.until_on < on)]
    return [post for post in posts if post not in ended], ended


def post(pk: int, viewer: Viewer, *, at: datetime) -> Post | None:
    """One post of a person in sight."""
    return Post.rows.filter(pk=pk, person__in=people_seen_by(viewer, at=at)).select_related("person").first()


def unit_tree(viewer: Viewer, *, at: datetime, with_closed: bool = False) -> list[Unit]:
    """单位树：units in sight in the order of the tree, each with the ``indent`` that shows how deep it lies."""
    units = tree_seen_by(viewer, at=at).select_related("parent")
    found = list(units if with_closed else units.open(on=day_of(at)))
    places = {unit.path: (unit.position, unit.code) for unit in found}
    highest = min((unit.path.count("/") for unit in found), default=0)
    for unit in found:
        unit.indent = "　" * (unit.path.count("/") - highest)
    return sorted(found, key=lambda unit: [places[above] for above in paths_to(unit.path) if above in places])


def paths_to(path: str) -> list[str]:
    """The paths from the root down to this one: /a/b/ gives /a/ and /a/b/."""
    codes = path.strip("/").split("/")
    return [f"/{'/'.join(codes[: depth + 1])}/" for depth in range(len(codes))]


def unit(code: str, viewer: Viewer, *, at: datetime) -> Unit | None:
    """One unit in sight, by its code."""
    return tree_seen_by(viewer, at=at).select_related("parent", "organ__parent").filter(code=code).first()


def units_managed_by(viewer: Viewer, *, at: datetime) -> QuerySet[Unit]:
    """Units that exist and that the viewer administers."""
    return Unit.rows.filter(managed_by(viewer, at=at)).open(on=day_of(at)).order_by("path")


def posts_at(unit: Unit, *, on: date) -> QuerySet[Post]:
    """在任：who holds which post at the unit on the day."""
    return Post.rows.on(on).filter(unit=unit, person__is_active=True).select_related("person")


def organ_codes() -> list[str]:
    """机关代码：of every organ that there is or was; each has a chain in the trail from its first day."""
    return list(Unit.rows.filter(kind=UnitKind.ADMINISTRATIVE_ORGAN.value).values_list("code", flat=True))


def others_hold(kind: PostKind, *, at_unit: Unit | int, besides: Person, on: date) -> bool:
    """别人也任这个岗：somebody else holds the post on the day and goes on, or begins the day after."""
    held = Post.rows.filter(kind=kind.value, unit=at_unit, since_on__lte=on + timedelta(days=1))
    goes_on = Q(until_on=None) | Q(until_on__gt=on)
    return held.filter(goes_on, person__is_active=True).exclude(person=besides).exists()


def deputies(viewer: Viewer, *, at: datetime) -> QuerySet[Deputy]:
    """代岗安排：of people in sight and of oneself, those that last longest first."""
    seen = Q(post__person__in=people_seen_by(viewer, at=at))
    if isinstance(viewer, Person):
        seen |= Q(person=viewer.pk)
    return Deputy.rows.filter(seen).select_related(*_WITH_NAMES).order_by("-until_on", "-since_on", "-pk")


def deputy(pk: int, viewer: Viewer, *, at: datetime) -> Deputy | None:
    """One arrangement in sight."""
    return deputies(viewer, at=at).filter(pk=pk).first()


def own_deputy(pk: int, person: Person) -> Deputy | None:
    """An arrangement made for this person to stand in."""
    return Deputy.rows.filter(pk=pk, person=person.pk).select_related(*_WITH_NAMES).first()


def to_stand_in(person: Person, *, on: date) -> list[Deputy]:
    """今天可以代：the arrangements for this person that are in force on the day."""
    found = Deputy.rows.standing(on=on).filter(person=person.pk).select_related(*_WITH_NAMES).order_by("until_on", "pk")
    return [deputy for deputy in found if deputy.in_force(on=on)]


def represented_by(person: Person, *, on: date) -> list[Deputy]:
    """谁在代我：the arrangements for this person's own posts that are in force on the day."""
    found = Deputy.rows.standing(on=on).filter(post__person=person.pk).select_related(*_WITH_NAMES)
    return [deputy for deputy in found.order_by("until_on", "pk") if deputy.in_force(on=on)]


def of_person(person: Person, *, on: date) -> QuerySet[Deputy]:
    """这个人的代岗：arrangements that run or are to come, in which the person is represented or stands in."""
    found = Deputy.rows.not_over(on=on).filter(Q(post__person=person.pk) | Q(person=person.pk))
    return found.select_related(*_WITH_NAMES).order_by("since_on", "pk")


def deputies_today(posts: Iterable[Post], *, on: date) -> dict[int, Deputy]:
    """今天谁代：post → the arrangement in force."""
    found = Deputy.rows.standing(on=on).filter(post__in=[post.pk for post in posts]).select_related(*_WITH_NAMES)
    return {deputy.post_id: deputy for deputy in found if deputy.in_force(on=on)}


def stood_in_by(person: Person, *, on: date) -> list[Deputy]:
    """代别人的岗：arrangements of this person that run or are to come."""
    return list(of_person(person, on=on).filter(person=person.pk))


def usually_for(person: Person, *, on: date) -> list[Post]:
    """谁的常设 B 岗：posts that are held or to come."""
    found = Post.rows.filter(Q(until_on=None) | Q(until_on__gte=on), usual_deputy=person.pk, person__is_active=True)
    return list(found.select_related("unit__organ__parent", "person").order_by("pk"))
