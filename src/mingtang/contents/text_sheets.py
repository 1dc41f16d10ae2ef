"""Excel 的文字：row by row as the file is read, every sheet, the hidden ones too; remarks, headers, lists of choices.

Numbers come as they are kept, days as days: a telephone number in a cell of numbers is one, too.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.cell import column_index_from_string, get_column_letter
from openpyxl.utils.datetime import from_excel

from mingtang.contents.parts import Part, left_over
from mingtang.language.papers.part_trees import elements, local, targets, tree
from mingtang.language.table_heads import Heads

BOOK, STRINGS, STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_CODE = re.compile(r'&(?:[LCR]|"[^"\n]*+"|K[\dA-Fa-f+-]{6,8}|\d{1,3}|[A-Z])')
_BESIDE = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_TAIL = (*_BESIDE, "formula1", "formula2", "hyperlink", "dataValidation")
_SAID = ("display", "tooltip", "prompt", "error")
_REMARK = re.compile(r"xl/(?:threadedComments/threadedComment|comments/comment|comments)\d*\.xml", re.I)
_LAST_DAY = 2_958_465
_DAYS_OF_EAST_ASIA = frozenset({*range(27, 37), *range(50, 59)})


@dataclass
class _Book:
    """What the cells of all sheets point to."""

    strings: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    days: frozenset[int] = frozenset()


def sheet_parts(archive: zipfile.ZipFile, names: frozenset[str]) -> Iterator[Part]:
    """Excel 的各处文字。"""
    book = _Book(days=day_styles(archive) if STYLES in names else frozenset())
    if STRINGS in names:
        with archive.open(STRINGS) as stream:
            book.strings = [_joined(item) for item in elements(stream, "si")]
    root = tree(archive.read(BOOK))
    found = targets(archive, BOOK)
    read = {BOOK, STRINGS}
    for sheet in root.iter("{*}sheet"):
        path = next(
            (found[value] for name, value in sheet.attrib.items() if name.endswith("}id") and value in found), ""
        )
        if path not in names:
            continue
        read.add(path)
        is_hidden = sheet.get("state", "visible") != "visible"
        title = f"{'隐藏的' if is_hidden else ''}工作表“{sheet.get('name', '')}”"
        yield Part(f"{title}的名称", sheet.get("name", ""), hidden=is_hidden)
        yield from _sheet(archive, path, title, book, hidden=is_hidden)
        remarks = [path for path in targets(archive, path).values() if _REMARK.fullmatch(path) and path in names]
        read |= set(remarks)
        for remark in remarks:
            yield from _remarks(archive, remark, title)
    for name in root.iter("{*}definedName"):
        yield Part("定义的名称", f"{name.get('name', '')} {name.text or ''}", hidden=True)
    for number, text in enumerate(book.strings):
        if number not in book.used and text.strip():
            yield Part("表格里没有显示、文件里留着的文字", text, hidden=True)
    yield from left_over(archive, names - read)


def _sheet(archive: zipfile.ZipFile, path: str, title: str, book: _Book, *, hidden: bool) -> Iterator[Part]:
    unseen, heads = set[int](), Heads()
    with archive.open(path) as stream:
        at = 0
        for element in elements(stream, "row", "col", *_TAIL):
            name = local(element)
            if name == "row":
                at = int(element.get("r") or at + 1)
                aside = "隐藏的" if element.get("hidden") in {"1", "true"} else ""
                yield from _row(element, f"{title}{aside}第 {at} 行", book, unseen, heads, hidden=hidden)
            elif name == "col" and element.get("hidden") in {"1", "true"}:
                unseen |= set(range(int(element.get("min", 0)), min(int(element.get("max", 0)), 16_384) + 1))
            elif name in _BESIDE:
                yield from _part(f"{title}的页眉页脚", _CODE.sub(" ", element.text or ""), hidden=hidden)
            elif name != "col":
                told = [element.text or "", *(element.get(key) or "" for key in _SAID)]
                yield from _part(f"{title}的链接或者下拉选项", " ".join(told), hidden=True)


def _row(
    row: etree._Element, where: str, book: _Book, unseen: set[int], heads: Heads, *, hidden: bool
) -> Iterator[Part]:
    shown: list[tuple[int, str]] = []
    kept: list[tuple[int, str]] = []
    formulas = []
    is_hidden = hidden or row.get("hidden") in {"1", "true"}
    column = 0
    for cell in row:
        place = _COLUMN.match(cell.get("r") or "")
        column = column_index_from_string(place[0]) if place else column + 1
        text, formula = _cell(cell, book)
        (kept if column in unseen else shown).append((column, text.replace("\t", " ")))
        if sum(map(str.isnumeric, formula)) >= 11:
            formulas.append(formula)
    named = dict(zip([column for column, _ in sorted(shown + kept)], heads.of(sorted(shown + kept)), strict=False))
    for cells, aside, is_unseen in ((shown, "", is_hidden), (kept, "的隐藏列", True)):
        yield from _cells(cells, f"{where}{aside}", row.get("r") or "", named, hidden=is_unseen)
    yield from _part(f"{where}的公式", "\t".join(formulas), hidden=True)


def _cells(
    cells: list[tuple[int, str]], where: str, row: str, named: dict[int, str], *, hidden: bool
) -> Iterator[Part]:
    """One row as one text, from its first cell in which anything stands to its last."""
    filled = [place for place, (_, text) in enumerate(cells) if text.strip()]
    if filled:
        cells = cells[filled[0] : filled[-1] + 1]
        addresses = tuple(f"{get_column_letter(column)}{row}" if row else "" for column, _ in cells)
        heads = tuple(named.get(column, "") for column, _ in cells) if named else ()
        yield Part(where, "\t".join(text for _, text in cells), hidden, addresses, heads)


def _part(where: str, text: str, *, hidden: bool) -> Iterator[Part]:
    if text.strip():
        yield Part(where, text.strip("\t"), hidden=hidden)


def _cell(cell: etree._Element, book: _Book) -> tuple[str, str]:
    """What a cell shows, and the formula behind it."""
    value, formula, kind = "", "", cell.get("t", "n")
    for child in cell:
        match local(child):
            case "v":
                value = child.text or ""
            case "f":
                formula = child.text or ""
            case "is":
                value = _joined(child)
    if kind == "s" and value.isdecimal() and int(value) < len(book.strings):
        book.used.add(int(value))
        return book.strings[int(value)], formula
    if kind == "n" and value:
        return shown_number(value, is_day=int(cell.get("s") or 0) in book.days), formula
    return value.replace("_x000D_", ""), formula


def shown_number(value: str, *, is_day: bool) -> str:
    """数字怎样显示：as it is kept, a day as a day."""
    try:
        number = float(value)
    except ValueError:
        return value
    if is_day and 1 <= number <= _LAST_DAY:
        day = from_excel(number)
        return day.strftime("%Y-%m-%d") if number.is_integer() else day.strftime("%Y-%m-%d %H:%M")
    if number.is_integer() and abs(number) < 1e19:
        return str(int(value)) if value.lstrip("-").isdecimal() else str(int(number))
    return f"{number:.12g}"


def day_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """显示为日期的样式：the numbers of the styles in which a number is shown as a day."""
    root = tree(archive.read(STYLES))
    written = {row.get("numFmtId"): row.get("formatCode", "") for row in root.iter("{*}numFmt")}
    styles = next(root.iter("{*}cellXfs"), ())
    found = set()
    for number, style in enumerate(styles):
        key = style.get("numFmtId") or "0"
        form = written.get(key) or BUILTIN_FORMATS.get(int(key), "")
        if int(key) in _DAYS_OF_EAST_ASIA or is_date_format(form):
            found.add(number)
    return frozenset(found)


def _remarks(archive: zipfile.ZipFile, path: str, title: str) -> Iterator[Part]:
    for remark in tree(archive.read(path)).iter("{*}comment", "{*}threadedComment"):
        yield from _part(f"{title}单元格 {remark.get('ref', '')} 的批注", _joined(remark), hidden=True)


def _joined(item: etree._Element) -> str:
    """The text of a string that may be cut into runs, without the notes of how it is read aloud."""
    return "".join(
        node.text or ""
        for node in item.iter("{*}t", "{*}text")
        if not any(local(above) == "rPh" for above in node.iterancestors("{*}rPh"))
    )
