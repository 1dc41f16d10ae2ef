"""续表：tables that were broken in two, by a page or by hand, joined again."""

from collections.abc import Sequence

from mingtang.language.papers.blocks import Cell, Table, table_of
from mingtang.language.width import squeeze

#: A head takes at most so many rows, the table's title included.
_HEAD = 5
_LONG = 12
_ENDS = "。！？；;.!?"
_COMMAS = "、，,（("


def join_tables(first: Table, second: Table, *, is_cut: bool = False) -> Table | None:
    """跨页合并：the second as the first one's continuation, its repeated head dropped; None when they differ in width.

    A row cut by the page break goes on in the row above: ``is_cut`` says that the rules show it; else it has no
    number and the words above are unfinished. Other empty cells below a merged one take its text.
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
        cut = is_cut and not (rows[-1][0].text.strip() and row[0].text.strip())
        if at == 0 and (cut or _is_rest(rows, row)):
            rows[-1] = [_glue(above, below) for above, below in zip(rows[-1], row, strict=True)]
        elif at == 0:
            rows.append(_inherit(rows, row))
        else:
            rows.append([_under(above, below) for above, below in zip(rows[-1], row, strict=True)])
    return table_of(rows, first.where)


def may_be_rest(first: Table, joined: Table) -> bool:
    """疑似断行：whether the first row that was added has no number of its own below words without end sign."""
    if len(joined.rows) <= len(first.rows):
        return False
    above, below = joined.rows[len(first.rows) - 1], joined.rows[len(first.rows)]
    if below[0].text.strip() and not below[0].covered:
        return False
    pairs = [(upper.text.strip(), low) for upper, low in zip(above, below, strict=True)]
    return any(len(upper) >= _LONG and upper[-1] not in _ENDS and not low.covered and low.text for upper, low in pairs)


def _is_rest(rows: Sequence[Sequence[Cell]], below: Sequence[Cell]) -> bool:
    """Without a number: one or two long cells, unfinished above, go on below; or a cell goes on with a comma, or
    a long one does where the others of its column end with a stop."""
    above = rows[-1]
    filled = [at for at, cell in enumerate(below) if cell.text.strip()]
    if not filled or below[0].text.strip():
        return False
    open_above = [at for at in filled if above[at].text.strip() and above[at].text.strip()[-1] not in _ENDS]
    long = [at for at in open_above if len(above[at].text.strip()) >= _LONG]
    if len(filled) <= 2 and long == filled:
        return True
    comma = any(below[at].text.strip()[0] in _COMMAS or above[at].text.strip()[-1] in _COMMAS for at in open_above)
    return comma or any(_stops(rows[1:-1], at) for at in long)


def _stops(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether two or more finished cells of the column all end with a stop."""
    said = [row[at].text.strip() for row in rows if row[at].text.strip()]
    return len(said) > 1 and all(text[-1] in _ENDS for text in said)


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
