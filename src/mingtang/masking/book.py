"""Excel 的清理：values instead of formulas, nothing behind what is shown.

Every formula becomes the value that it showed, since it would give the covered value again. Sheets, rows and columns
that are hidden stay where they are and are emptied. Lists of choices, filters, scenarios, names of ranges (but those
of printing) and remarks go. Texts stand in their cells, so that none is left that no cell shows.
"""

import io
import re
import zipfile
from copy import deepcopy
from typing import Any

from lxml import etree
from openpyxl.utils.cell import column_index_from_string

from mingtang.contents.text_sheets import day_styles as days_of
from mingtang.contents.text_sheets import shown_number
from mingtang.language.papers.part_trees import local, tree
from mingtang.masking.streams import Setter, Special

BOOK = "xl/workbook.xml"
_GONE = frozenset({
    "dataValidations", "legacyDrawing", "oleObjects", "controls", "customSheetViews", "scenarios", "extLst",
    "webPublishItems", "sheetProtection", "protectedRanges", "customProperties", "filterColumn", "sortState",
    "fileSharing", "customWorkbookViews", "webPublishing", "functionGroups", "smartTagPr", "workbookProtection",
    "absPath", "dataConsolidate", "phoneticPr",
    "calculatedColumnFormula", "totalsRowFormula", "xmlColumnPr",
})  # fmt: skip
_FORMAT_CODE = re.compile(r'&(?:"[^"\n]*"|K[\dA-Fa-f+-]{6,8}|[BIUEXYSOH]|\d{1,2})')
_BESIDE = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_TRUE = frozenset({"1", "true"})
_COLUMN = re.compile(r"[A-Z]{1,3}")


def strings(part: bytes | None) -> list[etree._Element]:
    """共用的文字：the texts that cells point to by number."""
    return [item for item in tree(part) if local(item) == "si"] if part else []


def day_styles(parts: dict[str, bytes]) -> frozenset[int]:
    """显示为日期的样式。"""
    if "xl/styles.xml" not in parts:
        return frozenset()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/styles.xml", parts["xl/styles.xml"])
    with zipfile.ZipFile(held) as archive:
        return days_of(archive)


def numeric(days: frozenset[int]) -> Special:
    """数字的单元格：read as they are shown; one that is covered holds text afterwards."""

    def told(node: etree._Element) -> tuple[str, Setter] | None:
        cell = node.getparent()
        if local(node) != "v" or cell is None or local(cell) != "c" or cell.get("t", "n") != "n" or not node.text:
            return None
        shown = shown_number(node.text, is_day=int(cell.get("s") or 0) in days)
        return shown, lambda text: _write(cell, text)

    return told


def cleaned(trees: dict[str, etree._Element], texts: list[etree._Element]) -> list[str]:
    """清理全部部分：what was taken out, in words."""
    told: list[str] = []
    hidden = _hidden_sheets(trees)
    for name, root in trees.items():
        if not name.startswith("xl/") or name.endswith(".rels"):
            continue
        for node in list(root.iter(etree.Element)):
            if local(node) in _GONE and node.getparent() is not None:
                node.getparent().remove(node)
            elif local(node) in _BESIDE:
                node.text = _FORMAT_CODE.sub("", node.text or "")
        if name.startswith("xl/worksheets/"):
            told += _sheet(root, texts, empty=name in hidden)
    if BOOK in trees:
        _names(trees[BOOK])
    return told


def distinct_names(trees: dict[str, etree._Element]) -> None:
    """工作表的名称各不相同：two names that were covered may have become one."""
    used: set[str] = set()
    for sheet in trees[BOOK].iter("{*}sheet") if BOOK in trees else ():
        name, number = sheet.get("name", ""), 2
        while name in used:
            name, number = f"{sheet.get('name', '')[:28]}{number}", number + 1
        used.add(name)
        sheet.set("name", name)


def _hidden_sheets(trees: dict[str, etree._Element]) -> set[str]:
    rels = trees.get("xl/_rels/workbook.xml.rels")
    if BOOK not in trees or rels is None:
        return set()
    found = {row.get("Id"): row.get("Target", "") for row in rels}
    hidden = set()
    for sheet in trees[BOOK].iter("{*}sheet"):
        if sheet.get("state", "visible") != "visible":
            key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
            target = found.get(key, "")
            hidden.add(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    return hidden


def _sheet(root: etree._Element, texts: list[etree._Element], *, empty: bool) -> list[str]:
    if empty:
        for name in ("sheetData", "headerFooter", "drawing", "hyperlinks", "conditionalFormatting", "tableParts"):
            for node in list(root.iter(f"{{*}}{name}")):
                if name == "sheetData":
                    del node[:]
                else:
                    node.getparent().remove(node)
        return ["隐藏的工作表里的内容"]
    unseen: set[int] = set()
    for column in root.iter("{*}col"):
        if column.get("hidden") in _TRUE:
            unseen |= set(range(int(column.get("min", 0)), min(int(column.get("max", 0)), 16_384) + 1))
    told = []
    for row in root.iter("{*}row"):
        is_hidden = row.get("hidden") in _TRUE
        number = 0
        for cell in list(row):
            place = _COLUMN.match(cell.get("r") or "")
            number = column_index_from_string(place[0]) if place else number + 1
            if (is_hidden or number in unseen) and len(cell):
                told.append("隐藏的行、列里的内容")
                _emptied(cell)
            else:
                _valued(cell, texts, told)
    return told


def _valued(cell: etree._Element, texts: list[etree._Element], told: list[str]) -> None:
    """The cell with what it shows: no formula, no number of a text that stands elsewhere."""
    for formula in cell.findall("{*}f"):
        told.append("公式（改为它显示的数）")
        cell.remove(formula)
    value = cell.find("{*}v")
    kind = cell.get("t", "n")
    if kind == "s" and value is not None and (value.text or "").isdecimal() and int(value.text) < len(texts):
        held = deepcopy(texts[int(value.text)])
        held.tag = cell.tag[:-1] + "is"
        held.tail = None
        for spoken in [node for node in held.iter(etree.Element) if local(node) in {"rPh", "phoneticPr"}]:
            spoken.getparent().remove(spoken)
        _emptied(cell)
        cell.set("t", "inlineStr")
        cell.append(held)
    elif kind == "s":
        _emptied(cell)
    elif kind in {"str", "d"} and value is not None:
        _write(cell, value.text or "")


def _write(cell: etree._Element, text: str) -> None:
    _emptied(cell)
    cell.set("t", "inlineStr")
    held: Any = etree.SubElement(etree.SubElement(cell, cell.tag[:-1] + "is"), cell.tag[:-1] + "t")
    held.text = text
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _emptied(cell: etree._Element) -> None:
    del cell[:]
    cell.attrib.pop("t", None)


def _names(root: etree._Element) -> None:
    for name in list(root.iter("{*}definedName")):
        if not name.get("name", "").startswith("_xlnm.Print"):
            name.getparent().remove(name)
    for names in list(root.iter("{*}definedNames")):
        if not len(names):
            names.getparent().remove(names)
