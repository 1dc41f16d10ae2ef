"""目录的下载：the catalogue in the official layout, as a workbook and as separated values, and for programs."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from mingtang.catalogue.models import Item, Version
from mingtang.catalogue.queries.public import PublicCatalogue
from mingtang.directives.layout import HEADS, cells_of, harmless
from mingtang.directives.writing import write_table
from mingtang.listings.models import Listing

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(version: Version, items: Iterable[Item]) -> bytes:
    """表格文件。"""
    return write_table(version, list(items))


def separated(items: Iterable[Item]) -> str:
    """逗号分隔的文本，with the mark by which spreadsheets know the encoding; no cell begins a formula."""
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow([head.title for head in HEADS])
    for ordinal, item in enumerate((item for item in items if not item.not_involved), start=1):
        told = {**cells_of(vars(item)), "ordinal": str(ordinal)}
        writer.writerow([harmless(told[head.key]) for head in HEADS])
    return f"\ufeff{kept.getvalue()}"


def for_programs(
    catalogue: PublicCatalogue, newest: Mapping[str, list[Listing]], *, unit: Mapping[str, str], root: str
) -> dict[str, Any]:
    """目录，for programs; these names stay."""
    return {
        "unit": unit,
        "version": catalogue.number,
        "in_force_on": catalogue.in_force_on,
        "items": [
            {
                "code": item.code,
                "first": item.first,
                "second": item.second,
                "article": item.article,
                "elements": item.elements,
                "basis": item.basis,
                "limit": item.limit,
                "subject": item.subject,
                "channels": item.channels,
                "audiences": item.audiences,
                "ways": item.ways,
                "levels": item.levels,
                "column": item.column,
                "not_involved": item.not_involved,
                "newest": [
                    {
                        "title": row.title,
                        "url": row.elsewhere or f"{root}{row.address}",
                        "index_number": row.index_number,
                        "made_on": row.made_on,
                        "public_on": row.public_on,
                    }
                    for row in newest.get(item.code, [])
                ],
            }
            for item in catalogue.items
        ],
    }
