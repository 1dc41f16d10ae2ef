"""表格：exported, edited as a spreadsheet program edits, and read back."""

import io

import openpyxl

from mingtang.sheets.actions import difference_of, take
from mingtang.sheets.layout import COLUMNS
from mingtang.sheets.queries import table_rows, units_of
from mingtang.sheets.reading import read_table
from mingtang.sheets.writing import write_table
from mingtang.workplan.models import Commitment
from tests.builders import moment

OUT, AT = moment("2026-03-05"), moment("2026-03-06")
PLACES = {column.key: place for place, column in enumerate(COLUMNS, start=1)}


def exported(plan, *, at=OUT, found=None):
    """The bytes of the ledger's table."""
    rows = table_rows(Commitment.rows.filter(plan=plan) if found is None else found, at=at)
    return write_table(plan, rows, units_of(plan, on=at.date()), at=at)


def opened(data):
    """A workbook as a spreadsheet program holds it."""
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book):
    """The bytes that the program would write."""
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def row_of(sheet, key):
    """The number of the row with a number of the ledger."""
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == key)


def edited(data, *edits, new=()):
    """The table with cells changed, (number, column, value) each, and rows added below."""
    book = opened(data)
    sheet = book["台账"]
    rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    for key, column, value in edits:
        sheet.cell(rows[key], PLACES[column]).value = value
    last = max(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value)
    for number, cells in enumerate(new, start=last + 1):
        for column, value in cells.items():
            sheet.cell(number, PLACES[column]).value = value
    return saved(book)


def taken(town, plan, data, *, name="台账.xlsx", at=AT, by="clerk"):
    """The table uploaded."""
    return take(plan, read=read_table(data, name), name=name, by=town[by], at=at)


def found(town, plan, data, *, name="台账.xlsx", at=AT):
    """What reading the table back would do."""
    return difference_of(taken(town, plan, data, name=name, at=at), by=town["clerk"], at=at)


def told(difference):
    """The changes, in the words of the page."""
    return {
        change.commitment.key: {cell.column: (cell.old, cell.new) for cell in change.cells}
        for change in difference.changes
    }


def wrong(difference):
    """The mistakes, by row, column and sentence."""
    return [(mistake.row, mistake.column, mistake.message) for mistake in difference.mistakes]
