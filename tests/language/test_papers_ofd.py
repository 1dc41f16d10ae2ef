"""OFD：the text of its pages as they are read, made here by the structure of GB/T 33190."""

import io
import zipfile

import pytest

from mingtang.language.papers import Unreadable
from mingtang.language.papers.ofd import is_ofd, ofd_text, ofd_written

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5


def line(text, *, left=28, top=40.0):
    box = f"{left} {top} {len(text) * SIZE} {SIZE}"
    code = f'<ofd:TextCode X="0" Y="4" DeltaX="g {len(text) - 1} {SIZE}">{text}</ofd:TextCode>'
    return f'<ofd:TextObject ID="9" Boundary="{box}" Font="1" Size="{SIZE}">{code}</ofd:TextObject>'


def page(*lines):
    layer = f'<ofd:Content><ofd:Layer ID="2">{"".join(lines)}</ofd:Layer></ofd:Content>'
    return f"{HEAD}<ofd:Page {NAMESPACE}>{layer}</ofd:Page>"


def ofd(*pages, extra=()):
    places = [f"Pages/Page_{number}/Content.xml" for number in range(len(pages))]
    told = "".join(f'<ofd:Page ID="{number}" BaseLoc="{place}"/>' for number, place in enumerate(places, 1))
    root = "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        package.writestr("OFD.xml", f'{HEAD}<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD">{root}</ofd:OFD>')
        document = f"<ofd:Document {NAMESPACE}><ofd:Pages>{told}</ofd:Pages></ofd:Document>"
        package.writestr("Doc_0/Document.xml", f"{HEAD}{document}")
        for place, content in zip(places, pages, strict=True):
            package.writestr(f"Doc_0/{place}", content)
        for name, content in extra:
            package.writestr(name, content)
    return kept.getvalue()


WIDE = "为加强农村饮水工程管护保障群众饮水安全根据有关规定结"


def test_lines_come_in_the_order_of_the_page_and_grow_together_to_paragraphs():
    first = page(
        line("合本镇实际制定本办法。", top=60),
        line("关于饮水工程的通知", left=60, top=30),
        line(WIDE, left=38, top=50),
        line("各村：", top=40),
    )
    second = page(line("七里镇人民政府", left=110, top=30))
    assert ofd_text(ofd(first, second), "通知.ofd").splitlines() == [
        "关于饮水工程的通知",
        "各村：",
        f"{WIDE}合本镇实际制定本办法。",
        "七里镇人民政府",
    ]


def test_what_stands_apart_on_one_line_is_cells():
    row = page(line("桃园村", top=30), line("12", left=90, top=30), line("柳树村", top=40), line("8", left=90, top=40))
    assert ofd_text(ofd(row), "表.ofd").splitlines() == ["桃园村\t12", "柳树村\t8"]


def test_notes_are_written_too():
    note = ("Doc_0/Annots/a.xml", f'{HEAD}<ofd:Annot {NAMESPACE} Remark="机密★10年"/>')
    assert any("机密★10年" in text for text in ofd_written(ofd(page(line("通知")), extra=[note]), "通知.ofd"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04broken", "“通知.ofd”已损坏，打不开；请重新导出或重新下载后再试。"),
        (ofd(page()), "“通知.ofd”里没有读出文字，可能是扫描件；请提供原始的 Word 或 PDF 文件。"),
    ],
)
def test_what_cannot_be_read_is_said(data, said):
    with pytest.raises(Unreadable) as told:
        ofd_text(data, "通知.ofd")
    assert (str(told.value), is_ofd("通知.ofd", data), is_ofd("通知.docx", data)) == (said, True, False)
