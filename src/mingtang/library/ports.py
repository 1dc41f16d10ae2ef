"""公开文库的端口：what rooms above show beside a document, and what else a unit has open to the public."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from mingtang import ports
from mingtang.listings.models import Listing
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class Beside:
    """文件旁边的一节：its heading, the template that shows it with ``context`` under the name ``part``.

    ``facts`` are what it is made from: a page whose facts are the same is not drawn again. The smaller ``order``
    stands first.
    """

    order: int
    title: str
    template: str
    facts: object
    context: Mapping[str, Any] = field(default_factory=dict)


class BesideDocument(Protocol):
    """文件旁边的房间：has something to say of a public document, or nothing. Public facts alone."""

    def beside(self, listing: Listing, *, on: date) -> Beside | None:
        """What is shown under the text; ``None`` when there is nothing."""
        ...


@dataclass(frozen=True)
class Door:
    """门：one more entry on the page of what a unit discloses."""

    name: str
    text: str
    url: str


class Shelf(Protocol):
    """公开的房间：says where a unit's pages of its own ``name`` stand, when it has any. Public facts alone."""

    name: str

    def door(self, unit: Unit, *, on: date) -> Door | None:
        """The entry; ``None`` when the unit has nothing there."""
        ...


def beside(listing: Listing, *, on: date) -> list[Beside]:
    """文件旁边的各节，in order."""
    found = (room.beside(listing, on=on) for room in ports.answering("library.BesideDocument"))
    return sorted((part for part in found if part is not None), key=lambda part: part.order)


def doors(unit: Unit, *, on: date) -> list[Door]:
    """一个单位另外的门，in the order of the settings."""
    found = (room.door(unit, on=on) for room in ports.answering("library.Shelf"))
    return [door for door in found if door is not None]
