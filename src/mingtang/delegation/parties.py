"""下达的两方：which units a commitment may be handed to, and who takes it over there."""

from collections.abc import Iterable
from datetime import date

from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Post, Unit

_TAKE = (PostKind.DISCLOSURE_CLERK.value, PostKind.OFFICE_OFFICER.value)


def takes(posts: Iterable[Post], unit: Unit) -> bool:
    """Whether one of these posts takes over what a unit is handed.

    An organ's 政务公开专员 for the organ; for a district, a village or an office its own clerk or officer, and those
    of the district above. What an organ hands to its own units is never taken over by the organ itself.
    """
    for post in posts:
        if unit.is_organ:
            taken = post.kind == PostKind.DISCLOSURE_CLERK.value and post.unit_id == unit.pk
        else:
            taken = post.kind in _TAKE and not post.unit.is_organ and post.unit.contains(unit)
        if taken:
            return True
    return False


def may_take(person: Person, unit: Unit, *, on: date) -> bool:
    """可以接收：whether the person takes over what the unit is handed."""
    return takes(person.posts_on(on), unit)


def who_takes(unit: Unit) -> str:
    """由谁接收，in words."""
    if unit.is_organ:
        return f"{unit.name}的政务公开专员"
    return f"{unit.name}（或者它所在管理区）的承办人、专员"
