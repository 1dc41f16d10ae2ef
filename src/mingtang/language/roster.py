"""人员名单：a filled table of people read row by row, as it was typed. Nothing of the file is kept."""

import re
from dataclasses import dataclass
from datetime import date

from mingtang.language.papers import Cell, Table, Unreadable, read_paper

HEADINGS = ("姓名", "账号", "单位", "岗位", "起始日期")
EXAMPLE = "（例）"
"""A row whose name begins so was left in from the blank table and is passed over."""
MOST_ROWS = 300
_ROW = re.compile(r"第(\d+)行第\d+列$|(\d+)$")
"""Where a cell of a .csv and one of a workbook say their row."""
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_BETWEEN = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True)
class Line:
    """名单的一行，as it was typed; ``row`` is its number in the sheet."""

    row: int
    name: str
    username: str
    unit: str
    posts: str
    since: str

    @property
    def post_names(self) -> list[str]:
        """填的岗位，one by one."""
        return [name for name in _BETWEEN.split(self.posts) if name]

    @property
    def since_on(self) -> date | None:
        """填的起始日期；``None`` when it is no day. An empty one is asked for by ``since`` alone."""
        found = _DAY.fullmatch(self.since)
        try:
            return date(*(int(part) for part in found.groups())) if found else None
        except ValueError:
            return None


def read(data: bytes, name: str) -> list[Line]:
    """读名单：the rows under the headings, the example left out.

    Errors: ``Unreadable`` when it is no table, has other headings or too many rows.
    """
    tables = [block for block in read_paper(data, name).blocks if isinstance(block, Table)]
    places = _places(tables[0]) if tables else {}
    missing = [heading for heading in HEADINGS if heading not in places]
    if missing:
        raise Unreadable(f"第一行缺少标题：{'、'.join(missing)}；请用样表填写。")
    _refuse_headings_twice(tables[0])
    lines = [_line(row, places) for row in tables[0].rows[1:] if any(cell.text.strip() for cell in row)]
    lines = [line for line in lines if not line.name.startswith(EXAMPLE)]
    if not lines:
        raise Unreadable("名单里没有人，请在标题下面每人填一行。")
    if len(lines) > MOST_ROWS:
        raise Unreadable(f"名单有 {len(lines)} 行，一次最多 {MOST_ROWS} 行，请分几次导入。")
    return lines


def _refuse_headings_twice(table: Table) -> None:
    found = [cell.text.strip() for cell in table.rows[0]]
    twice = [heading for heading in HEADINGS if found.count(heading) > 1]
    if twice:
        raise Unreadable(f"第一行的标题写了不止一次：{'、'.join(twice)}；每个标题只留一列。")


def _places(table: Table) -> dict[str, int]:
    return {cell.text.strip(): at for at, cell in enumerate(table.rows[0])}


def _line(row: tuple[Cell, ...], places: dict[str, int]) -> Line:
    number = _ROW.search(row[0].where)
    told = [row[places[heading]].text.strip() for heading in HEADINGS]
    return Line(int(number[1] or number[2]) if number else 0, *told)
