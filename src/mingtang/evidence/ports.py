"""佐证的端口：what other rooms bring as evidence, without this one knowing them."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from mingtang import ports
from mingtang.evidence.models import Evidence
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


class Reference(Protocol):
    """引用的佐证：a room whose pieces rest on pieces elsewhere, that may cease to count there."""

    key: str

    def against(self, piece: Evidence) -> str:
        """Why what the piece rests on counts no more; empty while it does."""


def reasons_against_resting_on(piece: Evidence) -> list[str]:
    """所引用的佐证不再算数的理由。"""
    told = [room.against(piece) for room in ports.answering("evidence.Reference") if room.key == piece.kind]
    return [reason for reason in told if reason]


def sources() -> dict[str, EvidenceSource]:
    """The sources that the settings name, by key."""
    return {source.key: source for source in ports.answering("evidence.EvidenceSource")}
