"""读表：an uploaded .xlsx or .csv as cells under known columns, whatever program wrote it. Nothing is stored here."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.encodings import decode
from mingtang.language.papers.grids import Grid, of_separated, of_workbook
from mingtang.sheets.layout import BY_KEY, COLUMNS, HELP, MOST_ROWS, NEEDED, PROBLEM, WAS_FORMULA, bare, column_named

ACCEPT = ".xlsx,.csv"
_OLD = b"\xd0\xcf\x11\xe0"
_HEAD_WITHIN, _HEAD_AT_LEAST = 20, 3
_SIGNS = (",", "\t", ";", "，")


@dataclass(frozen=True)
class Read:
    """读到的表：the known columns in it, its rows with their numbers, and what was passed over."""

    columns: tuple[str, ...]
    lines: tuple[dict[str, Any], ...]
    remarks: tuple[str, ...]
    sha256: str


def read_table(data: bytes, name: str) -> Read:
    """读表。Errors: ``Unreadable`` with one Chinese sentence: what, where, what to do."""
    if data.startswith(_OLD):
        raise Unreadable(f"“{name}”是旧版表格或者设了密码；请取消密码，另存为 .xlsx 后再试。")
    inside = open_archive(data, name)
    if inside is None:
        grids: Iterable[Grid] = [_of_text(decode(data, name), name)]
    elif "xl/workbook.xml" in inside:
        grids = of_workbook(data, name, passed_over=HELP)
    else:
        raise Unreadable(f"“{name}”不是 .xlsx 表格；请用 WPS 或 Excel 打开，另存为 .xlsx 或 .csv 后再试。")
    for grid in grids:
        head = _head_of(grid)
        if head is not None:
            return _read(grid, *head, hashlib.sha256(data).hexdigest(), name)
    raise Unreadable(f"“{name}”里没有找到表头；请从台账导出表格，在导出的表里修改，表头的名称不要改。")


def _of_text(text: str, name: str) -> Grid:
    """A table of separated values, cut by the sign under which most headings are known."""
    return max(
        (of_separated(text, sign, name) for sign in _SIGNS), key=lambda grid: len((_head_of(grid) or (0, {}))[1])
    )


def _head_of(grid: Grid) -> tuple[int, dict[int, str]] | None:
    """The row of the headings, and what each of its cells says."""
    for row in sorted(grid.texts)[:_HEAD_WITHIN]:
        known = {column.key for text in grid.texts[row].values() if (column := column_named(text))}
        if len(known) >= _HEAD_AT_LEAST and known & {"key", "text"}:
            return row, grid.texts[row]
    return None


def _read(grid: Grid, head: int, titles: Mapping[int, str], sha256: str, name: str) -> Read:
    places: dict[str, int] = {}
    passed_over = []
    for at, title in sorted(titles.items()):
        column = column_named(title)
        if column is None:
            passed_over += [title] if title != PROBLEM else []
        elif column.key in places:
            raise Unreadable(f"“{name}”里“{column.title}”有两列；请删去多出来的一列再试。")
        else:
            places[column.key] = at
    lacking = "、".join(f"“{BY_KEY[key].title}”" for key in NEEDED if key not in places)
    if lacking:
        raise Unreadable(f"“{name}”里没有{lacking}一列；请从台账重新导出表格，在导出的表里修改，这几列原样留着。")
    lines = [_line(grid, row, places) for row in sorted(grid.texts) if row > head]
    lines = [line for line in lines if line["cells"]]
    if len(lines) > MOST_ROWS:
        raise Unreadable(f"“{name}”有 {len(lines)} 行，一次最多读回 {MOST_ROWS} 行；请分几次上传。")
    if not lines:
        raise Unreadable(f"“{name}”里只有表头，没有任务；请核对选择的文件。")
    return Read(tuple(places), tuple(lines), tuple(_remarks(grid, places, passed_over)), sha256)


def _line(grid: Grid, row: int, places: Mapping[str, int]) -> dict[str, Any]:
    told = grid.texts[row]
    cells = {key: bare(told[at]) for key, at in places.items() if told.get(at)}
    formulas = [key for key, at in places.items() if (row, at) in grid.formulas or cells.get(key) == WAS_FORMULA]
    return {"row": row, "cells": cells, "formulas": formulas}


def _remarks(grid: Grid, places: Mapping[str, int], passed_over: list[str]) -> list[str]:
    remarks = []
    if passed_over:
        remarks.append(f"多出来的列没有读：{'、'.join(title[:20] for title in passed_over)}。")
    absent = [column.title for column in COLUMNS if column.editable and column.key not in places]
    if absent:
        remarks.append(f"表里没有这几列，当作没有改：{'、'.join(absent)}。")
    if grid.hidden:
        remarks.append(f"隐藏或者筛掉的 {grid.hidden} 行也读了。")
    return remarks
