"""目录调整的端口：what a version rests on, and what must be finished before it is handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from mingtang import ports
from mingtang.catalogue.models import Version


@dataclass(frozen=True)
class Basis:
    """调整的一处依据：what it is called, where it is looked at, and how much of it is still open."""

    title: str
    path: str
    open: int


class Bases(Protocol):
    """调整的依据：a room that keeps what a version was adjusted by."""

    def of(self, version: Version) -> Sequence[Basis]:
        """What the version rests on."""
        ...


def bases(version: Version) -> list[Basis]:
    """What the version rests on, as every room that the settings name tells it."""
    return [basis for room in ports.answering("adjustments.Bases") for basis in room.of(version)]
