"""文稿文件：the signed table as .docx, landscape A4, its head repeated on every page."""

import io

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from mingtang.language.unseen import without_unfit
from mingtang.reporting.layout import DEMO, SANS, SERIF, WIDTHS, Laid, laid_out
from mingtang.reporting.models import Snapshot
from mingtang.reporting.sealed import sealed, without_zone
from mingtang.reporting.words import HEADS

_LATIN = "Times New Roman"
_USABLE = 26.0
"""厘米：A4 横放，左右各留 1.85 厘米。"""


def paper_of(snapshot: Snapshot, *, demo: bool) -> bytes:
    """季度报表.docx：the same bytes from the same table."""
    laid = laid_out(snapshot, demo=demo)
    paper = Document()
    _set_up(paper, demo=demo)
    _say(paper.add_paragraph(), laid.title, face=SANS, size=16, bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in laid.above:
        _say(paper.add_paragraph(), line)
    _table(paper, laid)
    for line in laid.below:
        _say(paper.add_paragraph(), line, size=9)
    told = paper.core_properties
    told.title, told.author, told.last_modified_by = laid.title, snapshot.told["organ"], snapshot.told["organ"]
    told.created, told.modified = without_zone(snapshot.made_at), without_zone(snapshot.signed_at)
    told.comments = ""
    kept = io.BytesIO()
    paper.save(kept)
    return sealed(kept.getvalue(), {})


def _set_up(paper: Paper, *, demo: bool) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.85)
    section.top_margin = section.bottom_margin = Cm(2)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = _LATIN, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), SERIF)
    style.paragraph_format.space_after = Pt(3)
    if demo:
        _say(section.header.paragraphs[0], DEMO, face=SANS, bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(footer, "第 ")
    _field(footer.add_run(), "PAGE")
    _say(footer, " 页")


def _table(paper: Paper, laid: Laid) -> None:
    table = paper.add_table(rows=1, cols=len(HEADS))
    table.style, table.autofit = "Table Grid", False
    widths = [Cm(_USABLE * width / sum(WIDTHS)) for width in WIDTHS]
    _fill(table.rows[0].cells, HEADS, widths, bold=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in laid.rows:
        _fill(table.add_row().cells, row, widths, bold=False)


def _fill(cells: tuple[_Cell, ...], texts: tuple[str, ...], widths: list[Cm], *, bold: bool) -> None:
    for cell, text, width in zip(cells, texts, widths, strict=True):
        cell.width = width
        _say(cell.paragraphs[0], text, face=SANS if bold else SERIF, size=9, bold=bold)


def _say(paragraph: Paragraph, text: str, *, face: str = SERIF, size: float = 10.5, bold: bool = False) -> Paragraph:
    run = paragraph.add_run(without_unfit(text))
    run.font.name, run.font.size, run.bold = _LATIN, Pt(size), bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return paragraph


def _field(run: Run, code: str) -> None:
    """A field that the program that opens the file fills in, such as the number of the page."""
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._element.append(part)
