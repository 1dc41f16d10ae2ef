"""PDF 里藏着的值：a black box is not enough. All numbers are made up."""

import zlib
from functools import cache

import pypdfium2 as pdfium
import pytest

from mingtang.masking.engine import mask
from mingtang.masking.refusals import Unmaskable
from tests.contents import material
from tests.masking.reading import assert_nowhere

PHONE, NAME = "13800138000", "欧阳小满"


def written(value, encoding="utf-16-be"):
    return f"<feff{value.encode(encoding).hex()}>"


def changed(data, old, new):
    """The same file with one thing written differently; PDFium finds its objects again."""
    assert old in data
    return data.replace(old, new)


def on_page(text, entry):
    return changed(material.pdf(text), b"/Contents 4 0 R", b"/Contents 4 0 R" + entry.encode())


def note(value):
    entry = f"/Annots[<</Type/Annot/Subtype/Text/Rect[10 10 40 40]/T{written(value)}/Contents{written(value)}>>]"
    return on_page("notice", entry)


def linked(value):
    entry = "/Annots[<</Type/Annot/Subtype/Link/Rect[10 10 40 40]/A<</S/URI/URI(https://example.org/{})>>>>]"
    return on_page("notice", entry.format("".join(f"%{byte:02X}" for byte in value.encode())))


def attached(value):
    document = pdfium.PdfDocument(material.pdf("notice"))
    document.new_attachment("a.txt").set_data(value.encode())
    return material._bytes(document.save)


def stamped(value):
    """A note that a reader sees: its text stands in a picture of its own."""
    look = f"BT /F1 12 Tf 5 5 Td <{''.join(f'{ord(c):04x}' for c in value)}> Tj ET".encode()
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 30]/Resources<</Font<</F1 5 0 R>>>>/Length %d>>"
    drawn = form % len(look) + b"stream\n%s\nendstream" % look
    data = material.pdf(value, objects=[drawn])
    entry = b"/Annots[<</Type/Annot/Subtype/FreeText/F 4/Rect[50 50 250 80]/AP<</N 7 0 R>>>>]/Contents 4 0 R"
    return changed(data, b"/Contents 4 0 R", entry)


def instead_of(value):
    """A text on the page that stands for another one."""
    data = material.pdf("notice")
    return changed(data, b"BT /F1", f"/Span<</ActualText{written(value)}>>BDC BT /F1".encode())


def packed(value):
    """What is said beside the page, in a stream of its own that is packed."""
    held = zlib.compress(value.encode())
    return material.pdf(
        "notice",
        more="/Metadata 7 0 R",
        objects=[
            b"<</Type/Metadata/Subtype/XML/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(held), held)
        ],
    )


def private(value):
    return on_page("notice", f"/PieceInfo<</Maker<</Private{written(value)}>>>>")


@cache
def cases(value):
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in value)
    plain = material.pdf(value)
    return {
        "on the page": plain,
        "full-width": material.pdf(wide),
        "turned page": on_page(value, "/Rotate 90"),
        "rotated text": changed(plain, b"72 720 Td", b"0 1 -1 0 300 300 Tm"),
        "unseen text": changed(plain, b"/F1 12 Tf", b"/F1 12 Tf 3 Tr"),
        "white text": changed(plain, b"/F1 12 Tf", b"1 g /F1 12 Tf"),
        "outside the page": changed(plain, b"72 720 Td", b"72 -90 Td"),
        "under a black box": changed(plain, b"ET", b"ET 0 g 60 700 300 40 re f"),
        "cut off by the edge that is shown": on_page(value, "/CropBox[0 0 300 300]"),
        "note": note(value),
        "note that is seen": stamped(value),
        "target of a link": linked(value),
        "attachment": attached(value),
        "text for another text": instead_of(value),
        "properties": material.pdf("notice", encrypt=f"/Info<</Title{written(value)}/Author{written(value)}>>"),
        "packed properties": packed(value),
        "bookmark": material.pdf("notice", more=f"/Outlines<</First<</Title{written(value)}>>>>"),
        "private data of a program": private(value),
        "form": material.pdf("notice", more=f"/AcroForm<</Fields[<</FT/Tx/T(a)/V{written(value)}>>]>>"),
        "script": material.pdf("notice", more=f"/OpenAction<</S/JavaScript/JS(var a='{value.encode().hex()}')>>"),
    }


@pytest.mark.parametrize("case", list(cases(PHONE)))
def test_a_number_is_nowhere_in_the_copy(case):
    assert_nowhere(mask(cases(PHONE)[case], "a.pdf", words=[PHONE]), "a.pdf", PHONE, PHONE.encode("utf-16-be").hex())


@pytest.mark.parametrize("case", list(cases(NAME)))
def test_a_word_is_nowhere_in_the_copy(case):
    made = mask(cases(NAME)[case], "a.pdf", words=[NAME])
    assert_nowhere(made, "a.pdf", NAME, NAME.encode("utf-16-be").hex(), NAME.encode().hex())


def test_a_page_without_anything_to_cover_keeps_its_text():
    made = mask(material.pdf("notice"), "a.pdf")
    document = pdfium.PdfDocument(made.data)
    assert [page.get_textpage().get_text_range() for page in document] == ["notice"]
    assert (made.counts, made.removed, made.left) == ({}, ("属性",), ())
    document.close()


def test_the_place_is_black_and_the_rest_of_the_page_is_as_it_was():
    def drawn(data):
        document = pdfium.PdfDocument(data)
        picture = document[0].render(scale=2).to_pil().convert("L")
        document.close()
        return picture

    before = drawn(material.pdf(f"tel{PHONE}"))
    made = mask(material.pdf(f"tel{PHONE}"), "a.pdf")
    after = drawn(made.data)
    assert (before.size, made.counts) == (after.size, {"phone": 1})
    dark = [after.crop((at, 232, at + 1, 244)).getextrema()[1] < 40 for at in range(100, 600)]
    assert 60 < sum(dark) < 200
    assert made.removed[-1] == "第 1 页改成了图片：要遮盖的地方涂黑，这一页的文字不能再选取"


def test_a_scan_is_said_to_be_unread():
    assert mask(material.pdf(""), "a.pdf").left == (
        "第 1 页没有文字层（可能是扫描件），里面的字没有检查，请打开来看。",
    )


def test_signs_without_a_meaning_are_said_to_be_unread():
    data = changed(material.pdf(NAME), b"/ToUnicode 6 0 R", b" " * 16)
    assert mask(data, "a.pdf", words=[NAME]).left == ("第 1 页有读不出编码的字，没有检查，请打开来看。",)


@pytest.mark.parametrize("data", [material.LOCKED_PDF, b"%PDF-1.7\nnothing"])
def test_what_cannot_be_opened_is_refused(data):
    with pytest.raises(Unmaskable):
        mask(data, "a.pdf")
