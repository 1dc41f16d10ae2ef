"""案件页上的会商：conferences on the case, and the way to call one."""

from datetime import datetime

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.conferring.actions.conferences import reasons_against_conferring
from mingtang.conferring.queries.conferences import of_case
from mingtang.handling.ports import Part
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer

ORDER = 50


class ConferencesOfCase:
    """案件页的会商（端口 handling.CasePart）：for those who handle the case, and units that have a say."""

    def part(self, application: Application, viewer: Viewer, *, at: datetime) -> Part | None:
        """The conferences of the case in sight."""
        found = list(of_case(application, viewer, at=at))
        handles = isinstance(viewer, Person) and sees_applicant(viewer, application.unit, at=at)
        if not found and not handles:
            return None
        reasons = reasons_against_conferring(application.unit, application, by=viewer, at=at) if handles else []
        context = {"case": application, "found": found, "handles": handles, "reasons": reasons}
        return Part(ORDER, "会商", "conferring/part.html", context)
