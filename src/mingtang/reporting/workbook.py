"""表格文件：the signed table as .xlsx, landscape A4, nothing in it a formula."""

import io
import re

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from mingtang.language.unseen import without_unfit
from mingtang.reporting.layout import DEMO, SANS, SERIF, WIDTHS, Laid, laid_out
from mingtang.reporting.models import Snapshot
from mingtang.reporting.sealed import sealed, without_zone
from mingtang.reporting.words import HEADS
from mingtang.sheets.layout import harmless

_THIN = Side(style="thin", color="808080")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTER = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TOP = Alignment(vertical="top", wrap_text=True)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def workbook_of(snapshot: Snapshot, *, demo: bool) -> bytes:
    """季度报表.xlsx：the same bytes from the same table."""
    laid = laid_out(snapshot, demo=demo)
    book = Workbook()
    sheet = book.active
    sheet.title = "季度台账"
    _write(sheet, laid)
    _set_up(sheet, laid, demo=demo)
    book.properties.creator = snapshot.told["organ"]
    book.properties.title = laid.title
    book.properties.created = without_zone(snapshot.made_at)
    kept = io.BytesIO()
    book.save(kept)
    stamp = f"{without_zone(snapshot.signed_at).isoformat()}Z".encode()
    return sealed(kept.getvalue(), {"docProps/core.xml": lambda part: _MODIFIED.sub(rb"\g<1>" + stamp + rb"\2", part)})


def _write(sheet: Worksheet, laid: Laid) -> None:
    at = 1
    for text, font in [(laid.title, Font(SANS, size=16, bold=True)), *((line, Font(SERIF)) for line in laid.above)]:
        _line(sheet, at, text, font)
        at += 1
    sheet.cell(1, 1).alignment = _CENTER
    for column, head in enumerate(HEADS, start=1):
        cell = sheet.cell(at, column, head)
        cell.font, cell.border, cell.alignment = Font(SANS, bold=True), _BORDER, _CENTER
        cell.fill = PatternFill("solid", start_color="EFECE6")
    sheet.print_title_rows = f"{at}:{at}"
    sheet.freeze_panes = sheet.cell(at + 1, 1)
    for row in laid.rows:
        at += 1
        for column, text in enumerate(row, start=1):
            _text(sheet, at, column, text)
            cell = sheet.cell(at, column)
            cell.font, cell.border, cell.alignment = Font(SERIF), _BORDER, _TOP
    for line in laid.below:
        at += 1
        _line(sheet, at, line, Font(SERIF, size=9))


def _line(sheet: Worksheet, at: int, text: str, font: Font) -> None:
    _text(sheet, at, 1, text)
    sheet.cell(at, 1).font = font
    sheet.cell(at, 1).alignment = _TOP
    sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=len(HEADS))


def _text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    cell.value = harmless(without_unfit(text)) or None
    if cell.value is not None:
        cell.data_type = "s"


def _set_up(sheet: Worksheet, laid: Laid, *, demo: bool) -> None:
    for letter, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    if demo:
        sheet.oddHeader.center.text = DEMO
