"""看哪个机关的：whose numbers a viewer may see, and whether as one of those who handle its applications."""

from datetime import datetime

from mingtang.applications.queries.handlers import sees_applicant
from mingtang.applications.queries.lookup import organs_taking
from mingtang.law.units import PostKind, may_receive_applications
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of


def organs_counted(viewer: Viewer, *, at: datetime) -> list[Unit]:
    """能看到数字的机关：one's own for the clerk, the reviewers and the leader, those beneath for an inspector."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return []
    on = day_of(at)
    is_inspector = PostKind.INSPECTOR.value in viewer.post_kinds(on)
    if not is_inspector and organ_handled(viewer, at=at) is None:
        return []
    return [
        organ
        for organ in organs_taking(on=on)
        if sees_applicant(viewer, organ, at=at) or viewer.holds(PostKind.INSPECTOR, at_unit=organ, on=on)
    ]


def organ_handled(viewer: Viewer, *, at: datetime) -> Unit | None:
    """The organ whose applications the viewer handles as clerk, reviewer or leader."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return None
    held = (post.unit for post in viewer.posts_on(day_of(at)))
    found = (unit for unit in held if may_receive_applications(unit.unit_kind))
    return next((unit for unit in found if sees_applicant(viewer, unit, at=at)), None)
