"""发送的端口：what is due for a person, asked of the rooms that know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mingtang import ports
from mingtang.organs.models import Person


@dataclass(frozen=True, slots=True)
class DueDay:
    """一个到期日：of one piece of a person's work. ``sequence`` only grows, with every change of what it rests on."""

    subject: str
    title: str
    due_on: date
    path: str
    changed_at: datetime
    sequence: int = 0


class DueDays(Protocol):
    """到期日：a room that knows what a person has to do by when."""

    def of_person(self, person: Person, *, on: date, at: datetime) -> Iterable[DueDay]:
        """The open work of the person that is due by a day, late or to come."""
        ...


def due_days(person: Person, *, on: date, at: datetime) -> list[DueDay]:
    """What is due for the person, from every room that the settings name, the nearest day first."""
    found = [day for room in ports.answering("outbox.DueDays") for day in room.of_person(person, on=on, at=at)]
    return sorted(found, key=lambda day: (day.due_on, day.subject))
