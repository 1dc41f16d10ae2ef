"""密级标志：wherever a file may bear one, it is found; the file is refused and only counted."""

import io

import openpyxl
import pytest
from docx import Document
from openpyxl.comments import Comment

from mingtang.audit.models import Entry
from mingtang.contents import checks
from mingtang.files.models import Attachment
from tests.contents import material
from tests.files.conftest import on_disk, refused

DOCX = material.docx()
STAR = "机密★1年"
UTF16 = f"\ufeff{STAR}".encode("utf-16-be").hex()


def word_header(inside):
    """A Word file whose header is this."""
    names = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in ("w", "v", "wp"))
    header = f"<w:hdr {names}><w:p>{inside}</w:p></w:hdr>"
    return material.with_parts(DOCX, **{"word/header1.xml": header.encode()})


def word_properties(**told):
    """A Word file by 张三 with these properties."""
    document = Document()
    document.add_paragraph("正文")
    for name, value in ({"author": "张三"} | told).items():
        setattr(document.core_properties, name, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def custom_property():
    pairs = (("拟稿", "张三"), ("等级", STAR))
    inside = "".join(f'<property name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>' for name, value in pairs)
    return material.with_parts(DOCX, **{"docProps/custom.xml": f'<Properties xmlns:vt="vt">{inside}</Properties>'})


def book(change):
    """An Excel file to whose workbook this was done."""
    made = openpyxl.Workbook()
    made.active["A1"] = "x"
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def hidden_sheet(made):
    made.create_sheet("机密").sheet_state = "veryHidden"


def printed_header(made):
    header = made.active.oddHeader
    header.left.text, header.center.text = "七里镇", "机密"
    header.center.font, header.center.size = "宋体,常规", 12


def format_of_a_number(made):
    made.active["A1"].number_format = '"机密"0'


def remark(made):
    made.active["A1"].comment = Comment("机密", "张三")


MARKED = {
    "in the name": (DOCX, "方案（机密）.docx"),
    "in the name, behind what cannot be seen": (DOCX, "方案（机\u200b密）.docx"),
    "in the name of an empty file": (b"", "机密-名单.txt"),
    "in the text": (material.docx("机密★10年"), "方案.docx"),
    "in the header": (material.docx(header="秘密★1年"), "方案.docx"),
    "on a hidden sheet": (material.xlsx(hidden="密级：秘密"), "台账.xlsx"),
    "in a table inside a document": (
        material.with_parts(DOCX, **{"word/embeddings/a.xlsx": material.xlsx("工作秘密★")}),
        "方案.docx",
    ),
    "in a watermark": (word_header(f'<w:r><v:textpath string="{STAR}"/></w:r>'), "方案.docx"),
    "in the description of a picture": (word_header("<wp:docPr descr='绝密★长期'/>"), "方案.docx"),
    "in a header as raw data": (word_header(f"<w:r><w:t><![CDATA[{STAR}]]></w:t></w:r>"), "方案.docx"),
    "in a header before the page": (
        word_header("<w:r><w:t>机</w:t></w:r><w:r><w:t>密</w:t><w:tab/><w:t>第1页</w:t></w:r>"),
        "方案.docx",
    ),
    "in a part of another name": (material.with_parts(DOCX, **{"word/header1.txt": STAR}), "方案.docx"),
    "in the keywords": (word_properties(keywords=STAR), "方案.docx"),
    "in the category": (word_properties(category="机密"), "方案.docx"),
    "in the status": (word_properties(content_status="机密"), "方案.docx"),
    "in a property of one's own": (custom_property(), "方案.docx"),
    "in the name of a hidden sheet": (book(hidden_sheet), "台账.xlsx"),
    "in the header of a sheet": (book(printed_header), "台账.xlsx"),
    "in the format of a number": (book(format_of_a_number), "台账.xlsx"),
    "in a remark": (book(remark), "台账.xlsx"),
    "in a pdf": (material.pdf("机密★3年"), "方案.pdf"),
    "in a bookmark of a pdf": (material.pdf("1", more=f"/Outlines<</Title<{UTF16}>>>"), "方案.pdf"),
    "in a remark in a pdf": (material.pdf("1", more=f"/X<</Subtype/FreeText/Contents({STAR})>>"), "方案.pdf"),
    "in the properties of a pdf": (material.pdf("1", encrypt=f"/Info<</Author(张三)/Subject<{UTF16}>>>"), "方案.pdf"),
    "in plain text": ("标题\n绝密\n正文".encode("gb18030"), "方案.txt"),
}


@pytest.mark.parametrize("case", MARKED)
def test_a_marked_file_is_refused_and_only_counted(case, town, officer, files_dir, caplog):
    data, name = MARKED[case]
    before = Entry.rows.count()
    assert checks.CLASSIFIED in refused(data, name, unit=town, by=officer)
    assert (Attachment.rows.count(), on_disk(files_dir), caplog.text) == (0, [], "")
    counted = list(Entry.rows.order_by("id"))[before:]
    assert [(e.verb, e.actor, e.subject, e.facts) for e in counted] == [
        ("files.attachment.refuse_classified", f"person:{officer.pk}", f"organs.unit:{town.pk}", "{}")
    ]


def test_a_mark_between_many_blanks_is_found(town, officer):
    text = "机" + "\u3000" * 1000 + "密" + " " * 1000 + "★ 10年"
    assert refused(text.encode(), "方案.txt", unit=town, by=officer) == (checks.CLASSIFIED,)


def test_prose_about_secrecy_is_no_mark(keep):
    assert keep(material.docx("学习保守国家秘密法，做好保密审查。"), "保密学习.docx").name == "保密学习.docx"
