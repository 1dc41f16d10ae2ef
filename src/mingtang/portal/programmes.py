"""公开的规划：what of programmes stands published. Nothing else is ever read for their pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mingtang.editorial import queries as editorial
from mingtang.editorial.models import Published
from mingtang.organs.models import Unit
from mingtang.programmes.publication import KIND


@dataclass(frozen=True)
class ProgrammePage:
    """公开的规划：a published record with its body, and every edition of it, newest first."""

    record: Published
    body: dict[str, Any]
    editions: Sequence[Published]

    @property
    def newest(self) -> Published:
        """现行的一版。"""
        return self.editions[0]

    @property
    def is_past(self) -> bool:
        """是否历史版本。"""
        return self.record.number != self.newest.number


def page_at(address: str, number: int | None = None) -> ProgrammePage | None:
    """What stands at an address, or one edition of it."""
    record = editorial.current(address) if number is None else editorial.edition_at(address, number)
    if record is None or record.document.kind != KIND:
        return None
    return ProgrammePage(record, record.content, list(editorial.history(record.document)))


def of_organ(organ: Unit) -> list[Published]:
    """机关现行公开的规划。"""
    return list(editorial.current_of_unit(organ, KIND))
