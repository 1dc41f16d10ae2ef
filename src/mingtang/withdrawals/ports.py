"""撤回的端口：by which day something has to be gone, and what tells the same again and must go with it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from mingtang import ports
from mingtang.editorial.models import Document
from mingtang.law.editorial import EditionState
from mingtang.law.reckoning import Due
from mingtang.withdrawals.models import Request


class Retelling(Protocol):
    """转述的来源：knows which public documents tell again what another one says."""

    def retold(self, document: Document) -> Iterable[Document]:
        """Those that do so of this document, public or not."""
        ...


class TakingDown(Protocol):
    """说得出最迟哪天撤下的房间。"""

    def days(self, subjects: Collection[str]) -> Mapping[str, Due]:
        """最迟哪天，by what a document is of; without those that have no such day. At most one query."""
        ...


def retold(document: Document) -> list[Document]:
    """转述它的，as far as they are public now; each once, in the order of their addresses."""
    found = {other.pk: other for room in ports.answering("withdrawals.Retelling") for other in room.retold(document)}
    stand = [other for other in found.values() if other.editions.filter(state=EditionState.LIVE.value).exists()]
    return sorted(stand, key=lambda other: other.address)


class Named(Protocol):
    """知道一件公开件里是哪些人的房间：where the public text itself does not say, or covers, who they are."""

    def names(self, subject: str) -> Iterable[str]:
        """姓名，of whoever a document is about; nothing for what is none of the room's."""
        ...


def names_of(document: Document) -> frozenset[str]:
    """一件公开件里的人，as rooms above know them."""
    rooms = ports.answering("withdrawals.Named")
    return frozenset(name for room in rooms for name in room.names(document.subject))


def days_of(requests: Iterable[Request]) -> dict[int, Due]:
    """最迟哪天决定，by request; without those of which nobody knows a day."""
    subjects = {request.pk: request.document.subject for request in requests}
    told: dict[str, Due] = {}
    for room in ports.answering("withdrawals.TakingDown") if subjects else ():
        told |= room.days(frozenset(subjects.values()))
    return {pk: told[subject] for pk, subject in subjects.items() if subject in told}
