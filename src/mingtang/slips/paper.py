"""审签单文件：the slip as .docx on A4, in the faces and margins of official documents (GB/T 9704)."""

import io

import segno
from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from mingtang.language.unseen import without_unfit
from mingtang.slips.layout import TITLE, Line, Slip

_LATIN, FANG, HEI, TITLES = "Times New Roman", "仿宋", "黑体", "方正小标宋简体"
"""指定的字体；没有装的机器上，由程序换成它有的仿宋、黑体和宋体。"""
_DEMO = "演示"
_HEADS, _WIDTHS = ("环节", "审校内容", "签名", "时间"), (2.4, 7.0, 3.4, 2.8)
_WATERMARK = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="watermark" type="#_x0000_t136" fillcolor="silver" stroked="f" '
    'style="position:absolute;margin-left:0;margin-top:0;width:320pt;height:160pt;rotation:315;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin"><v:fill opacity=".4"/>'
    f'<v:textpath style="font-family:&quot;{HEI}&quot;;font-size:1pt" string="{_DEMO}"/></v:shape></w:pict></w:r>'
)


def paper_of(slip: Slip, *, demo: bool) -> bytes:
    """审签单.docx。"""
    paper = Document()
    _set_up(paper, demo=demo)
    _say(paper.add_paragraph(), slip.organ, face=HEI, size=14).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(paper.add_paragraph(), TITLE, face=TITLES, size=22).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _facts(paper, slip)
    _stages(paper, slip)
    _code(paper, slip)
    told = paper.core_properties
    told.title, told.author, told.last_modified_by, told.comments = TITLE, slip.organ, slip.organ, ""
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _set_up(paper: Paper, *, demo: bool) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = _LATIN, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FANG)
    style.paragraph_format.space_after = Pt(3)
    if demo:
        header = section.header.paragraphs[0]
        _say(header, f"{_DEMO}数据，不是政府文件", face=HEI, size=10.5).alignment = WD_ALIGN_PARAGRAPH.CENTER
        header._p.append(parse_xml(_WATERMARK))


def _facts(paper: Paper, slip: Slip) -> None:
    table = paper.add_table(rows=0, cols=2)
    table.style, table.autofit = "Table Grid", False
    rows = [*slip.facts, ("内容摘要", slip.summary or "无"), ("附件", "；".join(slip.attachments) or "无")]
    for label, value in rows:
        name, told = table.add_row().cells
        name.width, told.width = Cm(2.8), Cm(12.8)
        _say(name.paragraphs[0], label, face=HEI, size=12)
        _say(told.paragraphs[0], value)


def _stages(paper: Paper, slip: Slip) -> None:
    paper.add_paragraph()
    table = paper.add_table(rows=1, cols=len(_HEADS))
    table.style, table.autofit = "Table Grid", False
    for cell, head, width in zip(table.rows[0].cells, _HEADS, _WIDTHS, strict=True):
        cell.width = Cm(width)
        _say(cell.paragraphs[0], head, face=HEI, size=12)
    for line in slip.lines:
        _stage(table.add_row().cells, line)


def _stage(cells: tuple[_Cell, ...], line: Line) -> None:
    for cell, width in zip(cells, _WIDTHS, strict=True):
        cell.width = Cm(width)
    label, looked_at, who, when = cells
    _say(label.paragraphs[0], line.label, face=HEI, size=12)
    said = [f"{'☑' if done else '☐'} {what}" for what, done in line.ticks]
    said += [f"{'☑' if clear else '☐'} {what}：未涉及" for what, clear in line.secrecy]
    for number, text in enumerate(said):
        _say(looked_at.paragraphs[0] if number == 0 else looked_at.add_paragraph(), text, size=10.5)
    _say(who.paragraphs[0], line.who)
    _say(when.paragraphs[0], line.when or "　　年　月　日")


def _code(paper: Paper, slip: Slip) -> None:
    drawn = io.BytesIO()
    image = segno.make(slip.code, error="m")
    image.save(drawn, kind="png", scale=6, border=2)
    paper.add_paragraph()
    below = paper.add_table(rows=1, cols=2).rows[0].cells
    below[0].width, below[1].width = Cm(3.2), Cm(12.4)
    below[0].paragraphs[0].add_run().add_picture(drawn, width=Cm(2.8))
    _say(below[1].paragraphs[0], f"内容摘要码：{slip.digest}")
    _say(below[1].add_paragraph(), "签名前核对摘要码与屏幕上的一致。内容改动一个字，摘要码就不同，这张单子随之作废。")


def _say(paragraph: Paragraph, text: str, *, face: str = FANG, size: float = 12) -> Paragraph:
    run = paragraph.add_run(without_unfit(text))
    run.font.name, run.font.size = _LATIN, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return paragraph
