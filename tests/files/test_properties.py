"""文件里的姓名：who wrote a file, where and when, is not kept with it; what it shows stays."""

import hashlib
import io
import zipfile

import openpyxl
import pypdfium2 as pdfium
import pytest
from docx import Document
from PIL import Image

from mingtang.contents import package
from mingtang.contents.kinds import Kind
from mingtang.files import storage
from tests.contents import material
from tests.files.test_store import shown


def named_word():
    """A Word file that says who wrote it, and a table inside that says it again."""
    custom = '<Properties><property name="电话"><vt:lpwstr>13900000000</vt:lpwstr></property></Properties>'
    app = "<Properties><Company>柳沟村委会</Company><Manager>林静</Manager></Properties>"
    core = "<cp:coreProperties><dc:creator>林静</dc:creator></cp:coreProperties>"
    inner = material.with_parts(material.xlsx("十二"), **{"docProps/app.xml": app})
    parts = {"docProps/custom.xml": custom, "docProps/app.xml": app, "package/metadata/1.psmdcp": core}
    return material.with_parts(material.docx("公开十二条。"), **parts, **{"word/embeddings/a.xlsx": inner})


def test_an_office_file_is_kept_without_the_names_in_its_properties(keep):
    attachment = keep(named_word(), "总结.docx")
    kept = storage.path_of(attachment.stored).read_bytes()
    assert (attachment.size, attachment.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    assert all("林静" not in text and "柳沟" not in text for text in package.look_into(kept, "Word 文件")[1])
    assert "13900000000" not in "".join(package.look_into(kept, "Word 文件")[1])
    document = Document(io.BytesIO(kept))
    assert ([p.text for p in document.paragraphs], document.core_properties.author) == (["公开十二条。"], "")


def test_a_sheet_without_its_properties_still_opens(keep):
    kept = storage.path_of(keep(material.xlsx("公开台账"), "台账.xlsx").stored).read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(kept))
    assert book.active["A1"].value == "公开台账"
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        assert b"creator" not in archive.read("docProps/core.xml")


@pytest.mark.parametrize("info", ["/Info 7 0 R", "/Info<</Author(Lin Jing)>>"])
def test_a_pdf_is_kept_without_the_names_in_its_properties(info, keep):
    told = [b"<</Author(Lin Jing)/Creator(Lin Jing)>>", b"<</Type/Metadata/Length 8>>stream\nLin Jing\nendstream"]
    sent = material.pdf("公开十二条。", more="/Metadata 8 0 R", encrypt=info, objects=told)
    kept = storage.path_of(keep(sent, "通知.pdf").stored).read_bytes()
    assert (b"Lin Jing" in sent, b"Lin Jing" in kept, shown(kept, Kind.PDF)) == (True, False, ["公开十二条。"])
    with pdfium.PdfDocument(kept) as document:
        assert document.get_metadata_dict(skip_empty=True) == {}


def test_a_signed_pdf_stays_as_it_was_signed(keep):
    signed = material.pdf("公开", more="/AcroForm<</Fields[<</FT/Sig/V<</Type/Sig/ByteRange[0 9 9 9]>>>>]>>")
    assert storage.path_of(keep(signed, "通知.pdf").stored).read_bytes() == signed


def parts_kept(keep, name, **parts):
    """These parts of an office file, as they are kept."""
    whole = material.docx() if name.endswith("docx") else material.xlsx()
    kept = storage.path_of(keep(material.with_parts(whole, **parts), name).stored).read_bytes()
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        return [archive.read(part) for part in parts]


def test_who_remarked_and_who_changed_is_not_kept_in_a_document(keep):
    change = '<w:x xmlns:w="w"><w:ins w:id="1" w:author="林静" w:date="d"><w:t>author="林静"</w:t></w:ins></w:x>'
    remark = "<w:x xmlns:w='w'><w:comment w:author='林静' w:initials='LJ'/></w:x>"
    people = '<w:x xmlns:w="w"><w:person w:author="林静"><w:info userId="lj"/></w:person></w:x>'
    told = {"word/header1.xml": change, "word/comments.xml": remark, "word/people.xml": people}
    assert [part.decode() for part in parts_kept(keep, "方案.docx", **told)] == [
        '<w:x xmlns:w="w"><w:ins w:id="1" w:author="作者" w:date="d"><w:t>author="林静"</w:t></w:ins></w:x>',
        '<w:x xmlns:w=\'w\'><w:comment w:author="作者" w:initials=""/></w:x>',
        '<w:x xmlns:w="w"><w:person w:author="作者"><w:info userId=""/></w:person></w:x>',
    ]


def test_who_remarked_and_where_it_lay_is_not_kept_in_a_sheet(keep):
    remark = "<comments><authors><author>林静</author></authors></comments>"
    path = '<x xmlns:a="a"><a:absPath url="C:\\Users\\林静" a:v="1"/></x>'
    assert [
        part.decode() for part in parts_kept(keep, "表.xlsx", **{"xl/comments1.xml": remark, "xl/p.xml": path})
    ] == [
        "<comments><authors><author>作者</author></authors></comments>",
        '<x xmlns:a="a"><a:absPath url="" a:v="1"/></x>',
    ]


@pytest.mark.parametrize(("orientation", "left"), [(1, {}), (6, {0x0112: 6})])
def test_a_picture_in_a_document_keeps_its_points_and_how_it_is_turned(orientation, left, keep):
    sent = material.photograph((40, 30), orientation=orientation)
    (kept,) = parts_kept(keep, "方案.docx", **{"word/media/image1.jpeg": sent})
    with Image.open(io.BytesIO(sent)) as before, Image.open(io.BytesIO(kept)) as after:
        assert after.tobytes() == before.tobytes()
        assert (dict(after.getexif()), "comment" in after.info, "xmp" in after.info) == (left, False, False)


def test_a_drawing_in_a_document_keeps_its_points_and_no_remark(keep):
    (kept,) = parts_kept(keep, "方案.docx", **{"word/media/image1.png": material.png()})
    with Image.open(io.BytesIO(kept)) as after:
        assert (after.size, after.tobytes(), after.info) == ((40, 30), bytes(40 * 30 * 3), {})
