"""表格：rows and merged cells put in order, so that every row covers the same columns."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from mingtang.language.richtext.model import Cell, Text

WIDEST = 100
_PADDED_AT_MOST = 5_000
EMPTY = Cell((Text(()),))


def in_order(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """成格的行：no cell reaches out of the table, no row is without cells of its own, none is shorter."""
    return _padded(_without_empty(_clipped(rows)))


def _clipped(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    return [
        [
            replace(cell, wide=min(max(cell.wide, 1), WIDEST), high=min(max(cell.high, 1), len(rows) - at))
            for cell in row
        ]
        for at, row in enumerate(rows)
    ]


def _without_empty(rows: list[list[Cell]]) -> list[list[Cell]]:
    """A row that only cells from above fill is no row: those cells are shorter by it."""
    before = [0, *accumulate(not row for row in rows)]
    return [
        [replace(cell, high=cell.high - before[at + cell.high] + before[at]) for cell in row]
        for at, row in enumerate(rows)
        if row
    ]


def _padded(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    widths = widths_of(rows)
    widest = max(widths, default=0)
    missing = sum(widest - width for width in widths)
    if missing > _PADDED_AT_MOST:
        return tuple(map(tuple, rows))
    return tuple(
        (*row, *[replace(EMPTY, is_head=all(cell.is_head for cell in row))] * (widest - width))
        for row, width in zip(rows, widths, strict=True)
    )


def widths_of(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """每行的宽：how many columns it covers, with the cells that reach down into it."""
    hanging: list[tuple[int, int]] = []
    widths = []
    for at, row in enumerate(rows):
        hanging = [(until, wide) for until, wide in hanging if until > at]
        widths.append(sum(wide for _, wide in hanging) + sum(cell.wide for cell in row))
        hanging += [(at + cell.high, cell.wide) for cell in row if cell.high > 1]
    return widths
