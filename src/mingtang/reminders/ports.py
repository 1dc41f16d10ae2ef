"""提醒的端口：what is due, asked of the rooms that know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mingtang import ports
from mingtang.organs.models import Person, Unit


@dataclass(frozen=True)
class DueItem:
    """一件要到期的事：open, with the day it is due and the unit whose officers do it (none: nobody's yet).

    Where one person does it, that is the ``keeper``, where any of several may, they are the ``people``; they are
    told instead of the unit's officers.
    ``title`` names it by its number and the title of its paper: it goes into mail.
    """

    subject: str
    title: str
    due_on: date
    path: str
    owner: Unit | None
    keeper: Person | None = None
    people: tuple[Person, ...] = ()


class DueItems(Protocol):
    """要到期的事：of a room that knows what is due. What is done or withdrawn is not among them."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs that have any."""
        ...

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """The organ's open ones that have a day."""
        ...


def organs_with_items(*, on: date) -> list[int]:
    """The organs of every room that the settings name."""
    return sorted({pk for room in ports.answering("reminders.DueItems") for pk in room.organs(on=on)})


def due_items(organ: Unit, *, on: date, at: datetime) -> list[DueItem]:
    """What of the organ is due, from every room that the settings name."""
    return [item for room in ports.answering("reminders.DueItems") for item in room.of_organ(organ, on=on, at=at)]
