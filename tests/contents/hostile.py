"""有害的文件：made in memory for the list of hostile uploads, each with the one trick that it is about."""

import io
import stat
import struct
import zipfile
import zlib

import openpyxl
from docx import Document
from PIL import Image

from tests.contents import material

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
DOCX, XLSX = material.docx(), material.xlsx()


def word(inside):
    """A Word file whose body is this."""
    return material.with_parts(DOCX, **{"word/document.xml": f"<w:document {W}><w:body>{inside}</w:body></w:document>"})


def field(*codes):
    """A Word file with a field whose code is written in these runs."""
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return word(f"<w:p>{runs}<w:r><w:t>正文</w:t></w:r></w:p>")


def linked(kind, target, *, name="word/_rels/document.xml.rels"):
    """A Word file that points outside itself."""
    row = (
        f'<Relationship Id="rId900" TargetMode="External" Target="{target}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    )
    with zipfile.ZipFile(io.BytesIO(DOCX)) as archive:
        old = archive.read(name).decode() if name in archive.namelist() else RELS.format("")
    return material.with_parts(DOCX, **{name: old.replace("</Relationships>", f"{row}</Relationships>")})


def sheet(formula):
    """An Excel file with this formula."""
    book = openpyxl.Workbook()
    book.active["A1"] = formula
    return _saved(book)


def entries(*pairs):
    """A Word file with these entries more, whatever their names and kinds."""
    made = io.BytesIO(DOCX)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in pairs:
            archive.writestr(entry, data)
    return made.getvalue()


def symlink(name, target):
    """An entry that is a link to another file."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return entry, target


def twice():
    """A Word file with two bodies: one reader takes the first, another the second."""
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCX)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        new.writestr("word/document.xml", body.format("first-body"))
        second = zipfile.ZipInfo("word/DOCUMENT.xml")
        new.writestr(second, body.format("第二份"))
    return made.getvalue().replace(b"word/DOCUMENT.xml", b"word/document.xml")


def crowded():
    """A Word file of three thousand parts."""
    return entries(*((f"word/x{number}.xml", "<x/>") for number in range(3000)))


def deep():
    """A Word file whose body is nested ten thousand deep."""
    return word("<w:p>" * 10_000 + "</w:p>" * 10_000)


def wrong_sum():
    """A Word file of which one byte was changed behind its checksum."""
    data = bytearray(DOCX)
    at = data.find(b"word/document.xml") + 200
    data[at] ^= 0xFF
    return bytes(data)


def picture(form="PNG", **told):
    """A small picture with something beside it."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, form, **told)
    return out.getvalue()


def png_with(kind, data):
    """A PNG with one more chunk."""
    png = picture()
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return png[:33] + chunk + png[33:]


def with_media(data, name="word/media/image1.png"):
    """A Word file in which this lies where pictures lie."""
    return material.with_parts(DOCX, **{name: data})


def signed_by(author):
    """A Word file written by somebody."""
    document = Document()
    document.add_paragraph("正文")
    document.core_properties.author = author
    return _saved(document)


def huge_jpeg():
    """A JPEG whose head says that it is 60,000 by 60,000."""
    data = picture("JPEG")
    at = data.find(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", 60_000, 60_000) + data[at + 4 :]


def _saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def plain_zip():
    """A zip of a text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("说明.txt", "你好")
    return out.getvalue()


def typed_as(old, new, data=DOCX, **parts):
    """The same package with another word in its list of contents, and with parts more."""
    return material.with_parts(data, **{"[Content_Types].xml": material.contents_of(data).replace(old, new)}, **parts)


def declared(doctype, encoding="utf-8"):
    """A Word file whose body begins with this document type."""
    told = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<x/>'
    return material.with_parts(DOCX, **{"word/document.xml": told.encode("utf-8" if encoding == "utf-7" else encoding)})
