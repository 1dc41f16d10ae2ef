"""表格：what is written out, read again, and changed on the way."""

import io

import openpyxl

from mingtang.directives import actions
from mingtang.directives.queries import items_to_export
from mingtang.directives.reading import read_file
from mingtang.directives.writing import FIRST_ROW, write_table
from tests.builders import moment

AT = moment("2026-04-01")
COLUMNS = {
    "first": "B", "second": "C", "elements": "D", "basis": "E", "limit": "F", "subject": "G", "channels": "H",
    "group": "J", "code": "P",
}  # fmt: skip


def written(version):
    """The catalogue as a workbook's bytes."""
    return write_table(version, items_to_export(version))


def edited(data, edit):
    """The workbook after ``edit`` had its sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    edit(book.active)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def row_of(sheet, code):
    """In which row an item stands."""
    return next(row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet[f"P{row}"].value == code)


def unmerged(sheet):
    """Every cell on its own, as somebody leaves it who edits row by row."""
    for area in list(sheet.merged_cells.ranges):
        text = sheet.cell(area.min_row, area.min_col).value
        sheet.unmerge_cells(str(area))
        if area.min_row >= FIRST_ROW and area.min_col == area.max_col:
            for row in range(area.min_row, area.max_row + 1):
                sheet.cell(row, area.min_col).value = text


def taken(made, data, *, at=AT, name="目录.xlsx", **told):
    """The table taken in by the clerk."""
    usual = {"title": "新指引", "number": "国办发〔2026〕9号"}
    return actions.take(made.organ, read=read_file(data, name), name=name, **usual | told, by=made["clerk"], at=at)


def differences(directive):
    """Kind, code and the headings of what differs, of every row."""
    return [(row.kind, row.code, [heading for heading, *_ in row.cells]) for row in directive.rulings.all()]
