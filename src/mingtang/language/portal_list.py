"""已有条目清单：a filled table of what stands on a portal already, read row by row, as it was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.encodings import decode
from mingtang.language.papers.grids import Grid, of_separated, of_workbook
from mingtang.language.typed_days import typed_day
from mingtang.language.unseen import clean_name

TITLE, URL, DAY, COLUMN, ITEM, UNIT = HEADINGS = ("标题", "网址", "发布日期", "栏目", "目录事项", "单位")
NEEDED = (TITLE, URL, DAY)
HOW = "怎样填"
"""The sheet of the blank table that explains the others, and is passed over."""
EXAMPLE = "（例）"
"""A row whose title begins so was left in from the blank table and is passed over."""
MOST_ROWS = 2_000
_HEAD_WITHIN = 10
_OLD = b"\xd0\xcf\x11\xe0"
_SIGNS = (",", "\t", ";", "，")
_NO_YEAR = 1


@dataclass(frozen=True)
class Line:
    """清单的一行，as it was typed; ``row`` is its number in the sheet."""

    row: int
    title: str
    url: str
    day: str
    column: str
    item: str
    unit: str

    @property
    def on(self) -> date | None:
        """填的发布日期；``None`` when it is no day, or names no year."""
        found = typed_day(self.day, year=_NO_YEAR)
        return None if found is None or found.year == _NO_YEAR else found


def read(data: bytes, name: str) -> list[Line]:
    """读清单：the rows under the headings, the example left out.

    Errors: ``Unreadable`` when it is no table, lacks a heading that is needed, or has too many rows.
    """
    for grid in _grids(data, name):
        head = _head_of(grid)
        if head is not None:
            return _lines(grid, head)
    needed = "、".join(NEEDED)
    raise Unreadable(f"“{name}”里没有找到表头；要有“{needed}”这几列，请用样表填写。")


def _grids(data: bytes, name: str) -> Iterable[Grid]:
    if data.startswith(_OLD):
        raise Unreadable(f"“{name}”是旧版表格或者设了密码；请取消密码，另存为 .xlsx 后再试。")
    inside = open_archive(data, name)
    if inside is None:
        text = decode(data, name)
        grids = [of_separated(text, sign, name) for sign in _SIGNS]
        return sorted(grids, key=lambda grid: _head_of(grid) is None)
    if "xl/workbook.xml" not in inside:
        raise Unreadable(f"“{name}”不是 .xlsx 表格；请用 WPS 或 Excel 打开，另存为 .xlsx 或 .csv 后再试。")
    return of_workbook(data, name, passed_over=HOW)


def _head_of(grid: Grid) -> int | None:
    """The row of the headings."""
    rows = sorted(grid.texts)[:_HEAD_WITHIN]
    return next((row for row in rows if set(NEEDED) <= _said(grid.texts[row]).keys()), None)


def _said(told: Mapping[int, str]) -> dict[str, int]:
    """Heading → where; of one that stands there twice the first."""
    return {_bare(text): at for at, text in sorted(told.items(), reverse=True)}


def _bare(text: str) -> str:
    return text.partition("（")[0].strip()


def _lines(grid: Grid, head: int) -> list[Line]:
    places = _said(grid.texts[head])
    twice = [heading for heading in HEADINGS if [_bare(it) for it in grid.texts[head].values()].count(heading) > 1]
    if twice:
        raise Unreadable(f"表头里“{'、'.join(twice)}”写了不止一次；每个标题只留一列。")
    rows = [row for row in sorted(grid.texts) if row > head and any(grid.texts[row].values())]
    lines = [_line(row, grid.texts[row], places) for row in rows]
    lines = [line for line in lines if not line.title.startswith(EXAMPLE)]
    if not lines:
        raise Unreadable("清单里没有条目，请在表头下面每条填一行。")
    if len(lines) > MOST_ROWS:
        raise Unreadable(f"清单有 {len(lines)} 行，一次最多 {MOST_ROWS} 行，请分几次导入。")
    return lines


def _line(row: int, told: Mapping[int, str], places: Mapping[str, int]) -> Line:
    typed = {heading: told.get(places.get(heading, 0), "") for heading in HEADINGS}
    return Line(row, *(text.strip() if heading == URL else clean_name(text) for heading, text in typed.items()))
