"""分析的表格：the tables of the page as .xlsx and as separated values; numbers only, nothing in it a formula."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook

from mingtang.demand.queries.analysis import Analysis
from mingtang.directives.layout import harmless

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def separated(told: Analysis, organ: str) -> str:
    """逗号分隔的文本，with the mark by which spreadsheets know the encoding."""
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow([harmless(f"{organ}{told.year}年依申请公开分析")])
    writer.writerows(summary(told))
    for table in told.tables:
        writer.writerow([])
        writer.writerow([table.title, table.note] if table.note else [table.title])
        writer.writerows([[harmless(cell) for cell in row] for row in (table.heads, *table.rows)])
    return f"\ufeff{kept.getvalue()}"


def workbook(told: Analysis, organ: str) -> bytes:
    """表格文件：a sheet for each table, the summary first."""
    book = Workbook()
    _fill(book.active, "总表", [(f"{organ}{told.year}年依申请公开分析",), *summary(told)])
    for table in told.tables:
        below = [(), (table.note,)] if table.note else []
        _fill(book.create_sheet(), table.title, [table.heads, *table.rows, *below])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def summary(told: Analysis) -> list[tuple[str, ...]]:
    """总表：the numbers that stand above the tables."""
    low, middle, high = (f"{number:g}" for number in told.quarters) if told.quarters else ("没有", "没有", "没有")
    times, cases = told.repeated
    return [
        ("收到", str(told.total)),
        ("还在办", str(told.going)),
        ("还在办、已经超过期限", str(told.overdue)),
        ("期限内办结", str(told.in_time)),
        ("超期办结", str(told.late)),
        ("办理天数（工作日）下四分位", low),
        ("办理天数（工作日）中位", middle),
        ("办理天数（工作日）上四分位", high),
        ("同一人就同一主题又来申请的情形", str(times)),
        ("同一人就同一主题又来申请的件数", str(cases)),
        ("收到的信息处理费（元）", f"{told.paid:f}"),
    ]


def _fill(sheet: object, title: str, rows: Sequence[Sequence[str]]) -> None:
    sheet.title = title
    for row in rows:
        sheet.append([int(cell) if cell.isascii() and cell.isdecimal() else harmless(cell) for cell in row])
