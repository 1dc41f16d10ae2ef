"""Excel 表格：every visible sheet of a workbook as one table."""

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml import etree
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mingtang.language.papers.blocks import MAX_COLUMNS, Block, Cell, Doubt, Paragraph, Table, Unreadable, table_of

MAX_ROWS = 5_000
MAX_MERGED = 200_000
#: Names that nobody gave a sheet.
_UNNAMED = re.compile(r"^(?:sheet|工作表|表)\s*\d*$", re.I)
#: Heads of columns of days; whole numbers below them from 2000 to 2099 are days that lost their format.
_DAYS = re.compile(r"^.{0,6}(?:时限|期限|时间|日期|时间节点)(?:要求)?$")
_FIRST_DAY, _LAST_DAY = 36_526, 73_050
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*["']([^"']{1,40})["']""")
_BROKEN = (
    InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError, ParseError, etree.XMLSyntaxError,
    zipfile.BadZipFile,
)  # fmt: skip


def read_sheets(data: bytes, name: str) -> tuple[list[Block], list[Doubt]]:
    """读 Excel：visible sheets in order; merged cells repeated, hidden sheets, rows and columns left out and told.

    Where several sheets hold something, the name that somebody gave a sheet stands over its table as a heading.
    Errors: ``Unreadable`` when the workbook is damaged. The archive has been checked before.
    """
    check_merges(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except _BROKEN as error:
        raise Unreadable(
            f"“{name}”的 Excel 表格结构已损坏，读不出内容；请用 WPS 或 Excel 打开并另存后再试。"
        ) from error
    tables: list[tuple[str, Table]] = []
    doubts: list[Doubt] = []
    for sheet in _worksheets(workbook):
        if sheet.sheet_state != "visible":
            doubts.append(Doubt(f"工作表“{sheet.title}”", "这张工作表是隐藏的，没有读入；公开前请删除隐藏的工作表。"))
            continue
        table = _table(sheet, doubts)
        if table.rows:
            tables.append((sheet.title, table))
    workbook.close()
    blocks: list[Block] = []
    for title, table in tables:
        if len(tables) > 1 and not _UNNAMED.match(title):
            blocks.append(Paragraph(title.strip(), table.where, level=2))
        blocks.append(table)
    return blocks, doubts


def _dated(sheet: Worksheet, height: int, width: int) -> set[int]:
    """Columns of days: one cell is formatted as a day, or the head says so."""
    return {
        place[1]
        for place, cell in sheet._cells.items()
        if place[0] <= height
        and place[1] <= width
        and (isinstance(cell.value, date) or (isinstance(cell.value, str) and _DAYS.match(cell.value.strip())))
    }


def check_merges(data: bytes, name: str) -> None:
    """合并过大的不读：a merged cell over a whole sheet would be millions of cells, and is refused unopened."""
    area = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.namelist():
            if not entry.startswith("xl/worksheets/") or not entry.endswith(".xml"):
                continue
            for ref in _MERGE.findall(archive.read(entry)):
                area += _area(ref.decode("ascii", "replace"))
    if area > MAX_MERGED:
        raise Unreadable(f"“{name}”的合并单元格范围过大，没有读取；请取消整行整列的合并，另存后再试。")


def _area(ref: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(ref)
    except (ValueError, TypeError):
        return 0
    if None in (left, top, right, bottom):
        return MAX_MERGED + 1
    return (int(right or 0) - int(left or 0) + 1) * (int(bottom or 0) - int(top or 0) + 1)


def _worksheets(workbook: Workbook) -> list[Worksheet]:
    return [sheet for sheet in workbook.worksheets if isinstance(sheet, Worksheet)]


def _table(sheet: Worksheet, doubts: list[Doubt]) -> Table:
    where = f"工作表“{sheet.title}”"
    # Only cells that hold something count: a format far below the words must not make the sheet large.
    held = [place for place, cell in sheet._cells.items() if cell.value is not None]
    last_row, last_column = max((row for row, _ in held), default=0), max((column for _, column in held), default=0)
    if not held:
        return Table((), where)
    height, width = min(last_row, MAX_ROWS), min(last_column, MAX_COLUMNS)
    if (height, width) != (last_row, last_column):
        doubts.append(Doubt(where, f"这张表过大，只读了前 {height} 行、前 {width} 列，请核对。"))
    covered = _covered(sheet, height, width)
    hidden_rows = {at for at, row in sheet.row_dimensions.items() if row.hidden}
    hidden_columns = {
        at
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for at in range(dimension.min or 0, (dimension.max or 0) + 1)
    }
    dated = _dated(sheet, height, width)
    rows: list[list[Cell]] = []
    left_out = 0
    for row in sheet.iter_rows(max_row=height, max_col=width):
        visible = [cell for cell in row if cell.row not in hidden_rows and cell.column not in hidden_columns]
        left_out += sum(1 for cell in row if cell not in visible and cell.value is not None)
        if visible:
            rows.append([_cell(cell, covered, where, dated=cell.column in dated) for cell in visible])
    if left_out:
        doubts.append(Doubt(where, f"隐藏的行或列里有 {left_out} 格内容，没有读入，请核对。"))
    return _trimmed(rows, where)


def _covered(sheet: Worksheet, height: int, width: int) -> dict[tuple[int, int], str]:
    """Text for every place that a merged cell covers, its own first place left out."""
    covered: dict[tuple[int, int], str] = {}
    for area in sheet.merged_cells.ranges:
        first = sheet.cell(area.min_row, area.min_col)
        text = _text(first)
        for row in range(area.min_row, min(area.max_row, height) + 1):
            for column in range(area.min_col, min(area.max_col, width) + 1):
                covered[row, column] = text
        covered.pop((area.min_row, area.min_col), None)
    return covered


def _cell(cell: SheetCell | MergedCell, covered: dict[tuple[int, int], str], where: str, *, dated: bool) -> Cell:
    place = f"{where}{cell.coordinate}"
    under = covered.get((cell.row or 0, cell.column or 0))
    return Cell(under, place, covered=True) if under is not None else Cell(_text(cell, dated=dated), place)


def _text(cell: SheetCell | MergedCell, *, dated: bool = False) -> str:
    value = cell.value
    if dated and isinstance(value, int | float) and value == int(value) and _FIRST_DAY <= value <= _LAST_DAY:
        value = from_excel(value)
    if value is None or isinstance(value, bool):
        return "" if value is None else ("是" if value else "否")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        if str(cell.number_format).endswith("%"):
            return f"{value * 100:g}%"
        return str(int(value)) if value.is_integer() else f"{value:g}"
    return str(value).replace("_x000D_", "").strip()


def _trimmed(rows: list[list[Cell]], where: str) -> Table:
    """Without empty rows, and without empty columns at the right."""
    kept = [row for row in rows if any(cell.text for cell in row)]
    width = max((at + 1 for row in kept for at, cell in enumerate(row) if cell.text), default=0)
    return table_of([row[:width] for row in kept], where)
