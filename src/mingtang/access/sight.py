"""第二因素：who must have bound a phone, and whose password is not one person's to set."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q

from mingtang.access.models import Device, SignIn
from mingtang.law import second_factor
from mingtang.law.second_factor import is_needed, reasons_against_resetting_alone
from mingtang.law.units import PostKind
from mingtang.organs.models import Deputy, Person, Post
from mingtang.organs.sight import day_of


def has_device(person: Person) -> bool:
    """是否绑定了手机。"""
    return Device.rows.in_force().filter(person=person).exists()


def kinds_held(person: Person, *, at: datetime) -> frozenset[str]:
    """Kinds of post held or stood in for, now or from a later day: none of it is taken by a password either."""
    held = Post.rows.filter(Q(until_on=None) | Q(until_on__gte=day_of(at)), person=person)
    stood_in = Deputy.rows.not_over(on=day_of(at)).filter(person=person)
    return frozenset(held.values_list("kind", flat=True)) | frozenset(stood_in.values_list("post__kind", flat=True))


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


def reasons_against_standing_in(person: Person, *, kind: PostKind) -> tuple[str, ...]:
    """不能开始代岗的理由。"""
    if not settings.MINGTANG_SECOND_FACTOR or not is_needed([kind.value]):
        return ()
    return second_factor.reasons_against_standing_in(kind, has_device=has_device(person))


def takes_two(person: Person, *, at: datetime) -> bool:
    """要两个人找回：a phone is bound, or the password is not one person's to set."""
    return has_device(person) or bool(reasons_against_password_alone(person, at=at))
