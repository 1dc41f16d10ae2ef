"""佐证的端口：what other rooms bring as evidence, without this one knowing them."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from mingtang import ports
from mingtang.organs.models import Unit


class Found(Protocol):
    """带入的佐证：enough to show it and to find it again; no foreign key upward."""

    id: str
    address: str
    title: str
    on: date


class EvidenceSource(Protocol):
    """佐证来源：a room whose records can show that a commitment moves (released documents, fresh catalogue items)."""

    key: str
    label: str
    help: str
    """What the matching words are held against, for the form."""

    def find(self, unit: Unit, words: str, *, since: date, until: date) -> Iterable[Found]:
        """Records of the organ that match the words, of the days from ``since`` to ``until``, both included."""


def sources() -> dict[str, EvidenceSource]:
    """The sources that the settings name, by key."""
    return {source.key: source for source in ports.answering("evidence.EvidenceSource")}
