"""惠民补贴的端口：what the room of the lists says of a subsidy: whom it goes to, and what must come before paying."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from mingtang import ports
from mingtang.library.ports import Beside
from mingtang.subsidies.models import Subsidy


@dataclass(frozen=True)
class Listed:
    """名单里的：by village id, how many households and how much, of the list that is public."""

    villages: Mapping[int, tuple[int, Decimal]]

    @property
    def total(self) -> Decimal:
        """合计。"""
        return sum((amount for _, amount in self.villages.values()), Decimal())


class Results(Protocol):
    """补贴结果：a room that keeps the lists of a subsidy."""

    def listed(self, subsidy: Subsidy) -> Listed | None:
        """The public list; ``None`` when there is none."""
        ...

    def before_paying(self, subsidy: Subsidy, *, on: date) -> list[str]:
        """What still stands open before anything is paid, in full sentences."""
        ...

    def against_naming(self, subsidy: Subsidy, text: str, *, where: str, before: str) -> list[str]:
        """Why a text that becomes public may not say what it says: somebody on a list is named in it."""
        ...

    def desk_url(self, subsidy: Subsidy) -> str:
        """Where the lists are kept, on the desk."""
        ...

    def public_part(self, subsidy: Subsidy, *, on: date) -> Beside | None:
        """The section on the public page; public facts alone."""
        ...


def _rooms() -> tuple[Results, ...]:
    return ports.answering("subsidies.Results")


def listed_of(subsidy: Subsidy) -> Listed | None:
    """公开的名单。"""
    return next((found for room in _rooms() if (found := room.listed(subsidy)) is not None), None)


def before_paying(subsidy: Subsidy, *, on: date) -> list[str]:
    """发放以前还差的。"""
    return [reason for room in _rooms() for reason in room.before_paying(subsidy, on=on)]


def against_naming(subsidy: Subsidy, text: str, *, where: str, before: str = "") -> list[str]:
    """公开的文字里写了名单里的人的理由。"""
    told = {"where": where, "before": before}
    return [reason for room in _rooms() for reason in room.against_naming(subsidy, text, **told)]


def desk_urls(subsidy: Subsidy) -> list[str]:
    """名单在工作台上的地址。"""
    return [room.desk_url(subsidy) for room in _rooms()]


def public_parts(subsidy: Subsidy, *, on: date) -> list[Beside]:
    """公开页上结果的几节。"""
    return [part for room in _rooms() if (part := room.public_part(subsidy, on=on)) is not None]
