"""提出申请的端口：what else may already answer, and what the room that answers shows to whoever applied."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.http import HttpRequest, HttpResponseBase

from mingtang import ports
from mingtang.applications.models import Application
from mingtang.organs.models import Unit


class Offers(Protocol):
    """已经公开的：of a room that knows of something public that fits."""

    def offers(self, organ: Unit, words: str) -> Sequence[tuple[str, str]]:
        """Titles and public addresses, the closest first."""
        ...


def offers(organ: Unit, words: str) -> list[tuple[str, str]]:
    """What fits the words, from every room that the settings name, each address once."""
    rooms = ports.answering("applying.Offers")
    found = [offer for room in rooms for offer in room.offers(organ, words)]
    return list({address: (title, address) for title, address in reversed(found)}.values())[::-1]


@dataclass(frozen=True)
class Answer:
    """给申请人的答复：what came of it in plain words, what may be done against it, and what may be taken along.

    ``files`` are keys and names; no name tells who applied.
    """

    words: str
    number: str = ""
    on: date | None = None
    recourse: str = ""
    files: Sequence[tuple[str, str]] = ()


class Answers(Protocol):
    """答复申请的房间。"""

    def answer(self, application: Application) -> Answer | None:
        """What the applicant is told; ``None`` while there is no answer."""
        ...

    def file(self, application: Application, key: str, request: HttpRequest) -> HttpResponseBase | None:
        """One of the files of the answer, to be saved; ``None`` when there is no such file."""
        ...


class Notices(Protocol):
    """给申请人发文书的房间：the letters on the way, such as what to correct and what to pay."""

    def notices(self, application: Application) -> Sequence[tuple[str, str]]:
        """Keys and names of those that were made final for the applicant, the oldest first."""
        ...

    def file(self, application: Application, key: str, request: HttpRequest) -> HttpResponseBase | None:
        """One of them, to be saved; ``None`` when there is no such letter."""
        ...


def notices_to(application: Application) -> list[tuple[str, str]]:
    """给申请人的文书，of every room that the settings name."""
    return [told for room in ports.answering("applying.Notices") for told in room.notices(application)]


def answer_to(application: Application) -> Answer | None:
    """答复，of the room that the settings name."""
    found = (room.answer(application) for room in ports.answering("applying.Answers"))
    return next((answer for answer in found if answer is not None), None)


def file_of(application: Application, key: str, request: HttpRequest) -> HttpResponseBase | None:
    """答复的一个文件，或者一件文书。"""
    rooms = (*ports.answering("applying.Answers"), *ports.answering("applying.Notices"))
    found = (room.file(application, key, request) for room in rooms)
    return next((answer for answer in found if answer is not None), None)
