"""撤回的端口：what tells the content of a document again must not outlast its safety withdrawal."""

from collections.abc import Iterable
from typing import Protocol

from mingtang import ports
from mingtang.editorial.models import Document
from mingtang.law.editorial import EditionState


class Retelling(Protocol):
    """转述的来源：knows which public documents tell again what another one says."""

    def retold(self, document: Document) -> Iterable[Document]:
        """Those that do so of this document, public or not."""
        ...


def retold(document: Document) -> list[Document]:
    """转述它的，as far as they are public now; each once, in the order of their addresses."""
    found = {other.pk: other for room in ports.answering("withdrawals.Retelling") for other in room.retold(document)}
    stand = [other for other in found.values() if other.editions.filter(state=EditionState.LIVE.value).exists()]
    return sorted(stand, key=lambda other: other.address)
