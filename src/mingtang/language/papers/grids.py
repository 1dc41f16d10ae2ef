"""方格：the text of a sheet cell by cell, for tables that are read back row by row; the formulas as they are."""

import csv
import io
import warnings
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

import openpyxl
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from mingtang.language.papers.blocks import Unreadable
from mingtang.language.papers.sheets import check_merges

_MOST_COLUMNS = 200
_BROKEN = (
    InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError, ParseError, etree.XMLSyntaxError,
    BadZipFile,
)  # fmt: skip


@dataclass
class Grid:
    """方格：the text of every cell that holds something, by row and column, from 1; and which are formulas."""

    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden: int = 0
    title: str = ""


def of_workbook(data: bytes, name: str, *, passed_over: str) -> list[Grid]:
    """读工作簿：every visible sheet but ``passed_over``, its formulas as they are. Errors: ``Unreadable``."""
    check_merges(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data))
        sheets = [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]
        return [_grid(sheet) for sheet in sheets if sheet.sheet_state == "visible" and sheet.title != passed_over]
    except _BROKEN as error:
        raise Unreadable(f"“{name}”的表格结构已损坏；请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。") from error


def _grid(sheet: Worksheet) -> Grid:
    grid = Grid(title=sheet.title)
    for (row, column), cell in sheet._cells.items():
        if cell.value is None or column > _MOST_COLUMNS:
            continue
        grid.texts.setdefault(row, {})[column] = _text(cell.value)
        if cell.data_type in {"f", "e"}:
            grid.formulas.add((row, column))
    for area in sheet.merged_cells.ranges:
        # 竖着合并的，每一行都是上面那一格的内容；横着合并的只算第一格。
        text = grid.texts.get(area.min_row, {}).get(area.min_col)
        for row in range(area.min_row + 1, area.max_row + 1):
            if text is not None and row in grid.texts:
                grid.texts[row].setdefault(area.min_col, text)
    grid.hidden = sum(1 for row, told in sheet.row_dimensions.items() if told.hidden and row in grid.texts)
    return grid


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"
    return str(getattr(value, "text", value)).replace("_x000D_", "").strip()


def of_separated(text: str, sign: str, name: str) -> Grid:
    """读分列的文字：a table of values separated by a sign. Errors: ``Unreadable``."""
    grid = Grid()
    try:
        for row, fields in enumerate(csv.reader(io.StringIO(text), delimiter=sign), start=1):
            told = {at: part.strip() for at, part in enumerate(fields[:_MOST_COLUMNS], start=1) if part.strip()}
            if told:
                grid.texts[row] = told
    except csv.Error as error:
        raise Unreadable(f"“{name}”的引号不成对，无法分列；请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。") from error
    return grid
