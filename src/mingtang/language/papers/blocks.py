"""文稿结构：what a paper consists of, whatever file it came in."""

from dataclasses import dataclass
from typing import Literal

PaperKind = Literal["txt", "md", "docx", "html", "pdf", "xlsx", "csv"]


class Unreadable(ValueError):
    """无法读取：a paper that cannot be read; the message says in Chinese what, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """存疑：something uncertain that a person should look at, with its place in the paper."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落：``label`` is a number that the word processor shows but does not store as text; ``level`` a heading's
    level (0 for a title, None for text); ``lead`` how many characters at the beginning are bold."""

    text: str
    where: str
    label: str = ""
    level: int | None = None
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """单元格：a cell that a merged one covers repeats its text and is ``covered``."""

    text: str
    where: str
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """表格：rows of equal length."""

    rows: tuple[tuple[Cell, ...], ...]
    where: str


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """文稿：its blocks in reading order, and what was uncertain in reading them.

    ``misnamed`` says so where the name's ending and the content disagree; the content was believed.
    """

    blocks: tuple[Block, ...]
    name: str
    sha256: str
    kind: PaperKind
    doubts: tuple[Doubt, ...] = ()
    misnamed: str = ""


def table_of(rows: list[list[Cell]], where: str) -> Table:
    """成表：a table of these rows, short ones filled up with empty cells."""
    width = max((len(row) for row in rows), default=0)
    filled = (
        tuple(row) + tuple(Cell("", row[-1].where if row else where) for _ in range(width - len(row))) for row in rows
    )
    return Table(tuple(filled), where)


def spread(cells: list[list[tuple[str, str, int, int]]], where: str) -> Table:
    """展开合并单元格：rows of (text, where, colspan, rowspan) as a grid; covered places repeat the text.

    Spans that leave the table or overlap are cut: a hostile file cannot make the grid larger than
    ``MAX_COLUMNS`` columns and the rows it has.
    """
    grid: list[list[Cell | None]] = [[] for _ in cells]
    for at, row in enumerate(cells):
        column = 0
        for text, place, wide, high in row:
            while column < len(grid[at]) and grid[at][column] is not None:
                column += 1
            if column >= MAX_COLUMNS:
                break
            wide = max(1, min(wide, MAX_COLUMNS - column))
            for down in range(min(max(1, high), len(cells) - at)):
                _fill(grid[at + down], column, wide, Cell(text, place, covered=down > 0), text, place)
            column += wide
    rows = [[cell or Cell("", where) for cell in row] for row in grid]
    return table_of(rows, where)


#: No official table is wider; wider ones are cut with their spans.
MAX_COLUMNS = 100


def _fill(row: list[Cell | None], column: int, wide: int, first: Cell, text: str, place: str) -> None:
    row.extend([None] * (column + wide - len(row)))
    for across in range(wide):
        if row[column + across] is None:
            row[column + across] = first if across == 0 else Cell(text, place, covered=True)
