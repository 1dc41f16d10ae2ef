"""检索的端口：what a reader may mean by name: sections, registers, topics, a row with its code; told by rooms above."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mingtang import ports
from mingtang.organs.models import Unit

MOST = 6


@dataclass(frozen=True)
class Way:
    """去处：what it is called, whose it is or in what it stands, and its address."""

    name: str
    of: str
    url: str


class Ways(Protocol):
    """有名称的去处：public facts alone."""

    def ways(self, words: Sequence[str], *, organ: Unit | None, on: date) -> Sequence[Way]:
        """What is called by one of the words, of one organ or of all."""
        ...


def ways_to(words: Sequence[str], *, organ: Unit | None, on: date) -> list[Way]:
    """去处，each address once, so many at most."""
    found = (way for room in ports.answering("search.Ways") for way in room.ways(words, organ=organ, on=on))
    return list({way.url: way for way in found}.values())[:MOST]
