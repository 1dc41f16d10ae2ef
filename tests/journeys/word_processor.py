"""文字处理软件存的文件：a notice as such a program writes it, the same bytes every time."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from openpyxl import Workbook
from PIL import Image, ImageDraw

WHEN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ENTRY = (1980, 1, 1, 0, 0, 0)
TITLE = "关于做好秋粮收购和秸秆综合利用的通知"
WRONG, RIGHT = "9月29日", "9月30日"
LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", "●"))
LIST = (
    ("收购网点", 0),
    ("七里粮站，镇驻地", 1),
    ("前营收购点，前营管理区", 1),
    ("雨天停收", 2),
    ("收购前先验水分", 2),
    ("秸秆离田", 0),
    ("打捆机统一调度", 1),
)
CELL = '<w:tc><w:tcPr><w:tcW w:w="2130" w:type="dxa"/>{said}</w:tcPr>{paragraph}</w:tc>'
RUN = (
    '<w:p w:rsidR="00A1"><w:pPr><w:keepNext w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/></w:pPr>'
    '<w:proofErr w:type="spellStart"/><w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:hAnsi="仿宋" '
    'w:eastAsia="仿宋"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr><w:t>{text}</w:t></w:r>'
    '<w:proofErr w:type="spellEnd"/></w:p>'
)
DOWN, GOES_ON, WIDE = '<w:vMerge w:val="restart"/>', '<w:vMerge w:val="continue"/>', '<w:gridSpan w:val="2"/>'
ROWS = (
    ((DOWN, "管理区"), (WIDE, "秸秆（亩）"), (DOWN, "合计")),
    ((GOES_ON, ""), ("", "玉米"), ("", "大豆"), (GOES_ON, "")),
    (("", "前营"), ("", "4120"), ("", "860"), ("", "4980")),
    (("", "柳沟"), ("", "3350"), ("", "410"), ("", "3760")),
)
HEAD = 2


def notice() -> bytes:
    """The .docx: its title, two paragraphs, a table with merged cells, a list of three levels, two pictures."""
    document = docx.Document()
    _core(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(TITLE).font.size = Pt(22)
    document.add_paragraph("各管理区、各村民委员会：")
    document.add_paragraph(f"为做好今年秋粮收购和秸秆综合利用，收购网点开放到{WRONG}，请互相转告。")
    document.element.body.insert(-1, _table())
    document.add_paragraph("具体安排如下：")
    _numbered(document)
    document.add_paragraph().add_run().add_picture(_drawing("darkgreen"))
    document.add_paragraph().add_run().add_picture(_drawing("peru"))
    first, second = document.element.body.iter(qn("wp:docPr"))
    first.set("descr", "收购网点示意图")
    second.attrib.pop("descr", None)
    return _same_every_time(document)


def sheet() -> bytes:
    """The .xlsx that goes with it."""
    book = Workbook()
    for row in (
        ("网点", "管理区", "开门时间"),
        ("七里粮站", "镇驻地", "八点到十八点"),
        ("前营收购点", "前营", "八点到十七点"),
    ):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def scan() -> bytes:
    """A photograph of the signed slip."""
    return _drawing("white", size=(800, 1100), kind="JPEG").getvalue()


def _core(document: Any) -> None:
    told = document.core_properties
    told.author = told.last_modified_by = ""
    told.created = told.modified = WHEN


def _xml(markup: str) -> Any:
    return parse_xml(f"<w:body {nsdecls('w')}>{markup}</w:body>")[0]


def _table() -> Any:
    rows = []
    for at, row in enumerate(ROWS):
        head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if at < HEAD else ""
        cells = "".join(CELL.format(said=said, paragraph=RUN.format(text=text)) for said, text in row)
        rows.append(f"<w:tr>{head}{cells}</w:tr>")
    columns = '<w:gridCol w:w="2130"/>' * 4
    return _xml(
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _numbered(document: Any) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}" w:tentative="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{420 * (at + 1)}" w:hanging="420"/></w:pPr></w:lvl>'
        for at, (form, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, _xml(f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(_xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text, depth in LIST:
        listed = document.add_paragraph(text)._p.get_or_add_pPr()
        listed.append(_xml(f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'))


def _drawing(colour: str, *, size: tuple[int, int] = (640, 400), kind: str = "PNG") -> io.BytesIO:
    image = Image.new("RGB", size, "ivory")
    ImageDraw.Draw(image).ellipse([(40, 40), (size[0] // 2, size[1] // 2)], fill=colour, outline="black")
    made = io.BytesIO()
    image.save(made, kind)
    made.seek(0)
    return made


def _same_every_time(document: Any) -> bytes:
    """Without the minute in which the archive was written."""
    first, made = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(zipfile.ZipInfo(entry, ENTRY), old.read(entry))
    return made.getvalue()
