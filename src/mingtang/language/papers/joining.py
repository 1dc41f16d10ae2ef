"""续表：tables that were broken in two, by a page or by hand, joined again."""

from collections.abc import Sequence

from mingtang.language.papers.blocks import Cell, Table, table_of
from mingtang.language.width import squeeze

#: A head takes at most so many rows, the table's title included.
_HEAD = 5
_LONG = 12
_ENDS = "。！？；;.!?"


def join_tables(first: Table, second: Table) -> Table | None:
    """跨页合并：the second as the first one's continuation, its repeated head dropped; None when they differ in width.

    A row cut by the page break (no number, and the words above unfinished) goes on in the row above; other
    empty cells below a merged one take its text.
    """
    if not first.rows or not second.rows or len(first.rows[0]) != len(second.rows[0]):
        return None
    repeated = 0
    heads = [[squeeze(cell.text) for cell in row] for row in first.rows[:_HEAD]]
    for row in second.rows[:_HEAD]:
        if repeated < len(heads) and [squeeze(cell.text) for cell in row] in heads:
            repeated += 1
        else:
            break
    rows = [list(row) for row in first.rows]
    for at, row in enumerate(second.rows[repeated:]):
        if at == 0 and _is_rest(rows[-1], row):
            rows[-1] = [_glue(above, below) for above, below in zip(rows[-1], row, strict=True)]
        elif at == 0:
            rows.append(_inherit(rows, row))
        else:
            rows.append([_under(above, below) for above, below in zip(rows[-1], row, strict=True)])
    return table_of(rows, first.where)


def _is_rest(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Only one or two long cells, unfinished above, go on below, and the number is empty."""
    filled = [at for at, cell in enumerate(below) if cell.text.strip()]
    if not filled or len(filled) > 2 or below[0].text.strip():
        return False
    unfinished = (above[at].text.strip() for at in filled)
    return all(len(text) >= _LONG and text[-1] not in _ENDS for text in unfinished)


def _glue(above: Cell, below: Cell) -> Cell:
    return Cell(above.text + below.text, above.where, above.covered)


def _inherit(rows: Sequence[Sequence[Cell]], below: Sequence[Cell]) -> list[Cell]:
    """The first row after the break: an empty cell is the lower part of a merged one when everything before it
    is empty too, or when its column merges cells and leaves none empty."""
    filled = next((at for at, cell in enumerate(below) if cell.text.strip()), 0)
    inherited = []
    for at, cell in enumerate(below):
        column = [row[at] for row in rows[1:]]
        merges = any(each.covered for each in column) and all(each.text.strip() for each in column)
        above = rows[-1][at].text
        goes_on = not cell.text.strip() and above and (at < filled or merges)
        inherited.append(Cell(above, cell.where, covered=True) if goes_on else cell)
    return inherited


def _under(above: Cell, below: Cell) -> Cell:
    """Further rows: what the empty lower part of a merged cell covers takes the text above it."""
    return Cell(above.text, below.where, covered=True) if below.covered and not below.text else below
