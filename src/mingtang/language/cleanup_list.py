"""清理台账的表：rows under known headings, as they were typed; for documents to look through and for proposals."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.grids import Grid, of_workbook
from mingtang.language.width import squeeze

HELP = "怎样填"
EXAMPLE = "（例）"
"""A row whose title begins so was left in from the blank table and is passed over."""
HEADINGS: dict[str, tuple[str, ...]] = {
    "serial": ("序号",),
    "title": ("标题", "文件名称", "文件标题", "名称"),
    "number": ("文号", "发文字号", "发文号"),
    "made": ("成文日期", "成文时间", "制定日期", "印发日期", "发文日期"),
    "owner": ("起草单位", "起草部门", "责任单位", "制定科室"),
    "note": ("备注",),
    "fate": ("处理意见", "清理意见", "清理结论"),
    "amend": ("修改期限",),
    "reason": ("理由",),
    "public": ("理由是否公开",),
    "version": ("版本",),
}
BLANK = ("title", "number", "made", "owner", "note")
NEEDED = ("title", "number")
_HEAD_WITHIN = 20
_OLD = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Line:
    """表里的一行：its number in the sheet, its cells by what they are, and which of them are formulas."""

    row: int
    cells: Mapping[str, str]
    formulas: tuple[str, ...]

    def said(self, key: str) -> str:
        """What stands there; nothing where there is no such column."""
        return self.cells.get(key, "")


def read(data: bytes, name: str, *, most: int) -> list[Line]:
    """读表。Errors: ``Unreadable`` with one Chinese sentence: what, where, what to do."""
    if data.startswith(_OLD):
        raise Unreadable(f"“{name}”是旧版表格或者设了密码；请取消密码，另存为 .xlsx 后再试。")
    inside = open_archive(data, name)
    if inside is None or "xl/workbook.xml" not in inside:
        raise Unreadable(f"“{name}”不是 .xlsx 表格；请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。")
    for grid in of_workbook(data, name, passed_over=HELP):
        for row in sorted(grid.texts)[:_HEAD_WITHIN]:
            places = _places(grid.texts[row], name)
            if set(NEEDED) <= set(places):
                return _lines(grid, row, places, most)
    raise Unreadable(f"“{name}”里没有找到“标题”“文号”的表头；请下载空白表，照它填写。")


def _places(told: Mapping[int, str], name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, text in sorted(told.items()):
        said = squeeze(text)
        key = next((key for key, names in HEADINGS.items() if said in names), None)
        if key in found:
            raise Unreadable(f"“{name}”里“{HEADINGS[key][0]}”有两列，请删去多出来的一列再试。")
        if key is not None:
            found[key] = at
    return found


def _lines(grid: Grid, head: int, places: Mapping[str, int], most: int) -> list[Line]:
    found = []
    for row in sorted(grid.texts):
        cells = {key: grid.texts[row][at].strip() for key, at in places.items() if grid.texts[row].get(at)}
        if row > head and set(cells) - {"serial"} and not cells.get("title", "").startswith(EXAMPLE):
            bad = tuple(key for key, at in places.items() if (row, at) in grid.formulas)
            found.append(Line(row, cells, bad))
    if not found:
        raise Unreadable("表里只有表头，没有文件；请在表头下面每份文件填一行。")
    if len(found) > most:
        raise Unreadable(f"表里有 {len(found)} 行，一次最多 {most} 行，请分几次上传。")
    return found
