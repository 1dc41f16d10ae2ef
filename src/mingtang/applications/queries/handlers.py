"""谁办申请：who may see the applicant, and who may do what."""

from datetime import datetime

from mingtang.law.units import PostKind, may_receive_applications
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import Viewer, day_of

KNOWERS = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER)


def is_clerk(person: Person, organ: Unit, *, at: datetime) -> bool:
    """是否本机关的政务公开专员。"""
    return person.holds(PostKind.DISCLOSURE_CLERK, at_unit=organ, on=day_of(at))


def is_leader(person: Person, organ: Unit, *, at: datetime) -> bool:
    """是否本机关的分管领导。"""
    return person.holds(PostKind.LEADER, at_unit=organ, on=day_of(at))


def is_reviewer(person: Person, organ: Unit, *, at: datetime) -> bool:
    """是否本机关的审核人。"""
    return person.holds(PostKind.REVIEWER, at_unit=organ, on=day_of(at))


def sees_applicant(viewer: Viewer, organ: Unit, *, at: datetime) -> bool:
    """能否看到申请人是谁：the clerk, the reviewers and the leader of the organ itself, and nobody else.

    Law: 个人信息保护法 第六条（限于实现处理目的的最小范围）.
    """
    if not isinstance(viewer, Person) or not viewer.is_active:
        return False
    return any(viewer.holds(kind, at_unit=organ, on=day_of(at)) for kind in KNOWERS)


def organ_of_clerk(viewer: Viewer, *, at: datetime) -> Unit | None:
    """The organ for which the viewer is the clerk."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return None
    kind = PostKind.DISCLOSURE_CLERK.value
    held = (post.unit for post in viewer.posts_on(day_of(at)) if post.kind == kind)
    return next((unit for unit in held if may_receive_applications(unit.unit_kind)), None)


def organ_handled(viewer: Viewer, *, at: datetime) -> Unit | None:
    """The organ whose applications the viewer handles as clerk, reviewer or leader."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return None
    held = (post.unit for post in viewer.posts_on(day_of(at)))
    found = (unit for unit in held if may_receive_applications(unit.unit_kind))
    return next((unit for unit in found if sees_applicant(viewer, unit, at=at)), None)


def is_inspector(viewer: Viewer, *, at: datetime) -> bool:
    """是否督查：sees the numbers of the organs beneath, and no applicant."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return False
    return PostKind.INSPECTOR.value in viewer.post_kinds(day_of(at))


def clerks_of(organ: Unit, *, at: datetime) -> list[Person]:
    """本机关的政务公开专员，who are told of its cases."""
    kind = PostKind.DISCLOSURE_CLERK.value
    return list(Person.rows.filter(is_active=True, posts__in=Post.rows.on(day_of(at)).filter(kind=kind, unit=organ)))
