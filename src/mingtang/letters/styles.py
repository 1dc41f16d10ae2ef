"""Word 文稿的样式：every element of an official document as a named style, in its face, size and place.

Law: 党政机关公文格式 GB/T 9704—2012 5.2.2（正文 3 号仿宋）、7.2、7.3.
"""

from dataclasses import dataclass

from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from mingtang.letters.faces import Face
from mingtang.letters.letter import Level
from mingtang.letters.measures import (
    CHARACTER,
    HEAD_GAP,
    HEAD_LARGEST,
    HEAD_TOP,
    PITCH,
    POINTS,
    RED,
    SEAL_LINES,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    TITLE_PITCH,
)

LINE = int(PITCH * 20) / 20
"""固定行距：a twentieth of a point is the unit of the format, rounded down so that 22 lines fit."""
CLOSER = int((CHARACTER - SIZE_3) * 20) - 1
"""字距：in twentieths of a point, so that 28 characters fit on a line."""
CENTRE, RIGHT, BOTH, LEFT = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
    WD_ALIGN_PARAGRAPH.LEFT,
)


@dataclass(frozen=True)
class Look:
    """一种样式。Units: points; ``first`` and ``sides`` in characters, ``above`` in points."""

    name: str
    face: Face = Face.BODY
    size: float = SIZE_3
    align: WD_ALIGN_PARAGRAPH = BOTH
    pitch: float = LINE
    above: float = 0
    first: float = 0
    sides: tuple[float, float] = (0, 0)
    colour: str = ""
    outline: int | None = None
    keeps: bool = False


MARK = Look("发文机关标志", Face.TITLE, HEAD_LARGEST, CENTRE, 0, above=HEAD_TOP * POINTS, colour=RED)
NUMBER = Look("发文字号", align=CENTRE, above=2 * LINE)
TITLE = Look("公文标题", Face.TITLE, SIZE_2, CENTRE, TITLE_PITCH, keeps=True)
ADDRESSEE = Look("主送机关", align=LEFT, above=LINE)
BODY = Look("公文正文", first=2)
HEADINGS = {
    Level.FIRST: Look("一级标题", Face.HEI, first=2, outline=0, keeps=True),
    Level.SECOND: Look("二级标题", Face.KAI, first=2, outline=1, keeps=True),
    Level.THIRD: Look("三级标题", first=2, outline=2, keeps=True),
    Level.FOURTH: Look("四级标题", first=2, outline=3, keeps=True),
}
CELL = Look("表格文字", size=SIZE_4, align=LEFT, pitch=23)
CELL_HEAD = Look("表格栏目", Face.HEI, SIZE_4, CENTRE, 23)
ENCLOSED = Look("附件说明", align=LEFT, keeps=True)
SIGNATURE = Look("发文机关署名", align=RIGHT, keeps=True)
DAY = Look("成文日期", align=RIGHT, sides=(0, 4))
NOTE = Look("附注", align=LEFT, first=2)
COPIED = Look("抄送机关", size=SIZE_4, align=LEFT, pitch=23)
PAGE = Look("页码", Face.SONG, SIZE_4, pitch=SIZE_4 + 2)
LOOKS = (MARK, NUMBER, TITLE, ADDRESSEE, BODY, *HEADINGS.values(), CELL, CELL_HEAD, ENCLOSED, SIGNATURE, DAY, NOTE)
LOOKS += (COPIED, PAGE)
RULE_GAP, SEAL = HEAD_GAP * POINTS, SEAL_LINES * LINE


def add_styles(paper: Paper) -> None:
    """各要素的样式，in a document that has only those of the program."""
    _defaults(paper)
    for look in LOOKS:
        style = paper.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = paper.styles["Normal"]
        style.quick_style = True
        _type(style, look)
        _place(style, look)


def put_face(properties: object, face: Face, *, latin: Face = Face.LATIN) -> None:
    """字体名称，the Chinese one for every Chinese character, quotation marks too."""
    fonts = properties.get_or_add_rFonts()
    for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[theme]
    for name, value in {"ascii": latin, "hAnsi": latin, "cs": latin, "eastAsia": face, "hint": "eastAsia"}.items():
        fonts.set(qn(f"w:{name}"), str(value))


def _defaults(paper: Paper) -> None:
    """The theme's faces give way, and the language of the text is Chinese."""
    defaults = paper.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    put_face(defaults, Face.BODY)
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal = paper.styles["Normal"]
    normal.font.size = Pt(SIZE_3)
    put_face(normal.element.get_or_add_rPr(), Face.BODY)
    spacing = normal.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)


def _type(style: ParagraphStyle, look: Look) -> None:
    style.font.size = Pt(look.size)
    put_face(style.element.get_or_add_rPr(), look.face, latin=Face.SONG if look is PAGE else Face.LATIN)
    if look.size == SIZE_3:
        closer = OxmlElement("w:spacing")
        closer.set(qn("w:val"), str(CLOSER))
        style.element.rPr.insert_element_before(closer, *_AFTER_SPACING)
    if look.colour:
        style.font.color.rgb = RGBColor.from_string(look.colour)


def _place(style: ParagraphStyle, look: Look) -> None:
    put = style.paragraph_format
    put.alignment, put.space_before, put.space_after = look.align, Pt(look.above), Pt(0)
    put.keep_with_next, put.widow_control = look.keeps, True
    if look.pitch:
        put.line_spacing_rule, put.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.pitch)
    if look.first:
        put.first_line_indent = Pt(look.first * CHARACTER)
        style.element.pPr.ind.set(qn("w:firstLineChars"), str(int(look.first * 100)))
    left, right = look.sides
    put.left_indent, put.right_indent = Pt(left * CHARACTER), Pt(right * CHARACTER)
    for name in ("w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid"):
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        style.element.pPr.insert_element_before(off, *_AFTER_AUTOSPACE)
    if look.outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.outline))
        style.element.pPr.append(level)


_AFTER_AUTOSPACE = ("w:bidi", "w:adjustRightInd", "w:spacing", "w:ind", "w:contextualSpacing")
_AFTER_AUTOSPACE += (
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:outlineLvl",
)
_AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:lang")
