"""覆盖图：by 一级事项, how fresh each item is, and by channel, what is public there."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingtang.freshness.queries.standing import ItemRow, counts
from mingtang.law.catalogue import CHANNELS
from mingtang.law.freshness import Freshness, share_covered

PER_LINE = 14


@dataclass(frozen=True)
class Square:
    """图上的一格。"""

    x: int
    y: int
    row: ItemRow


@dataclass(frozen=True)
class Group:
    """一个一级事项：its squares, its numbers, and how much of it has something public."""

    first: str
    squares: tuple[Square, ...]
    numbers: tuple[tuple[Freshness, str, int], ...]
    total: int
    covered: int
    share: int

    @property
    def height(self) -> int:
        """图的高。"""
        return 20 * (1 + (len(self.squares) - 1) // PER_LINE) if self.squares else 0

    @property
    def width(self) -> int:
        """图的宽。"""
        return 20 * min(len(self.squares), PER_LINE)


@dataclass(frozen=True)
class Channel:
    """一种渠道：in how many items it is chosen, and in how many of them something is public."""

    name: str
    chosen: int
    covered: int
    share: int


@dataclass(frozen=True)
class Coverage:
    """覆盖图。"""

    groups: tuple[Group, ...]
    channels: tuple[Channel, ...]
    total: int
    covered: int
    share: int


def coverage(rows: Sequence[ItemRow]) -> Coverage:
    """覆盖图，of what the unit itself publishes."""
    own = [row for row in rows if row.state is not None]
    firsts = dict.fromkeys(row.item.first for row in own)
    groups = tuple(_group(first, [row for row in own if row.item.first == first]) for first in firsts)
    channels = tuple(
        _channel(name, [row for row in own if code in row.item.channels]) for code, name in CHANNELS.items()
    )
    covered, share = _covered(own)
    return Coverage(groups, tuple(each for each in channels if each.chosen), len(own), covered, share)


def _group(first: str, rows: list[ItemRow]) -> Group:
    squares = tuple(Square(20 * (at % PER_LINE) + 2, 20 * (at // PER_LINE) + 2, row) for at, row in enumerate(rows))
    covered, share = _covered(rows)
    return Group(first, squares, tuple(counts(rows)), len(rows), covered, share)


def _channel(name: str, rows: list[ItemRow]) -> Channel:
    covered, share = _covered(rows)
    return Channel(name, len(rows), covered, share)


def _covered(rows: Sequence[ItemRow]) -> tuple[int, int]:
    covered = sum(1 for row in rows if row.standing.count)
    return covered, share_covered(covered, len(rows))
