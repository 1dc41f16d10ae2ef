"""发布目录的端口：whether a document holds and is right is known by the rooms that keep its later life."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

from mingtang import ports
from mingtang.editorial.models import Document, Published
from mingtang.law.metadata import Validity
from mingtang.listings.models import Listing


class Standing(Protocol):
    """有效性的来源：knows what became of a document after it was published."""

    def validity(self, document: Document, *, on: date) -> Validity | None:
        """What its label says on the day; ``None`` when the room keeps nothing of it."""
        ...

    def bound_to(self, document: Document) -> Iterable[Document]:
        """What bears the label of this document: changed when it is changed."""
        ...


class Found(NamedTuple):
    """检索到的一版：the record whose words are found, and since when it is the one that is read."""

    published: Published
    since_on: date


class Holding(Protocol):
    """当日有效的一版：knows which of the public versions of a document holds, where it need not be the newest."""

    def found(self, document: Document, *, on: date) -> Found | None:
        """The version that is looked for on the day; ``None`` for documents of which the newest is."""
        ...


def found_of(document: Document, *, on: date) -> Found | None:
    """检索到哪一版，as the first room tells it that knows; ``None``: what was published last."""
    told = (room.found(document, on=on) for room in ports.answering("listings.Holding"))
    return next((found for found in told if found is not None), None)


class Correcting(Protocol):
    """更正的来源：knows which public document says what is wrong in another one."""

    def correction(self, document: Document, *, on: date) -> Listing | None:
        """The newest correction of the document that was public by the day; none: nobody corrected it."""
        ...

    def corrected(self, document: Document) -> Document | None:
        """What the document corrects."""
        ...


def validity_of(document: Document, *, on: date) -> Validity | None:
    """有效性，as the first room tells it that knows; ``None``: what the text itself says holds."""
    told = (room.validity(document, on=on) for room in ports.answering("listings.Standing"))
    return next((found for found in told if found is not None), None)


def bound_to(document: Document) -> list[Document]:
    """带着它的标签的，of every room."""
    return [other for room in ports.answering("listings.Standing") for other in room.bound_to(document)]


def correction_of(document: Document, *, on: date) -> Listing | None:
    """更正，as the first room tells it that knows one."""
    told = (room.correction(document, on=on) for room in ports.answering("listings.Correcting"))
    return next((found for found in told if found is not None), None)


def corrected_by(document: Document) -> list[Document]:
    """这一件更正的各件。"""
    told = (room.corrected(document) for room in ports.answering("listings.Correcting"))
    return [found for found in told if found is not None]
