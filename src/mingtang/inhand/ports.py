"""手上的事的端口：each room tells what of its own waits for a person, without knowing where it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mingtang import ports
from mingtang.organs.models import Person


@dataclass(frozen=True)
class InHand:
    """手上的一件事：a sentence, its day, words and tone of the time left, where it is done, and by which step."""

    sentence: str
    due_on: date | None
    words: str
    tone: str
    url: str
    step: str


class Waiting(Protocol):
    """有事等人办的房间。"""

    def rows(self, person: Person, *, at: datetime) -> Iterable[InHand]:
        """What waits for the person; always the same number of queries."""
        ...


def waiting_for(person: Person, *, at: datetime) -> list[InHand]:
    """等这个人办的事，of every room that the settings name."""
    return [row for room in ports.answering("inhand.Waiting") for row in room.rows(person, at=at)]
