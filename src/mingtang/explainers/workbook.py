"""解读情况表：the coverage of a year as a workbook."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from mingtang.explainers.queries.coverage import Coverage
from mingtang.language.unseen import without_unfit

HEADS = ("公开日期", "标题", "文号", "种类", "解读", "形式")
_WIDTHS = (14, 48, 20, 16, 14, 32)


def write(coverage: Coverage) -> bytes:
    """写表：one row per document; a cell never begins like a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = "解读情况"
    sheet.append([f"{coverage.finding}"])
    sheet.append(list(HEADS))
    for line in coverage.lines:
        how = "已解读" if line.explainers else "批准免予解读" if line.exempt else "没有解读"
        row = line.listing
        cells = (row.public_on.isoformat(), row.title, row.number, line.type, how, line.form_names)
        sheet.append([_harmless(cell) for cell in cells])
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    for at, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEF"[at]].width = width
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _harmless(text: str) -> str:
    told = without_unfit(text)
    return f"'{told}" if told[:1] in {"=", "+", "-", "@"} else told
