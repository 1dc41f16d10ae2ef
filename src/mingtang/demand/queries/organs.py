"""看哪个机关的：whose numbers a viewer may see, and whether as one of those who handle its applications."""

from datetime import datetime

from mingtang.applications.queries.handlers import is_inspector, organ_handled, sees_applicant
from mingtang.applications.queries.lookup import organs_taking
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of


def organs_counted(viewer: Viewer, *, at: datetime) -> list[Unit]:
    """能看到数字的机关：one's own for the clerk, the reviewers and the leader, those beneath for an inspector."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return []
    on = day_of(at)
    if not is_inspector(viewer, at=at) and organ_handled(viewer, at=at) is None:
        return []
    return [
        organ
        for organ in organs_taking(on=on)
        if sees_applicant(viewer, organ, at=at) or viewer.holds(PostKind.INSPECTOR, at_unit=organ, on=on)
    ]
