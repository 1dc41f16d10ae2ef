"""案件页上的文书：what was made final, and what may be written (port handling.CasePart)."""

from datetime import datetime

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.papers import RETURN
from mingtang.caseletters.queries.letters import letters_of, may_write
from mingtang.handling.ports import Part
from mingtang.law.case_letters import LetterKind, letter_kinds
from mingtang.law.foi import FoiAct
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer

ORDER = 60


class CaseLetters:
    """文书（端口 handling.CasePart）。"""

    def part(self, application: Application, viewer: Viewer, *, at: datetime) -> Part | None:
        """The letters of the case; their names to all who see it, what they say to those who may read it."""
        letters = letters_of(application)
        writes = isinstance(viewer, Person) and may_write(viewer, application, at=at)
        reads = sees_applicant(viewer, application.unit, at=at)
        if not letters and not writes:
            return None
        context = {
            "letters": letters,
            "reads": reads,
            "kinds": _kinds() if writes and reads else [],
            "called_for": _called_for(application, letters),
            "organ": application.unit.code,
            "year": application.year,
            "serial": application.serial,
        }
        return Part(ORDER, "文书", "caseletters/part.html", context)


def _kinds() -> list[LetterKind]:
    """What is written by hand: a reply is drafted in its own place, the receipt of service goes with a letter."""
    return [kind for kind in letter_kinds() if not (kind.is_reply and FoiAct.SIGN in kind.acts) and kind.id != RETURN]


def _called_for(application: Application, letters: list[CaseLetter]) -> list[LetterKind]:
    """现在要发的：the act was done, its letter is not there yet."""
    acts = {event.act: event.pk for event in application.events.order_by("id")}
    done = {(letter.kind, letter.event_id) for letter in letters}
    found = []
    for kind in _kinds():
        last = max((acts[act.value] for act in kind.acts if act.value in acts), default=None)
        if last is not None and kind.id in _FOLLOWS and (kind.id, last) not in done:
            found.append(kind)
    return found


_FOLLOWS = frozenset({"correction", "extension", "fee-notice", "delay", "reply-correction-lapsed", "reply-fee-lapsed"})
"""一定要发给申请人的。"""
