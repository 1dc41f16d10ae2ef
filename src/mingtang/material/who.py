"""谁看得到、谁能写：those who handle the cases of an organ, and the officers of its offices, districts and villages."""

from datetime import datetime

from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import Viewer, day_of

_HANDLE = {PostKind.DISCLOSURE_CLERK.value, PostKind.REVIEWER.value, PostKind.LEADER.value}


def posts_held(viewer: Viewer, *, at: datetime) -> list[Post]:
    """在任的岗位，of somebody who still works here; of anybody else none."""
    return viewer.posts_on(day_of(at)) if isinstance(viewer, Person) and viewer.is_active else []


def organs_handled(viewer: Viewer, *, at: datetime) -> list[int]:
    """办理的机关：in which the viewer is clerk, reviewer or leader; the same people who may know the applicant."""
    return [post.unit_id for post in posts_held(viewer, at=at) if post.unit.is_organ and post.kind in _HANDLE]


def offices_held(viewer: Viewer, *, at: datetime) -> list[Unit]:
    """承办的单位：whose officer the viewer is; what lies in a district belongs to it, in an organ it does not."""
    kind = PostKind.OFFICE_OFFICER.value
    return [post.unit for post in posts_held(viewer, at=at) if post.kind == kind and not post.unit.is_organ]


def holds_office(person: Person, unit: Unit, *, at: datetime) -> bool:
    """是否本单位的承办人。"""
    return any(office.contains(unit) for office in offices_held(person, at=at))
