"""读表：an uploaded .xlsx or .csv as rows under columns that are data; every mistake with its row, column and cure.

Nothing is stored here, and nothing is guessed: a formula, a column twice or a row twice is a mistake, not a value.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingtang.contents.checks import bears_mark
from mingtang.language.marked import bears_mark as text_bears_mark
from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.encodings import decode
from mingtang.language.papers.grids import Grid, of_separated, of_workbook
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.width import narrow
from mingtang.law.fields import Field, key_field, reasons_against_cell
from mingtang.tables.cells import kept
from mingtang.tables.writing import HELP, bare

ACCEPT = ".xlsx,.csv"
_OLD = b"\xd0\xcf\x11\xe0"
_HEAD_WITHIN = 20
_SIGNS = (",", "\t", ";")
FORMULA = "这一格是公式，不会计算。请复制这一格，用“选择性粘贴”只粘贴数值，再上传。"


@dataclass(frozen=True)
class Mistake:
    """读不进的一格：the row of the table, its column, and what to do."""

    row: int
    column: str
    message: str


@dataclass(frozen=True)
class Read:
    """读到的表：rows with the numbers they have in the table, every mistake, and what was passed over."""

    rows: tuple[tuple[int, dict[str, str]], ...]
    mistakes: tuple[Mistake, ...]
    remarks: tuple[str, ...]
    sha256: str
    is_marked: bool = False
    """带密级标志：nothing of it may be kept."""


def read_table(data: bytes, name: str, fields: Sequence[Field], *, year: int, most: int) -> Read:
    """读表。Errors: ``Unreadable`` with one Chinese sentence: what, where, what to do."""
    if data.startswith(_OLD):
        raise Unreadable(f"“{name}”是旧版表格或者设了密码；请取消密码，另存为 .xlsx 后再试。")
    inside = open_archive(data, name)
    if inside is None:
        text = decode(data, name)
        grids: Iterable[Grid] = sorted((of_separated(text, sign, name) for sign in _SIGNS), key=_widest)
    elif "xl/workbook.xml" in inside:
        grids = of_workbook(data, name, passed_over=HELP)
    else:
        raise Unreadable(f"“{name}”不是 .xlsx 表格；请用 WPS 或 Excel 打开，另存为 .xlsx 或 .csv 后再试。")
    titles = {_plain(field.title): field for field in fields}
    for grid in grids:
        for row in sorted(grid.texts)[:_HEAD_WITHIN]:
            named = {at: titles[_plain(text)] for at, text in grid.texts[row].items() if _plain(text) in titles}
            if key_field(fields) in named.values() and len(named) >= min(2, len(fields)):
                return _Reading(grid, row, named, fields, year).read(data, name, most)
    told = f"“{key_field(fields).title}”"
    raise Unreadable(f"“{name}”里没有找到表头（要有{told}一列）；请下载表格，在下载的表里改，表头的名称不要改。")


def _widest(grid: Grid) -> int:
    return -max((len(cells) for cells in grid.texts.values()), default=0)


def _plain(title: str) -> str:
    return re.sub(r"[\s*（）()：:]", "", narrow(title))


class _Reading:
    """一次读表。"""

    def __init__(self, grid: Grid, head: int, named: Mapping[int, Field], fields: Sequence[Field], year: int) -> None:
        self.grid, self.head, self.named, self.fields, self.year = grid, head, named, fields, year
        self.mistakes: list[Mistake] = []
        self.seen: dict[str, int] = {}

    def read(self, data: bytes, name: str, most: int) -> Read:
        """Everything below the heads."""
        titles = [field.title for field in self.named.values()]
        twice = next((title for title in titles if titles.count(title) > 1), None)
        if twice is not None:
            raise Unreadable(f"“{name}”里“{twice}”有两列；请删去多出来的一列再试。")
        lacking = [field.title for field in self.fields if field.must and field not in self.named.values()]
        if lacking:
            raise Unreadable(f"“{name}”里没有“{'”“'.join(lacking)}”一列；请下载表格，在下载的表里改。")
        numbers = [row for row in sorted(self.grid.texts) if row > self.head and any(self.grid.texts[row].values())]
        if len(numbers) > most:
            raise Unreadable(f"“{name}”有 {len(numbers)} 行，一份清单最多 {most} 行；请分成几份清单。")
        if not numbers:
            raise Unreadable(f"“{name}”里只有表头，没有内容；请核对选择的文件。")
        rows = tuple((row, self._row(row)) for row in numbers)
        told = (text for _, cells in rows for text in cells.values() if "密" in text)
        marked = bears_mark(data, name) or text_bears_mark(told)
        return Read(rows, tuple(self.mistakes), tuple(self._remarks()), hashlib.sha256(data).hexdigest(), marked)

    def _row(self, row: int) -> dict[str, str]:
        told, cells = self.grid.texts[row], {}
        for at, field in self.named.items():
            if (row, at) in self.grid.formulas:
                self._wrong(row, field, FORMULA)
                continue
            cells[field.key] = value = kept(field, bare(told.get(at, "")), year=self.year)
            reasons = reasons_against_cell(field, value) or reasons_against_personal_data(value)
            for reason in reasons:
                self._wrong(row, field, reason)
        key = key_field(self.fields)
        value = cells.get(key.key, "")
        if value and value in self.seen:
            self._wrong(row, key, f"“{value}”在第 {self.seen[value]} 行已经有了，请改成不同的，或者删去重复的一行。")
        self.seen.setdefault(value, row)
        return cells

    def _wrong(self, row: int, field: Field, message: str) -> None:
        self.mistakes.append(Mistake(row, field.title, message))

    def _remarks(self) -> list[str]:
        heads = self.grid.texts[self.head]
        over = [text[:20] for at, text in sorted(heads.items()) if at not in self.named and text.strip()]
        absent = [field.title for field in self.fields if field not in self.named.values()]
        found = [f"多出来的列没有读：{'、'.join(over)}。"] if over else []
        found += [f"表里没有这几列，当作没有填：{'、'.join(absent)}。"] if absent else []
        return found + ([f"隐藏或者筛掉的 {self.grid.hidden} 行也读了。"] if self.grid.hidden else [])
