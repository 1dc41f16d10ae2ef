"""公众意见的端口：what is open for comments, without knowing the rooms that publish it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mingtang import ports
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class Target:
    """可以提意见的一件：what it is, whose, where the public reads it, and from when until when it is open."""

    subject: str
    unit: Unit
    title: str
    noun: str
    address: str
    since_on: date
    until_on: date | None = None

    def is_open(self, *, on: date) -> bool:
        """这一天能不能提；the last day counts."""
        return self.since_on <= on and (self.until_on is None or on <= self.until_on)


class Commentable(Protocol):
    """可提意见的房间：knows what of its own is public and open for comments."""

    def at(self, address: str) -> Target | None:
        """What stands published at the address, if it is of this room."""
        ...

    def parts(self, subject: str) -> Sequence[tuple[str, str]] | None:
        """The parts that a comment may have changed, as reference and words; ``None`` when it is of another room."""
        ...


class AnswerWords(Protocol):
    """看答复文字的房间：has something against the words of an answer to anybody, of a reply to an application too."""

    def reasons(self, organ: Unit, text: str, *, at: datetime) -> Sequence[str]:
        """Why an organ may not say this, in full sentences."""
        ...


def reasons_against_words(organ: Unit, text: str, *, at: datetime) -> list[str]:
    """Every reason of every room."""
    return [it for room in ports.answering("comments.AnswerWords") for it in room.reasons(organ, text, at=at)]


def target_at(address: str) -> Target | None:
    """What stands at the address, asked of every room that the settings name."""
    found = (room.at(address) for room in ports.answering("comments.Commentable"))
    return next((target for target in found if target is not None), None)


def parts_of(subject: str) -> list[tuple[str, str]]:
    """The parts of the record that a comment may have changed."""
    found = (room.parts(subject) for room in ports.answering("comments.Commentable"))
    return list(next((parts for parts in found if parts is not None), ()))
