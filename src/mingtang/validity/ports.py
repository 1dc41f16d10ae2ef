"""有效性的端口：whoever keeps the series of 统一编号 gives the next one when a document is continued."""

from datetime import date
from typing import Protocol

from mingtang import ports
from mingtang.editorial.models import Document
from mingtang.organs.models import Unit


class Registrar(Protocol):
    """统一编号的登记。"""

    def next_number(self, organ: Unit, *, year: int) -> str:
        """The next number of the organ's series of the year, in the transaction that keeps it."""
        ...

    def latest_until(self, document: Document, *, since: date) -> date:
        """The last day to which a document may hold that holds from ``since`` on, as its organ set it."""
        ...

    def earliest_in_force(self, document: Document) -> date | None:
        """The day before which it does not hold, whatever it says: that of its publication, for a normative one."""
        ...


def next_number(organ: Unit, *, year: int) -> str:
    """下一个统一编号；empty where nobody keeps a series."""
    rooms = ports.answering("validity.Registrar")
    return rooms[0].next_number(organ, year=year) if rooms else ""


def latest_until(document: Document, *, since: date) -> date | None:
    """有效期最晚到哪天；no limit where nobody sets one."""
    rooms = ports.answering("validity.Registrar")
    return rooms[0].latest_until(document, since=since) if rooms else None


def earliest_in_force(document: Document) -> date | None:
    """最早从哪天起施行；as it says itself where nobody knows better."""
    rooms = ports.answering("validity.Registrar")
    return rooms[0].earliest_in_force(document) if rooms else None
