"""公开网站的端口：what rooms above put at the head of a home page while it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mingtang import ports
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class News:
    """最新的一条：what was released last, and when."""

    title: str
    url: str
    at: datetime


@dataclass(frozen=True)
class UrgentDoor:
    """要紧的门：an event that goes on, whose it is, since when, and the newest that was released of it."""

    title: str
    url: str
    organ: str
    since_on: date
    newest: News | None


class Urgent(Protocol):
    """有要紧的事的房间：says what goes on for the people of an organ. Released facts alone, in one query."""

    def doors(self, organs: Sequence[Unit], *, on: date) -> Sequence[UrgentDoor]:
        """Those of the organs and of the organs above and beneath them, the newest event first; none once it ended."""
        ...


def urgent(organs: Sequence[Unit], *, on: date) -> list[UrgentDoor]:
    """要紧的门，in the order of the settings."""
    return [door for room in ports.answering("portal.Urgent") for door in room.doors(organs, on=on)] if organs else []
