"""Word 文档：the body of a .docx in order, with automatic numbers, merged cells and headings."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from mingtang.language.papers.blocks import Block, Doubt, Paragraph, Table, Unreadable, spread
from mingtang.language.papers.word_numbering import Numbering, read_numbering
from mingtang.language.papers.word_text import Seen, words_of

_WRAPPERS = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")})
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    base: str = ""
    outline: int | None = None
    list_id: str = ""
    list_depth: int = 0


@dataclass
class _Reader:
    """Goes through the body once."""

    numbering: Numbering
    styles: dict[str, _Style]
    default_style: str
    seen: Seen = field(default_factory=Seen)
    blocks: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0

    def read(self, body: etree._Element) -> None:
        for element in _children(body, 0):
            if element.tag == qn("w:p"):
                self.paragraphs += 1
                self._paragraph(element, f"第{self.paragraphs}段")
                self._boxes(f"第{self.paragraphs}段")
            else:
                self.tables += 1
                self.blocks.append(self._table(element, f"第{self.tables}个表格"))
                self._boxes(f"第{self.tables}个表格")

    def _paragraph(self, element: etree._Element, where: str) -> None:
        style = self._style(element)
        if style.name.lower().startswith("toc"):
            if not any(doubt.where == "目录" for doubt in self.doubts):
                self.doubts.append(Doubt("目录", "目录不是正文，没有读入。"))
            return
        words = words_of(element, self.seen)
        label = self._label(element, style) if words.text.strip() else ""
        if words.text.strip() or label:
            level = self._level(element, style)
            self.blocks.append(Paragraph(words.text.strip("\n"), where, label, level, words.lead))

    def _boxes(self, where: str) -> None:
        boxes, self.seen.boxes = self.seen.boxes, []
        for box in boxes:
            before = len(self.blocks)
            for element in _children(box, 0):
                if element.tag == qn("w:p"):
                    self._paragraph(element, f"{where}的文本框")
            if len(self.blocks) > before:
                self.doubts.append(Doubt(f"{where}的文本框", "文本框里的文字排在该段之后读入，请核对它的位置。"))
        self.seen.boxes = []

    def _label(self, element: etree._Element, style: _Style) -> str:
        properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        list_id, depth = style.list_id, style.list_depth
        if properties is not None:
            list_id = _value(properties, "w:numId") or list_id
            depth = int(_value(properties, "w:ilvl") or depth)
        return self.numbering.label(list_id, depth) if list_id and list_id != "0" else ""

    def _style(self, element: etree._Element) -> _Style:
        properties = element.find(qn("w:pPr"))
        chosen = _value(properties, "w:pStyle") if properties is not None else ""
        return self.styles.get(chosen or self.default_style, _Style())

    def _level(self, element: etree._Element, style: _Style) -> int | None:
        own = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        written = (own.get(qn("w:val")) or "") if own is not None else ""
        if written.isdecimal():
            return int(written) + 1 if int(written) < 9 else None
        if style.name.lower() in ("title", "标题"):
            return 0
        return style.outline + 1 if style.outline is not None and style.outline < 9 else None

    def _table(self, table: etree._Element, where: str) -> Table:
        rows = list(_rows(table, 0))
        places = [_row_cells(row) for row in rows]
        grid = []
        for at, row in enumerate(places):
            cells = []
            for number, (column, wide, merge, cell) in enumerate(row, 1):
                if merge == "continue" and at > 0 and any(above[0] == column for above in places[at - 1]):
                    continue
                high = _height(places, at, column) if merge == "restart" else 1
                cells.append((self._cell(cell), f"{where}第{at + 1}行第{number}格", wide, high))
            grid.append(cells)
        return spread(grid, where)

    def _cell(self, cell: etree._Element) -> str:
        lines = []
        for element in _children(cell, 0):
            if element.tag == qn("w:p"):
                words = words_of(element, self.seen)
                label = self._label(element, self._style(element)) if words.text.strip() else ""
                lines.append(label + words.text.strip())
            else:
                lines += [self._cell(inner) for row in _rows(element, 0) for *_, inner in _row_cells(row)]
        return "\n".join(line for line in lines if line)


def read_word(data: bytes, name: str) -> tuple[list[Block], list[Doubt]]:
    """读 Word 文档：paragraphs and tables in body order; tracked changes accepted, hidden text left out.

    Errors: ``Unreadable`` when the package is damaged. The archive has been checked before.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        styles, default = _styles(document)
        numbering = read_numbering(document)
        reader = _Reader(numbering, styles, default)
        reader.read(document.element.body)
    except (OpcError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise Unreadable(f"“{name}”的 Word 文档结构已损坏，读不出正文；请用 WPS 或 Word 打开并另存后再试。") from error
    return reader.blocks, [*reader.doubts, *_told(reader.seen, name)]


def _told(seen: Seen, name: str) -> list[Doubt]:
    told = []
    if seen.changes:
        told.append(Doubt(name, f"文档里有 {seen.changes} 处修订没有定稿，已按全部接受读取，请核对。"))
    if seen.hidden:
        told.append(Doubt(name, f"文档里有 {seen.hidden} 处隐藏文字，没有读入；公开前请删除隐藏文字。"))
    if seen.notes:
        told.append(Doubt(name, f"文档里有 {seen.notes} 处脚注或尾注，没有读入，请核对。"))
    return told


def _children(parent: etree._Element, depth: int) -> Iterator[etree._Element]:
    """Paragraphs and tables directly inside, through content controls and tracked insertions."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in _WRAPPERS and depth < MAX_DEPTH:
            yield from _children(child, depth + 1)


def _rows(table: etree._Element, depth: int) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == qn("w:tr"):
            if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield child
        elif child.tag in _WRAPPERS and depth < MAX_DEPTH:
            yield from _rows(child, depth + 1)


def _row_cells(row: etree._Element) -> list[tuple[int, int, str, etree._Element]]:
    """(column, columns wide, vertical merge, cell) of a row; the merge is '', 'restart' or 'continue'."""
    cells = []
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    column = int(before.get(qn("w:val")) or 0) if before is not None else 0
    for cell in row.iter(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is not row:
            continue
        properties = cell.find(qn("w:tcPr"))
        wide = int(_value(properties, "w:gridSpan") or 1) if properties is not None else 1
        merged = properties.find(qn("w:vMerge")) if properties is not None else None
        merge = "" if merged is None else (merged.get(qn("w:val")) or "continue")
        cells.append((column, wide, merge, cell))
        column += wide
    return cells


def _height(places: list[list[tuple[int, int, str, etree._Element]]], at: int, column: int) -> int:
    high = 1
    for below in places[at + 1 :]:
        if not any(place == column and merge == "continue" for place, _, merge, _ in below):
            break
        high += 1
    return high


def _styles(document: Document) -> tuple[dict[str, _Style], str]:
    raw: dict[str, _Style] = {}
    default = ""
    for style in document.styles.element.iter(qn("w:style")):
        if style.get(qn("w:type")) != "paragraph":
            continue
        key = style.get(qn("w:styleId")) or ""
        default = key if style.get(qn("w:default")) in ("1", "true") else default
        outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        listed = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        raw[key] = _Style(
            _value(style, "w:name"),
            _value(style, "w:basedOn"),
            int(outline.get(qn("w:val")) or 9) if outline is not None else None,
            _value(listed, "w:numId") if listed is not None else "",
            int(_value(listed, "w:ilvl") or 0) if listed is not None else 0,
        )
    return {key: _inherit(key, raw) for key in raw}, default


def _inherit(key: str, raw: dict[str, _Style]) -> _Style:
    style, base = raw[key], raw[key].base
    outline, list_id, depth = style.outline, style.list_id, style.list_depth
    for _ in range(MAX_DEPTH):
        if base not in raw:
            break
        outline = raw[base].outline if outline is None else outline
        list_id, depth = (list_id, depth) if list_id else (raw[base].list_id, raw[base].list_depth)
        base = raw[base].base
    return _Style(style.name, style.base, outline, list_id, depth)


def _value(parent: etree._Element, tag: str) -> str:
    child = parent.find(qn(tag))
    return (child.get(qn("w:val")) or "") if child is not None else ""
