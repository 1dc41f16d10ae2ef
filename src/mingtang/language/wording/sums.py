"""合计：a total in a sentence or a table that is not the sum of its parts."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from mingtang.language.wording.found import Doubt, Rule

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNIT = (
    r"亿元|万元|元|亩|公顷|人次|人|户|件|个|项|条|家|名|次|公里|米|吨|万人|平方米|村|期|场|份|篇|起|宗|处|台|套|辆|所"
)
_TOTAL = re.compile(
    rf"(?:共计?|合计|总计|总共|累计|全年|总投资|总额|收到|受理|新收)"
    rf"[^,;。\d]{{0,24}}?({_NUMBER}) ?({_UNIT})[^,;。\d]{{0,16}}?"
    r"[,，(:：]? ?(?:其中|包括|分别为|分别是)[,:：]?([^;；。]*)"
)
_PART = re.compile(rf"({_NUMBER}) ?({_UNIT})(?!以[上下内])")
#: A sentence that names only some parts, or shares and comparisons, says nothing about the sum.
_NOT_ALL = re.compile(r"等|主要|多|余|约|近|%|％|同比|增长|下降|比上年|占|不足|以上|其余|超过|均为|每|人均|户均")
_SUM_ROW = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*数)$")
_AMOUNT = re.compile(rf"-?{_NUMBER}")
_HEADS_NOT_ADDED = re.compile(r"序号|编号|年度|年份|日期|电话|代码|比例|占比|率|单价|标准|均|排名|得分|%")


def sum_doubts(plain: str) -> Iterator[Doubt]:
    """一句话里的合计 that its parts do not make, where all of them stand behind 其中 in the same unit."""
    for found in _TOTAL.finditer(plain) if "其中" in plain or "分别" in plain or "包括" in plain else ():
        if _NOT_ALL.search(found[3]):
            continue
        parts = [number for number, unit in _PART.findall(found[3]) if unit == found[2]]
        others = [unit for _, unit in _PART.findall(found[3]) if unit != found[2]]
        if len(parts) < 2 or others:
            continue
        total, made = amount(found[1]), sum((amount(part) or Decimal(0) for part in parts), Decimal(0))
        if total is not None and made != total:
            advice = f"各项加起来是{_written(made)}{found[2]}，写的是{found[1]}{found[2]}，请核对。"
            yield Doubt(Rule.SUM, found.start(1), found.end(2), plain[found.start(1) : found.end(2)], advice)


def table_doubts(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, Doubt]]:
    """表里的合计：row and column of each total that is not the sum of what stands above it, or beside it in its row.

    Only where every row between two totals has an amount; a head says which columns are no amounts.
    """
    heads = next((row for row in rows if sum(bool(cell.strip()) for cell in row) > 1), ())
    begin = 0
    sums: list[int] = []
    for at, row in enumerate(rows):
        if not any(_SUM_ROW.match(cell.strip()) for cell in row[:3]):
            continue
        label = next(cell.strip() for cell in row[:3] if _SUM_ROW.match(cell.strip()))
        is_part = "小" in label
        for column, cell in enumerate(row):
            total = amount(cell)
            if total is None or (column < len(heads) and _HEADS_NOT_ADDED.search(heads[column])):
                continue
            above = [amount(_cell(rows[place], column)) for place in _added(begin, at, sums, is_part=is_part)]
            known = [value for value in above if value is not None]
            if len(known) >= 2 and len(known) >= len(above) - 1 and sum(known, Decimal(0)) != total:
                yield at, column, _of_cell(cell, sum(known, Decimal(0)))
        if is_part:
            sums.append(at)
            begin = at + 1
        else:
            begin, sums = at + 1, []


def _added(begin: int, at: int, sums: list[int], *, is_part: bool) -> list[int]:
    """Which rows a total adds: those since the last part, or the parts themselves where there are any."""
    if is_part or not sums:
        return list(range(begin, at))
    return sums


def _of_cell(cell: str, made: Decimal) -> Doubt:
    written = cell.strip()
    return Doubt(Rule.SUM, 0, len(written), written, f"这一列加起来是{_written(made)}，合计写的是{written}，请核对。")


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def amount(written: str) -> Decimal | None:
    """数额 with its thousands apart or not; ``None`` for what is none."""
    plain = written.strip().replace("，", ",")
    if not _AMOUNT.fullmatch(plain):
        return None
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None


def _written(value: Decimal) -> str:
    return f"{value.normalize():f}"
