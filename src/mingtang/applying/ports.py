"""提出申请的端口：what else may already answer what somebody is about to apply for."""

from collections.abc import Sequence
from typing import Protocol

from mingtang import ports
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
