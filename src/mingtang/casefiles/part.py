"""案件页上的案卷（端口 handling.CasePart）。"""

from datetime import datetime

from django.urls import reverse

from mingtang.applications.models import Application
from mingtang.casefiles.actions.archiving import reasons_against_archiving
from mingtang.casefiles.queries.desk import newest
from mingtang.handling.ports import Part
from mingtang.law.foi import FoiAct, acts_in
from mingtang.organs.sight import Viewer

ORDER = 90


class CasefilePart:
    """案卷：how the case is archived, or what keeps it from being."""

    def part(self, application: Application, viewer: Viewer, *, at: datetime) -> Part | None:
        """The file of the case; nothing while the case is handled and was never archived."""
        package = newest(application)
        may_come = FoiAct.ARCHIVE in acts_in(application.stands)
        if package is None and not may_come:
            return None
        url = reverse("casefiles:casefile", args=[application.unit.code, application.year, application.serial])
        against = reasons_against_archiving(application, by=viewer, at=at) if may_come else []
        context = {"package": package, "url": url, "may_come": may_come, "against": against}
        return Part(ORDER, "案卷", "casefiles/part.html", context)
