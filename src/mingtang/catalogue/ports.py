"""标准目录的端口：what has been published in items and columns, asked of the room that knows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mingtang import ports
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class Standing:
    """已公开的：the newest day and how many, of one item or one column."""

    newest_on: date | None
    count: int


@dataclass(frozen=True)
class Title:
    """一件已公开的。"""

    title: str
    address: str
    on: date


Key = tuple[int, str]
"""哪个单位的哪一项：the unit's key, and the code of an item or the slug of a column."""


class Placed(Protocol):
    """放在目录里的：a room that knows what is public, by item and by column of units. Nothing else is counted."""

    def by_item(self, units: Collection[Unit], *, on: date) -> Mapping[Key, Standing]:
        """What is public in each item on the day; items without anything may be left out."""
        ...

    def by_column(self, units: Collection[Unit], *, on: date) -> Mapping[Key, Standing]:
        """What is public in each column itself, without the columns beneath."""
        ...

    def titles(self, unit: Unit, code: str, *, on: date, most: int) -> Sequence[Title]:
        """The newest titles in an item, the newest first."""
        ...


def placed_by_item(units: Collection[Unit], *, on: date) -> dict[Key, Standing]:
    """What is public by item, of every room that the settings name."""
    return _joined([room.by_item(units, on=on) for room in ports.answering("catalogue.Placed")])


def placed_by_column(units: Collection[Unit], *, on: date) -> dict[Key, Standing]:
    """What is public by column, of every room that the settings name."""
    return _joined([room.by_column(units, on=on) for room in ports.answering("catalogue.Placed")])


def titles_in(unit: Unit, code: str, *, on: date, most: int) -> list[Title]:
    """The newest titles in an item, of every room that the settings name."""
    rooms = ports.answering("catalogue.Placed")
    found = [title for room in rooms for title in room.titles(unit, code, on=on, most=most)]
    return sorted(found, key=lambda title: title.on, reverse=True)[:most]


def _joined(told: Sequence[Mapping[Key, Standing]]) -> dict[Key, Standing]:
    found: dict[Key, Standing] = {}
    for name, standing in (pair for each in told for pair in each.items()):
        other = found.get(name, Standing(None, 0))
        days = [day for day in (standing.newest_on, other.newest_on) if day is not None]
        found[name] = Standing(max(days, default=None), standing.count + other.count)
    return found
