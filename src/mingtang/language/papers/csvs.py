"""CSV 表格：one table, whatever sign separates its fields."""

import csv
import io

from mingtang.language.papers.blocks import MAX_COLUMNS, Block, Cell, Doubt, Unreadable, table_of

_SIGNS = (",", "\t", ";", "，", "|")
MAX_ROWS = 20_000


def read_csv(text: str, name: str) -> tuple[list[Block], list[Doubt]]:
    """读 CSV：the separator is the sign that cuts most lines into the same number of fields.

    Errors: ``Unreadable`` when the quoting is broken or the table is far too large.
    """
    sign = max(_SIGNS, key=lambda candidate: _evenness(text, candidate))
    rows: list[list[Cell]] = []
    try:
        for fields in csv.reader(io.StringIO(text), delimiter=sign, strict=True):
            at = len(rows) + 1
            if at > MAX_ROWS or len(fields) > MAX_COLUMNS:
                raise Unreadable(f"“{name}”超过 {MAX_ROWS} 行或 {MAX_COLUMNS} 列，不像工作要点；请核对选择的文件。")
            rows.append([Cell(field.strip(), f"第{at}行第{column}列") for column, field in enumerate(fields, 1)])
    except csv.Error as error:
        raise Unreadable(
            f"“{name}”第{len(rows) + 1}行的引号不成对，无法分列；请用 Excel 打开，另存为 .xlsx 后再试。"
        ) from error
    return [table_of(rows, "第1行")], []


def _evenness(text: str, sign: str) -> tuple[int, int]:
    """How many of the first lines have the commonest number of this sign, and that number."""
    counts = [line.count(sign) for line in text.split("\n")[:50] if line.strip()]
    held = [count for count in counts if count]
    if not held:
        return 0, 0
    usual = max(set(held), key=held.count)
    return (held.count(usual) if usual > 1 or len(held) > 1 else 0), usual
