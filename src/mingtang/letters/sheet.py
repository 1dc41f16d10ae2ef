"""Word 文稿的纸面：page, grid of lines and characters, page numbers, watermark, rules.

Law: 党政机关公文格式 GB/T 9704—2012 5.2（版面）、7.2.7（分隔线）、7.4（版记）、7.5（页码）.
"""

from xml.sax.saxutils import quoteattr

from docx.document import Document as Paper
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from mingtang.letters.faces import Face
from mingtang.letters.measures import BOTTOM, LEFT, PAGE, RIGHT, SIZE_4, TOP
from mingtang.letters.styles import LEFT as AT_LEFT
from mingtang.letters.styles import LINE
from mingtang.letters.styles import PAGE as NUMBER
from mingtang.letters.styles import RIGHT as AT_RIGHT

FOOTER = 25
"""页脚至纸边，毫米：so that the dashes stand 7 mm beneath the text block."""
_BEFORE_BORDER = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct")
_BEFORE_BORDER += ("w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid")
_BEFORE_BORDER += ("w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc")
_SHAPE = (
    "<w:r {spaces}><w:pict>"
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="watermark{number}" type="#_x0000_t136" fillcolor="#d9d9d9" stroked="f" '
    'style="position:absolute;margin-left:0;margin-top:0;width:{wide}pt;height:{high}pt;rotation:315;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin">'
    '<v:textpath style="font-family:&quot;{face}&quot;;font-size:1pt" string={text}/></v:shape></w:pict></w:r>'
)
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def set_up(paper: Paper, *, watermark: str) -> None:
    """纸张、版心、页眉和页码。"""
    section = paper.sections[0]
    section.page_width, section.page_height = map(Mm, PAGE)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(15), Mm(FOOTER)
    _grid(section._sectPr)
    paper.settings.odd_and_even_pages_header_footer = True
    for number, header in enumerate((section.header, section.even_page_header)):
        _header(header, watermark, number)
    _page_number(section.footer, at_right=True)
    _page_number(section.even_page_footer, at_right=False)


def rule_below(line: Paragraph, *, gap: float, colour: str) -> None:
    """分隔线，as wide as the text block."""
    _borders(line, ("bottom",), size=12, gap=gap, colour=colour)


def frame_at_foot(line: Paragraph) -> None:
    """版记：at the foot of the last page, between two rules."""
    put = line.paragraph_format
    put.left_indent, put.right_indent = Pt(4 * SIZE_4), Pt(SIZE_4)
    put.first_line_indent = Pt(-3 * SIZE_4)
    frame = OxmlElement("w:framePr")
    width = int((PAGE[0] - LEFT - RIGHT) / 25.4 * 1440)
    told = {"w": width, "hRule": "auto", "wrap": "notBeside", "vAnchor": "margin", "hAnchor": "margin"}
    for name, value in (told | {"xAlign": "center", "yAlign": "bottom"}).items():
        frame.set(qn(f"w:{name}"), str(value))
    _put(line, frame, ("w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", *_BEFORE_BORDER))
    _borders(line, ("top", "bottom"), size=8, gap=4, colour="000000")


def break_anywhere(line: Paragraph) -> None:
    """西文在字母之间断开，for a word that no line holds."""
    breaks = OxmlElement("w:wordWrap")
    breaks.set(qn("w:val"), "0")
    _put(line, breaks, _BEFORE_BORDER[5:])
    line.alignment = AT_LEFT


def _put(line: Paragraph, element: BaseOxmlElement, before: tuple[str, ...]) -> None:
    line._p.get_or_add_pPr().insert_element_before(element, *before)


def _borders(line: Paragraph, sides: tuple[str, ...], *, size: int, gap: float, colour: str) -> None:
    borders = OxmlElement("w:pBdr")
    for side in sides:
        border = OxmlElement(f"w:{side}")
        for name, value in {"val": "single", "sz": size, "space": round(gap), "color": colour}.items():
            border.set(qn(f"w:{name}"), str(value))
        borders.append(border)
    _put(line, borders, _BEFORE_BORDER)


def _grid(section: BaseOxmlElement) -> None:
    """每面 22 行。The 28 characters of a line come from the spacing in the styles, which every word processor keeps."""
    grid = section.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(int(LINE * 20)))


def _header(header: _Header, watermark: str, number: int) -> None:
    header.is_linked_to_previous = False
    if not watermark:
        return
    wide, high = min(480, 110 * len(watermark)), min(110, 480 // len(watermark))
    text = quoteattr(watermark)
    shape = _SHAPE.format(spaces=_SPACES, number=number, wide=wide, high=high, face=Face.HEI, text=text)
    header.paragraphs[0]._p.append(parse_xml(shape))


def _page_number(footer: _Footer, *, at_right: bool) -> None:
    """— 1 —：outside, one character from the edge."""
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.style = NUMBER.name
    line.alignment = AT_RIGHT if at_right else AT_LEFT
    put = line.paragraph_format
    put.right_indent, put.left_indent = Pt(SIZE_4 if at_right else 0), Pt(0 if at_right else SIZE_4)
    line.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    line._p.append(field)
    line.add_run(" —")
