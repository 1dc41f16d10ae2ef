"""第二因素：who must have bound a phone, and whose password is not one person's to set."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q

from mingtang.access.models import Device, SignIn
from mingtang.law.second_factor import is_needed, reasons_against_resetting_alone
from mingtang.organs.models import Person, Post
from mingtang.organs.sight import day_of


def has_device(person: Person) -> bool:
    """是否绑定了手机。"""
    return Device.rows.in_force().filter(person=person).exists()


def kinds_held(person: Person, *, at: datetime) -> frozenset[str]:
    """Kinds of post held now or from a later day: what is about to be held is not taken by a password either."""
    held = Post.rows.filter(Q(until_on=None) | Q(until_on__gte=day_of(at)), person=person)
    return frozenset(held.values_list("kind", flat=True))


def must_enrol(person: Person, *, at: datetime) -> bool:
    """先绑定手机：a post that signs, no phone bound, and the installation asks for it."""
    if not settings.MINGTANG_SECOND_FACTOR or not is_needed(person.post_kinds(day_of(at))):
        return False
    return not has_device(person)


def reasons_against_password_alone(person: Person, *, at: datetime) -> tuple[str, ...]:
    """不能由一人重设密码的理由。"""
    if not settings.MINGTANG_SECOND_FACTOR:
        return ()
    return reasons_against_resetting_alone(
        person.name,
        kinds=kinds_held(person, at=at),
        has_device=has_device(person),
        has_been_in=SignIn.rows.filter(person=person).exists(),
    )


def takes_two(person: Person, *, at: datetime) -> bool:
    """要两个人找回：a phone is bound, or the password is not one person's to set."""
    return has_device(person) or bool(reasons_against_password_alone(person, at=at))
