"""案件页上的文书：what was made final, and what may be written (port handling.CasePart)."""

from collections.abc import Sequence
from datetime import datetime

from mingtang.applications.clock import events_of, latest
from mingtang.applications.models import Application, Event
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.papers import RETURN
from mingtang.caseletters.queries.facts import event_among
from mingtang.caseletters.queries.letters import letters_of, may_write
from mingtang.handling.ports import Part
from mingtang.law.case_letters import LetterKind, letter_kinds
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
        events = latest(events_of(application))
        kinds = _kinds(events)
        context = {
            "letters": letters,
            "reads": reads,
            "kinds": kinds if writes and reads else [],
            "called_for": _called_for(kinds, events, letters),
            "organ": application.unit.code,
            "year": application.year,
            "serial": application.serial,
        }
        return Part(ORDER, "文书", "caseletters/part.html", context)


def _kinds(events: Sequence[Event]) -> list[LetterKind]:
    """What can be written by hand now: those that stand alone, and those whose act was done.

    A reply is drafted in its own place, the receipt of service goes with a letter.
    """
    by_hand = [kind for kind in letter_kinds() if kind.id != RETURN and (kind.ends or not kind.is_reply)]
    return [kind for kind in by_hand if kind.alone or event_among(events, kind) is not None]


def _called_for(kinds: list[LetterKind], events: Sequence[Event], letters: list[CaseLetter]) -> list[LetterKind]:
    """现在要发的：the act was done, its letter is not there yet."""
    done = {(letter.kind, letter.event_id) for letter in letters}
    told = [(kind, event_among(events, kind)) for kind in kinds if kind.id in _FOLLOWS]
    return [kind for kind, event in told if event is not None and (kind.id, event.pk) not in done]


_FOLLOWS = frozenset({"correction", "extension", "fee-notice", "delay", "reply-correction-lapsed", "reply-fee-lapsed"})
"""一定要发给申请人的。"""
