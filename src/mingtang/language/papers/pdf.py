"""PDF 文件：text lines and ruled tables page by page, with each page's memory released."""

import io
import struct
import zlib
from dataclasses import dataclass, field

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from mingtang.language.papers.blocks import Block, Doubt, Table, Unreadable
from mingtang.language.papers.joining import join_tables, may_be_rest
from mingtang.language.papers.pdf_guard import check_streams
from mingtang.language.papers.pdf_lines import Glyph, TextLine, lines_of, measure, paragraphs, without_margins
from mingtang.language.papers.pdf_rules import is_at, open_ends
from mingtang.language.papers.pdf_tables import Box, grid_of

MAX_PAGES = 500
#: A page with more characters or lines than this is a drawing, not a text.
MAX_GLYPHS, MAX_RULES = 30_000, 4_000
_BROKEN = (
    PSException, PdfminerException, KeyError, TypeError, ValueError, IndexError, AttributeError, AssertionError,
    RecursionError, OverflowError, struct.error, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Placed:
    """一张表：its top on the page, and whether its last row is cut there."""

    top: float
    table: Table
    is_cut: bool


@dataclass
class _Sheet:
    """一页：its lines, its tables, and what could not be read."""

    lines: list[TextLine] = field(default_factory=list)
    tables: list[_Placed] = field(default_factory=list)
    images: int = 0
    crowded: bool = False
    garbled: int = 0
    slanted: int = 0


def read_pdf(data: bytes, name: str) -> tuple[list[Block], list[Doubt]]:
    """读 PDF：paragraphs and ruled tables in reading order; a table broken over pages is one table.

    Errors: ``Unreadable`` for a password, a scan without a text layer, damage, and too many pages.
    """
    check_streams(data, name)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MAX_PAGES:
                raise Unreadable(f"“{name}”超过 {MAX_PAGES} 页，没有读取；请只保留工作要点部分后再试。")
            sheets = []
            for number, page in enumerate(document.pages, 1):
                sheets.append(_read_page(page, number))
                page.close()
    except Unreadable:
        raise
    except _BROKEN as error:
        if isinstance(error, PdfminerException) and error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise Unreadable(f"“{name}”设了打开密码，无法读取；请取消密码后另存，再重新选择。") from error
        raise Unreadable(f"“{name}”的 PDF 结构已损坏，读不出内容；请重新导出 PDF，或提供原始的 Word 文件。") from error
    _refuse_scans(sheets, name)
    doubts = _doubts(sheets)
    return _blocks(sheets, doubts), doubts


def _refuse_scans(sheets: list[_Sheet], name: str) -> None:
    read = sum(len(line.text) for sheet in sheets for line in sheet.lines) + sum(len(sheet.tables) for sheet in sheets)
    garbled = sum(sheet.garbled for sheet in sheets)
    if garbled > 10 and garbled > read:
        raise Unreadable(f"“{name}”的文字没有嵌入编码，读出来是乱码；请提供原始的 Word 文件，或重新导出 PDF。")
    if read == 0:
        raise Unreadable(f"“{name}”是扫描件，没有文字层，读不出文字；请提供原始的 Word 文件，或先做文字识别再试。")


def _doubts(sheets: list[_Sheet]) -> list[Doubt]:
    told = []
    for number, sheet in enumerate(sheets, 1):
        if not sheet.lines and not sheet.tables and sheet.images:
            told.append(Doubt(f"第{number}页", "这一页只有图片，没有文字层，没有读入，请核对。"))
        if sheet.garbled:
            told.append(Doubt(f"第{number}页", f"有 {sheet.garbled} 个字没有编码，读不出来，请对照原件核对。"))
        if sheet.crowded:
            told.append(Doubt(f"第{number}页", "这一页的文字或线条过多，表格没有按格读取或没有读完，请对照原件核对。"))
        if sheet.slanted:
            told.append(Doubt(f"第{number}页", "有竖排或倾斜的文字（例如水印），没有读入，请核对。"))
    return told


def _read_page(page: Page, number: int) -> _Sheet:
    sheet = _Sheet(images=len(page.images))
    glyphs = []
    for char in page.chars[:MAX_GLYPHS]:
        if char["text"].startswith("(cid:"):
            sheet.garbled += 1
        elif not char["upright"]:
            sheet.slanted += 1
        elif char["text"]:
            bold = "bold" in str(char.get("fontname", "")).lower() or "hei" in str(char.get("fontname", "")).lower()
            glyphs.append(Glyph(char["text"], char["x0"], char["x1"], char["top"], char["bottom"], bold))
    rules = len(page.lines) + len(page.rects) + len(page.curves)
    sheet.crowded = len(page.chars) > MAX_GLYPHS or rules > MAX_RULES
    boxes: list[Box] = []
    if 4 <= rules <= MAX_RULES:
        tops, bottoms = open_ends(page.edges)
        for table in page.find_tables({"explicit_horizontal_lines": [*tops, *bottoms]}):
            columns = {round(cell[0]) for cell in table.cells}
            if len(columns) < 2:
                continue
            where = f"第{number}页的表格"
            inside = [glyph for glyph in glyphs if _within(glyph, table.bbox)]
            is_cut = is_at(table.bbox[3], bottoms)
            sheet.tables.append(_Placed(table.bbox[1], grid_of(table.cells, inside, where), is_cut))
            boxes.append(table.bbox)
    outside = [glyph for glyph in glyphs if not any(_within(glyph, box) for box in boxes)]
    sheet.lines = lines_of(outside, number, float(page.height))
    return sheet


def _within(glyph: Glyph, box: Box) -> bool:
    across, down = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _blocks(sheets: list[_Sheet], doubts: list[Doubt]) -> list[Block]:
    pages = without_margins([sheet.lines for sheet in sheets])
    frame = measure([line for lines in pages for line in lines])
    blocks: list[Block] = []
    run: list[TextLine] = []
    number_from = 1
    is_cut = False
    for sheet, lines in zip(sheets, pages, strict=True):
        above = float("-inf")
        count = 1
        for placed in [*sheet.tables, None]:
            top = placed.top if placed else float("inf")
            between = [line for line in lines if above <= line.top < top]
            number_from = number_from if run else count
            run += between
            count += len(between)
            above = top
            if placed is None:
                continue
            blocks += paragraphs(run, frame, number_from) if frame else []
            run = []
            _add_table(blocks, placed.table, is_cut, doubts)
            is_cut = placed.is_cut
    return blocks + (list(paragraphs(run, frame, number_from)) if frame else [])


def _add_table(blocks: list[Block], table: Table, is_cut: bool, doubts: list[Doubt]) -> None:
    last = blocks[-1] if blocks else None
    joined = join_tables(last, table, is_cut=is_cut) if isinstance(last, Table) else None
    if joined is None or not isinstance(last, Table):
        blocks.append(table)
        return
    blocks[-1] = joined
    if not is_cut and may_be_rest(last, joined):
        told = "这张表在换页处的第一行没有序号，可能是上一行没有写完的部分，已另记一行，请核对。"
        doubts.append(Doubt(table.where, told))
