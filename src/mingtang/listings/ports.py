"""发布目录的端口：whether a document still holds is known by the rooms that keep its later life."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from mingtang import ports
from mingtang.editorial.models import Document
from mingtang.law.metadata import Validity


class Standing(Protocol):
    """有效性的来源：knows what became of a document after it was published."""

    def validity(self, document: Document, *, on: date) -> Validity | None:
        """What its label says on the day; ``None`` when the room keeps nothing of it."""
        ...

    def bound_to(self, document: Document) -> Iterable[Document]:
        """What bears the label of this document: changed when it is changed."""
        ...


def validity_of(document: Document, *, on: date) -> Validity | None:
    """有效性，as the first room tells it that knows; ``None``: what the text itself says holds."""
    told = (room.validity(document, on=on) for room in ports.answering("listings.Standing"))
    return next((found for found in told if found is not None), None)


def bound_to(document: Document) -> list[Document]:
    """带着它的标签的，of every room."""
    return [other for room in ports.answering("listings.Standing") for other in room.bound_to(document)]
