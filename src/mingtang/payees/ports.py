"""补贴名单的端口：what the room of the objections says of a list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mingtang import ports
from mingtang.subsidies.models import Subsidy


class Objections(Protocol):
    """异议：a room that keeps what people object to."""

    def waiting(self, subsidy: Subsidy) -> int:
        """How many have no answer yet."""
        ...

    def upheld(self, subsidy: Subsidy, *, since: tuple[int, datetime] | None) -> int:
        """How many were upheld that no public list has answered yet.

        ``since``: the number of the public list, and when it was read in.
        """
        ...

    def outcomes(self, subsidy: Subsidy) -> Sequence[str]:
        """The outcome of each that was answered."""
        ...

    def desk_url(self, subsidy: Subsidy) -> str:
        """Where they are handled, on the desk."""
        ...


def _rooms() -> tuple[Objections, ...]:
    return ports.answering("payees.Objections")


def waiting(subsidy: Subsidy) -> int:
    """还没有答复的异议。"""
    return sum(room.waiting(subsidy) for room in _rooms())


def upheld(subsidy: Subsidy, *, since: tuple[int, datetime] | None) -> int:
    """成立而名单还没有改的异议。"""
    return sum(room.upheld(subsidy, since=since) for room in _rooms())


def outcomes(subsidy: Subsidy) -> list[str]:
    """答复过的异议的结果。"""
    return [outcome for room in _rooms() for outcome in room.outcomes(subsidy)]


def desk_urls(subsidy: Subsidy) -> list[str]:
    """异议在工作台上的地址。"""
    return [room.desk_url(subsidy) for room in _rooms()]
