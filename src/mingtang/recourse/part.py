"""案件页上的复议诉讼（端口 handling.CasePart）。"""

from datetime import datetime

from django.urls import reverse

from mingtang.applications.models import Application
from mingtang.handling.ports import Part
from mingtang.organs.sight import Viewer, day_of
from mingtang.recourse.actions.registering import reasons_against_registering
from mingtang.recourse.queries.desk import of_case, told

ORDER = 80


class ProceedingsPart:
    """复议诉讼：what was brought against the acts of the case, and where another one is registered."""

    def part(self, application: Application, viewer: Viewer, *, at: datetime) -> Part | None:
        """The proceedings of the case; nothing before there is anything to bring one against."""
        found = of_case(application.pk, viewer, at=at)
        new = reverse("recourse:new", args=[application.unit.code, application.year, application.serial])
        against = reasons_against_registering(application, by=viewer, at=at)
        if not found and against:
            return None
        context = {"rows": told(found, on=day_of(at)) if found else [], "new": new, "against": against}
        return Part(ORDER, "复议诉讼", "recourse/part.html", context)
