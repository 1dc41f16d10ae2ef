"""富文本：the few kinds of block that a public text is made of. Everything else is turned into these or left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

MARKS = ("ins", "del", "strong", "em", "u", "s", "sub", "sup")
"""字的样子，in the order in which they are written; the first two only where two texts are compared."""
PLAIN: frozenset[str] = frozenset()
BREAK = "\n"
"""换行：within a paragraph."""


@dataclass(frozen=True, slots=True)
class Run:
    """一段字：characters that look alike and lead to the same address."""

    text: str
    marks: frozenset[str] = PLAIN
    href: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """一段：``tag`` is p, h2, h3 or h4; ``align`` is empty, center or right."""

    runs: Runs
    tag: str = "p"
    align: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """列表：``kind`` is empty for bullets, else 1, a, A, i or I; each item holds blocks, the first a paragraph."""

    items: tuple["Blocks", ...]
    kind: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """引文。"""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Cell:
    """一格。"""

    blocks: "Blocks"
    is_head: bool = False
    wide: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """表格：its rows with merged cells, and its title."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: Runs = ()

    @property
    def heads(self) -> int:
        """表头的行数：rows of headings on top that no cell reaches out of, as long as a row is left beneath."""
        for count, row in enumerate(self.rows):
            if not all(cell.is_head for cell in row):
                return self._whole(count)
        return self._whole(len(self.rows) - 1)

    def _whole(self, count: int) -> int:
        while count > 0 and any(
            at + cell.high > count for at, row in enumerate(self.rows[:count]) for cell in row if cell.high > 1
        ):
            count -= 1
        return max(count, 0)


@dataclass(frozen=True, slots=True)
class Figure:
    """图片：one of our own files, what it shows, and the words beneath."""

    src: str
    alt: str = ""
    caption: Runs = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """分隔线。"""


Block: TypeAlias = Text | Items | Quote | Table | Figure | Rule
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """带编号的一段，on its way to become an item: its level, the kind of list, its number, and what it says."""

    level: int
    kind: str
    number: int
    blocks: Blocks = field(default=())


def words(runs: Runs) -> str:
    """一段的文字。"""
    return "".join(run.text for run in runs)


def walk(blocks: Blocks) -> Iterator[Block]:
    """每一块：every block, those inside others too, in the order of reading."""
    for block in blocks:
        yield block
        match block:
            case Items(items):
                for item in items:
                    yield from walk(item)
            case Quote(inner):
                yield from walk(inner)
            case Table(rows):
                for row in rows:
                    for cell in row:
                        yield from walk(cell.blocks)
