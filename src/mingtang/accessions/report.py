"""批量建稿的报告：a sheet with a row for each file; nothing in it a formula."""

import io
from collections.abc import Iterable

from openpyxl import Workbook

from mingtang.accessions.models import BatchFile
from mingtang.directives.layout import harmless

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = (("序号", 6), ("文件名", 40), ("结果", 18), ("稿件编号", 10), ("标题", 50), ("发文字号", 20), ("说明", 80))


def rows(files: Iterable[BatchFile]) -> list[tuple[int | str, ...]]:
    """一份文件一行。"""
    return [
        (
            file.position,
            file.name,
            file.stands.label,
            file.manuscript.pk if file.manuscript else "",
            file.manuscript.title if file.manuscript else "",
            file.manuscript.metadata.get("number", "") if file.manuscript else "",
            "\n".join(file.told),
        )
        for file in files
    ]


def workbook(files: Iterable[BatchFile]) -> bytes:
    """报告，as a file."""
    book = Workbook()
    sheet = book.active
    sheet.title = "批量建稿"
    sheet.append([title for title, _ in HEADS])
    for row in rows(files):
        sheet.append([cell if isinstance(cell, int) else harmless(cell) for cell in row])
    for column, (_, width) in zip("ABCDEFG", HEADS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
