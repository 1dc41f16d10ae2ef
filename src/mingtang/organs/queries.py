"""人员与单位的查询。"""

from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from mingtang.law.units import UnitKind
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import Viewer, day_of, managed_by, people_seen_by, tree_seen_by


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
    posts = list(Post.rows.filter(person=person).select_related("unit__organ__parent").order_by("-since_on", "-id"))
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
    return sorted(found, key=lambda unit: [places[above] for above in _above(unit.path) if above in places])


def _above(path: str) -> list[str]:
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
