"""写表：the catalogue as a workbook in the official layout, with what is not involved at its end."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mingtang.catalogue.models import Item, Version
from mingtang.directives.layout import HEADS, NOT_INVOLVED, SHEET, cells_of, harmless
from mingtang.language.unseen import without_unfit

_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", start_color="F2F0EB")
_MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
_LEFT = Alignment(wrap_text=True, vertical="center")
_LONG = frozenset({"elements", "basis", "limit", "channels"})
FIRST_ROW = 4


def write_table(version: Version, items: Sequence[Item]) -> bytes:
    """写表：the items in their order."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    last = get_column_letter(len(HEADS))
    sheet.merge_cells(f"A1:{last}1")
    _fill(sheet["A1"], f"{version.unit.name}{SHEET}", bold=True, border=False)
    _heads(sheet)
    involved = [item for item in items if not item.not_involved]
    for ordinal, item in enumerate(involved, start=1):
        told = {**cells_of(vars(item)), "ordinal": str(ordinal)}
        for at, head in enumerate(HEADS, start=1):
            _fill(sheet.cell(FIRST_ROW + ordinal - 1, at), told[head.key], left=head.key in _LONG)
    _merge_firsts(sheet, involved)
    _tail(sheet, FIRST_ROW + len(involved), [item for item in items if item.not_involved], last)
    _print_setup(sheet)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _fill(cell: Cell, text: str, *, bold: bool = False, left: bool = False, border: bool = True) -> None:
    """A cell of text, never a formula."""
    cell.value = harmless(without_unfit(text)) or None
    cell.number_format = "@"
    cell.alignment = _LEFT if left else _MIDDLE
    cell.font = Font(bold=bold)
    if border:
        cell.border = _BORDER
    if cell.value is not None:
        cell.data_type = "s"


def _heads(sheet: Worksheet) -> None:
    """Two rows: what several columns share stands above them, what stands alone goes over both."""
    over_from = 0
    for at, head in enumerate(HEADS, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = head.width
        upper, lower = sheet.cell(2, at), sheet.cell(3, at)
        _fill(upper, head.over or head.title, bold=True)
        _fill(lower, head.title if head.over else "", bold=True)
        upper.fill = lower.fill = _HEAD
        if not head.over:
            sheet.merge_cells(f"{letter}2:{letter}3")
            continue
        if at == 1 or HEADS[at - 2].over != head.over:
            over_from = at
        if at == len(HEADS) or HEADS[at].over != head.over:
            sheet.merge_cells(f"{get_column_letter(over_from)}2:{letter}2")
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 4)


def _merge_firsts(sheet: Worksheet, items: Sequence[Item]) -> None:
    """一级事项 that goes on over several rows is written once."""
    began = 0
    for at in range(1, len(items) + 1):
        if at < len(items) and items[at].first == items[began].first:
            continue
        if at - began > 1:
            sheet.merge_cells(f"B{FIRST_ROW + began}:B{FIRST_ROW + at - 1}")
        began = at


def _tail(sheet: Worksheet, row: int, items: Sequence[Item], last: str) -> None:
    told = "；".join(f"{item.first}“{item.second}”：{item.not_involved}" for item in items) or "没有。"
    sheet.merge_cells(f"A{row}:{last}{row}")
    _fill(sheet.cell(row, 1), f"{NOT_INVOLVED}：{told}", left=True)


def _print_setup(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "2:3"
