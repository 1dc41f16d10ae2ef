"""九种个人信息：covered in every kind of file, in sentences and in rows, and then gone. Nobody is meant."""

import io
import zipfile

import openpyxl
import pytest
from docx import Document

from mingtang.findings.personal import findings
from mingtang.language.personal import Kind
from mingtang.masking.engine import mask
from mingtang.masking.refusals import Unmaskable
from tests.contents import material

VALUES = {
    Kind.RESIDENT_ID: "11010519491231002X", Kind.PHONE: "13800138000", Kind.LANDLINE: "0533-7812345",
    Kind.BANK_CARD: "6222020200112230004", Kind.PASSPORT: "E12345678", Kind.PLATE: "鲁C·12345",
    Kind.ADDRESS: "桃园村128号", Kind.BIRTH_DATE: "1949-12-31", Kind.HARDSHIP: "尿毒症",
}  # fmt: skip
HEADS = ["姓名", "身份证号", "手机", "家庭电话", "银行卡号", "护照号", "车牌", "家庭住址", "出生日期", "备注"]
ROW = ["王建国", *VALUES.values()]
SENTENCE = (
    "王建国，身份证号11010519491231002X，手机13800138000，家庭电话0533-7812345，卡号6222020200112230004，"
    "护照E12345678，车牌鲁C·12345，家住七里镇桃园村128号，1949-12-31出生，患尿毒症。"
)


def word():
    paper = Document()
    paper.add_paragraph(SENTENCE)
    table = paper.add_table(2, len(HEADS))
    for column, (head, value) in enumerate(zip(HEADS, ROW, strict=True)):
        table.cell(0, column).text, table.cell(1, column).text = head, value
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def sheet():
    book = openpyxl.Workbook()
    book.active.append(["公开台账"])
    third = book.create_sheet("明细")
    third.append(HEADS)
    third.append(ROW)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def page():
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEADS, ROW))
    return f"<html><body><p>{SENTENCE}</p><table>{rows}</table></body></html>".encode()


FILES = {
    "a.docx": word, "a.xlsx": sheet, "a.html": page, "a.txt": SENTENCE.encode,
    "a.csv": lambda: f"{','.join(HEADS)}\n{','.join(ROW)}\n".encode(),
}  # fmt: skip


def unpacked(data):
    """All bytes of a file, those of a package unzipped."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("name", list(FILES))
def test_every_kind_is_found_covered_and_gone(name):
    data = FILES[name]()
    assert {it.kind for it in findings(data, name)} == set(Kind)
    made = mask(data, name)
    assert set(made.counts) == {kind.value for kind in Kind}
    assert findings(made.data, name) == []
    held = unpacked(made.data)
    assert [kind for kind, value in VALUES.items() if value.encode() in held] == []


@pytest.mark.parametrize(("kind", "told"), [*zip(Kind, SENTENCE[4:-1].split("，"), strict=True)])
def test_every_kind_is_covered_on_a_page_too(kind, told):
    data = material.pdf(f"王建国，{told}。")
    assert [it.kind for it in findings(data, "a.pdf")] == [kind]
    assert findings(mask(data, "a.pdf").data, "a.pdf") == []


def test_a_copy_keeps_what_is_customary():
    assert mask(SENTENCE.encode(), "a.txt").data.decode() == (
        "王建国，身份证号11*************02X，手机138****8000，家庭电话0533-*****45，卡号■■■■■■■■■■■■■■■■■■■，"
        "护照E******78，车牌鲁C·****5，家住七里镇■■■■■■■，1949-■■-■■出生，患■■■。"
    )


def test_how_much_of_a_resident_number_stays_is_the_organs_to_say():
    data = "身份证号11010519491231002X".encode()
    assert mask(data, "a.txt", ends=(3, 4)).data.decode() == "身份证号110***********002X"
    with pytest.raises(Unmaskable, match="前面最多留 6 位，后面最多留 4 位"):
        mask(data, "a.txt", ends=(8, 8))
