"""案件页上的送出：the letters that ended the case, and whether they went out (port handling.CasePart)."""

from datetime import datetime

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.caseletters.queries.letters import letters_of
from mingtang.handling.ports import Part
from mingtang.organs.sight import Viewer

ORDER = 61


class Endings:
    """终止办理的告知书（端口 handling.CasePart）。"""

    def part(self, application: Application, viewer: Viewer, *, at: datetime) -> Part | None:
        """Each of them with how it went out; nothing where there is none."""
        letters = [letter for letter in letters_of(application) if letter.letter_kind.ends and letter.event]
        if not letters:
            return None
        context = {
            "letters": [(letter, getattr(letter.event, "service", None)) for letter in letters],
            "reads": sees_applicant(viewer, application.unit, at=at),
            "organ": application.unit.code,
            "year": application.year,
            "serial": application.serial,
        }
        return Part(ORDER, "终止办理告知书的送出", "sending/part.html", context)
