"""写表：rows under columns that are data, as a workbook that can be edited and read back; never a formula in it."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mingtang.language.unseen import without_unfit
from mingtang.law.fields import NO, YES, Field, FieldType, is_amount, is_day

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HELP = "填写说明"
_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {FieldType.LONG: 48, FieldType.TEXT: 22, FieldType.LINK: 30}
_SAFE_FORMULA = 240


def harmless(text: str) -> str:
    """不当公式：text that a spreadsheet would take for a formula gets a sign in front that keeps it text."""
    return f"'{text}" if text.startswith(_SIGNS) else text


def bare(text: str) -> str:
    """去掉 ``harmless`` 加的记号。"""
    return text[1:] if text.startswith("'") and text[1:].startswith(_SIGNS) else text


def write_table(
    title: str, fields: Sequence[Field], rows: Sequence[Mapping[str, str]], *, notes: Sequence[str] = ()
) -> bytes:
    """写表：one sheet with the rows, and, where there is something to say to whoever fills it, one that says it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "".join(char for char in title if char not in "\\/*?:[]")[:31] or "清单"
    for at, field in enumerate(fields, start=1):
        cell = sheet.cell(1, at, field.title)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="F2F0EB")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(field.type, 14)
        for number, cells in enumerate(rows, start=2):
            _fill(sheet.cell(number, at), field, cells.get(field.key, ""))
        _choices(sheet, at, field, len(rows) + 50)
    sheet.freeze_panes = "A2"
    if notes:
        _help(book.create_sheet(HELP), fields, notes)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(cell: Cell, field: Field, value: str) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if field.type in {FieldType.NUMBER, FieldType.MONEY} and is_amount(value):
        cell.value = Decimal(value.replace("−", "-"))
        return
    if field.type is FieldType.DATE and is_day(value):
        cell.value, cell.number_format = date.fromisoformat(value), "yyyy-mm-dd"
        return
    cell.value, cell.number_format = harmless(without_unfit(value)) or None, "@"
    if cell.value is not None:
        cell.data_type = "s"


def _choices(sheet: Worksheet, at: int, field: Field, last: int) -> None:
    choices = [YES, NO] if field.type is FieldType.YES_NO else list(field.choices)
    told = ",".join(choices)
    if choices and len(told) < _SAFE_FORMULA and not any(sign in choice for choice in choices for sign in ',"'):
        rule = DataValidation(type="list", formula1=f'"{told}"', allow_blank=True, showErrorMessage=False)
        rule.add(f"{get_column_letter(at)}2:{get_column_letter(at)}{last}")
        sheet.add_data_validation(rule)


def _help(sheet: Worksheet, fields: Sequence[Field], notes: Sequence[str]) -> None:
    lines = [(note, "", "") for note in notes] + [("", "", ""), ("列", "怎样填", "依据和说明")]
    for field in fields:
        how = f"{field.type.label}{'，必填' if field.must else ''}{'，用来认行，不要改' if field.is_key else ''}"
        choices = f"，从这几个里选：{'、'.join(field.choices)}" if field.choices else ""
        lines.append((field.title, how + choices, "；".join(filter(None, (field.basis, field.help)))))
    for number, told in enumerate(lines, start=1):
        for at, text in enumerate(told, start=1):
            cell = sheet.cell(number, at, harmless(without_unfit(text)) or None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABC", (40, 60, 40), strict=True):
        sheet.column_dimensions[letter].width = width
