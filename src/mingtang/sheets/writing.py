"""写表：the ledger as a workbook that a clerk can edit, and the same with what is wrong written beside each row."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mingtang.language.unseen import without_unfit
from mingtang.law.commitments import RHYTHM_LABELS
from mingtang.law.days import chinese_day
from mingtang.organs.models import Unit
from mingtang.sheets.layout import BY_KEY, COLUMNS, DAYS, HELP, PROBLEM, TITLE, harmless
from mingtang.workplan.models import Plan

_THIN = Side(style="thin", color="D8D4CC")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_OPEN, _CLOSED, _BAD = (PatternFill("solid", start_color=color) for color in ("FFF4CE", "F2F0EB", "FBE3E4"))
_TOP = Alignment(wrap_text=True, vertical="top")
_TEXT, _DAY = "@", "yyyy-mm-dd"
_EMPTY_ROWS = 30
"""Rows below the last one that are ready for tasks to be added."""


def write_table(
    plan: Plan,
    rows: Sequence[Mapping[str, str]],
    units: Sequence[Unit],
    *,
    at: datetime,
    problems: Mapping[int, str] | None = None,
) -> bytes:
    """写表：``rows`` by column key; ``problems`` by place in ``rows``, from 0, go into a column of their own."""
    book = Workbook()
    sheet = book.active
    sheet.title = TITLE
    _heads(sheet, len(rows), with_problems=problems is not None)
    for number, cells in enumerate(rows, start=2):
        for at_column, column in enumerate(COLUMNS, start=1):
            cell = sheet.cell(number, at_column)
            _fill(cell, cells.get(column.key, ""), is_day=column.key in DAYS)
            cell.fill = _OPEN if column.editable else _CLOSED
        if problems:
            cell = sheet.cell(number, len(COLUMNS) + 1)
            _fill(cell, problems.get(number - 2, ""))
            cell.fill = _BAD if number - 2 in problems else PatternFill()
    for number in range(len(rows) + 2, len(rows) + 2 + _EMPTY_ROWS):
        for at_column in range(1, len(COLUMNS)):
            sheet.cell(number, at_column).number_format = _TEXT
    _help(book.create_sheet(HELP), plan, len(rows), units, at=at)
    _choices(sheet, len(rows) + 1 + _EMPTY_ROWS, len(units))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _fill(cell: Cell, text: str, *, is_day: bool = False) -> None:
    """A cell of text, never a formula; a day of the table is a real day."""
    cell.border, cell.alignment = _BORDER, _TOP
    if is_day and text:
        try:
            cell.value = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            cell.number_format = _DAY
            return
    cell.value = harmless(without_unfit(text)) or None
    cell.number_format = _TEXT
    if cell.value is not None:
        cell.data_type = "s"


def _heads(sheet: Worksheet, rows: int, *, with_problems: bool) -> None:
    for at, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, at, column.head)
        cell.font, cell.border = Font(bold=True), _BORDER
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        cell.fill = PatternFill("solid", start_color="F5D76E" if column.editable else "D8D4CC")
        cell.comment = Comment(column.note, "台账", height=90, width=260)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    if with_problems:
        cell = sheet.cell(1, len(COLUMNS) + 1, PROBLEM)
        cell.font, cell.border, cell.fill = Font(bold=True), _BORDER, _BAD
        sheet.column_dimensions[get_column_letter(len(COLUMNS) + 1)].width = 60
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS) + with_problems)}{rows + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _help(sheet: Worksheet, plan: Plan, rows: int, units: Sequence[Unit], *, at: datetime) -> None:
    """Units first, so that the choices in the table know where they stand."""
    lines: list[tuple[str, ...]] = [("本机关的单位（简称）", "全称", "代码")]
    lines += [(unit.short_name, unit.name, unit.code) for unit in units]
    lines += [
        (),
        ("这张表", plan.title),
        ("年度", f"{plan.year}年"),
        ("导出", f"{chinese_day(at.date())} {at:%H:%M}，{rows} 行"),
        ("怎样用", "改黄色的格，存盘，到台账页“从表格读回”上传；系统先列出差别，您确认以后才改台账。"),
        ("新增任务", "写在最后一行下面，编号和版本空着。"),
        ("删去一行", "台账不变；要移出任务，请重新导入要点。"),
        ("不得写入", "涉密、工作秘密内容，和身份证号、手机号、银行卡号等个人信息。"),
        (),
        ("列", "能不能改", "说明"),
    ]
    lines += [(column.title, "可以改" if column.editable else "不要改", column.help) for column in COLUMNS]
    for number, told in enumerate(lines, start=1):
        for at_column, text in enumerate(told, start=1):
            cell = sheet.cell(number, at_column)
            _fill(cell, text)
            cell.border = Border()
            cell.font = Font(bold=at_column == 1)
    for letter, width in zip("ABC", (24, 60, 70), strict=True):
        sheet.column_dimensions[letter].width = width


def _choices(sheet: Worksheet, last: int, units: int) -> None:
    """What may be picked from a list; anything else may still be typed, and is judged when it is read back."""
    letters = {key: get_column_letter(COLUMNS.index(BY_KEY[key]) + 1) for key in ("owner", "own_rhythm")}
    lists = {"own_rhythm": f'"{",".join(RHYTHM_LABELS.values())}"'}
    if units:
        lists["owner"] = f"'{HELP}'!$A$2:$A${units + 1}"
    for key, formula in lists.items():
        rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
        rule.add(f"{letters[key]}2:{letters[key]}{last}")
        sheet.add_data_validation(rule)
