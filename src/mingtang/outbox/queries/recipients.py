"""收件人的查询：who is told of what concerns a unit, and who stands in for them; whoever has left is not among them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from mingtang.law.units import PostKind
from mingtang.organs.models import Deputy, Person, Post, Unit

JUDGES = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER)


def holders(unit: Unit, *kinds: PostKind, on: date) -> list[Person]:
    """在任：the people who hold one of these posts at the unit itself on the day, each once, and their deputies."""
    names = [kind.value for kind in kinds]
    return people_of(post for post in posts_on(on).filter(unit=unit, kind__in=names))


def posts_on(on: date) -> QuerySet[Post]:
    """Posts of people in office, with the person, the unit, and who stands in on the day (``standing``)."""
    deputies = Deputy.rows.standing(on=on).filter(person__is_active=True).select_related("person").order_by("pk")
    posts = Post.rows.on(on).filter(person__is_active=True).select_related("person", "unit").order_by("pk")
    return posts.prefetch_related(Prefetch("deputies", deputies, to_attr="standing"))


def people_of(posts: Iterable[Post]) -> list[Person]:
    """Each holder of these posts once, in order, followed by whoever stands in: work does not wait for leave."""
    people: dict[int, Person] = {}
    for post in posts:
        people.setdefault(post.person_id, post.person)
        people |= {deputy.person_id: deputy.person for deputy in post.standing}
    return list(people.values())


def officers_of(unit: Unit, *, on: date) -> list[Person]:
    """承办人：of the unit itself; where it has none, of the district around it."""
    officers = posts_on(on).filter(kind=PostKind.OFFICE_OFFICER.value)
    return officers_among(unit, officers.filter(unit__organ_id=unit.organ_id))


def officers_among(unit: Unit, posts: Iterable[Post]) -> list[Person]:
    """The same from posts read before: the nearest unit with officers, but never the organ around an office."""
    around = [post for post in posts if post.unit_id == unit.pk or _is_around(post.unit, unit)]
    nearest = max((post.unit.path for post in around), key=len, default="")
    return people_of(post for post in around if post.unit.path == nearest)


def _is_around(district: Unit, unit: Unit) -> bool:
    return district.contains(unit) and not district.is_organ
