"""专题的端口：what rooms above keep of a crisis, for the page of the crisis on the desk."""

from dataclasses import dataclass
from typing import Protocol

from mingtang import ports
from mingtang.crises.models import Crisis


@dataclass(frozen=True)
class DeskLink:
    """工作台上的去处。"""

    label: str
    url: str


class BesideCrisis(Protocol):
    """专题旁边的房间：says where on the desk its own pages of a crisis are."""

    def link(self, crisis: Crisis) -> DeskLink:
        """The way there, for whoever sees the crisis on the desk."""
        ...


def links_of(crisis: Crisis) -> list[DeskLink]:
    """专题旁边的去处，in the order of the settings."""
    return [room.link(crisis) for room in ports.answering("crises.BesideCrisis")]
