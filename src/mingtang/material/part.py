"""案件页上的材料：what offices were asked for the case, and the way to ask one."""

from datetime import datetime

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.handling.ports import Part
from mingtang.material.actions.asking import reasons_against_asking
from mingtang.material.queries.requests import of_case, told
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer, day_of

ORDER = 40


class MaterialOfCase:
    """案件页的材料（端口 handling.CasePart）：for those who handle the case, and offices that were asked."""

    def part(self, application: Application, viewer: Viewer, *, at: datetime) -> Part | None:
        """The requests of the case in sight."""
        rows = told(list(of_case(application, viewer, at=at)), on=day_of(at))
        handles = isinstance(viewer, Person) and sees_applicant(viewer, application.unit, at=at)
        if not rows and not handles:
            return None
        reasons = reasons_against_asking(application, by=viewer, at=at) if handles else []
        context = {"case": application, "rows": rows, "handles": handles, "reasons": reasons}
        return Part(ORDER, "请科室提供材料", "material/part.html", context)
