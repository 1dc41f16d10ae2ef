"""测试用的文件：made in memory, each with the one thing that a test is about."""

import io
import struct
import zipfile
import zlib

import openpyxl
from docx import Document
from PIL import Image, PngImagePlugin


def docx(text="本月公开信息十二条。", header=""):
    """A Word file with one paragraph, and a header where one is given."""
    document = Document()
    document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return _bytes(document.save)


def xlsx(text="公开台账", hidden=""):
    """An Excel file; ``hidden`` stands on a sheet that is not shown."""
    book = openpyxl.Workbook()
    book.active.append([text])
    if hidden:
        sheet = book.create_sheet("备查")
        sheet.append([hidden])
        sheet.sheet_state = "hidden"
    return _bytes(book.save)


def with_parts(data, **parts):
    """The same package with parts added or replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def contents_of(data):
    """The list of contents of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("[Content_Types].xml").decode()


def locked(data):
    """The same package with its parts said to be encrypted."""
    flagged = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = flagged.find(mark)
        while at != -1:
            flagged[at + offset] |= 1
            at = flagged.find(mark, at + 1)
    return bytes(flagged)


def bomb():
    """A Word file of a few hundred kilobytes that opens to 300 megabytes."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx())) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
        with new.open("word/media/image1.bin", "w") as part:
            for _ in range(300):
                part.write(bytes(1024 * 1024))
    return made.getvalue()


def ole(*streams):
    """An old compound file that names these streams."""
    names = b"".join(stream.encode("utf-16-le") + bytes(64) for stream in streams)
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + names + bytes(4096)


def pdf(text="", *, more="", encrypt="", blanks=0, objects=()):
    """A PDF of one page with this text; ``more`` goes into its catalogue, ``encrypt`` into its trailer.

    ``objects`` follow the six of its own. With ``blanks`` that many of them follow what is drawn, packed.
    """
    codes = "".join(f"{ord(c):04x}" for c in text)
    drawn = f"BT /F1 12 Tf 72 720 Td <{codes}> Tj ET".encode() + b" " * blanks
    filters = b""
    if blanks:
        drawn, filters = zlib.compress(drawn), b"/Filter/FlateDecode"
    mapped = "".join(f"<{ord(c):04x}> <{ord(c):04x}>\n" for c in sorted(set(text)))
    told = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(set(text))} beginbfchar\n{mapped}endbfchar endcmap end end"
    ).encode()
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/Song/Flags 4>>>>]/ToUnicode 6 0 R>>"
    )
    bodies = [
        f"<</Type/Catalog/Pages 2 0 R {more}>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(drawn), filters, drawn),
        font,
        b"<</Length %d>>stream\n%s\nendstream" % (len(told), told),
    ]
    return _pdf_of([*bodies, *objects], encrypt)


def packed_pdf(hidden):
    """A PDF whose catalogue opens with an object that is packed, with nothing of it legible."""
    kept = zlib.compress(b"4 0 " + hidden)
    bodies = {
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        5: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(kept), kept),
    }
    out, places = bytearray(b"%PDF-1.5\n"), {}
    for number, body in bodies.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    places[6] = len(out)
    rows = bytes(6) + b"".join(
        b"\2\0\0\0\5\0" if number == 4 else b"\1%s\0" % places[number].to_bytes(4, "big") for number in range(1, 7)
    )
    head = b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(rows)
    return bytes(out + head + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % places[6])


def _pdf_of(bodies, encrypt):
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer<</Size {len(bodies) + 1}/Root 1 0 R {encrypt}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


LOCKED_PDF = pdf(
    encrypt=f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'5a' * 32}>/U<{'a5' * 32}>/P -4>>/ID[<{'11' * 16}><{'11' * 16}>]"
)


def photograph(size=(3000, 1500), *, orientation=1, mode="RGB", form="JPEG"):
    """A photograph with where and when it was taken, with what, a remark, and a colour in each half."""
    image = Image.new(mode, size, _colour("red", mode))
    image.paste(_colour("blue", mode), (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "PhoneMaker"
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (30.0, 12.0, 5.0)
    told = {"exif": exif.tobytes(), "xmp": b"<x:xmpmeta>secret place</x:xmpmeta>"}
    if form == "JPEG":
        told["comment"] = b"secret remark"
    return _bytes(lambda out: image.save(out, form, quality=90, **told)) + b"behind the end"


def _colour(name, mode):
    return Image.new("RGB", (1, 1), name).convert(mode).getpixel((0, 0))


def png(size=(40, 30), mode="RGB", **told):
    """A drawn picture."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "secret remark")
    return _bytes(lambda out: Image.new(mode, size).save(out, "PNG", pnginfo=info, **told))


def moving(form, frames=3):
    """A picture of several frames, the first of them red."""
    still = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")[:frames]]
    return _bytes(lambda out: still[0].save(out, form, save_all=True, append_images=still[1:], duration=100))


def png_bomb(width=60_000, height=60_000):
    """A PNG whose first line says that it is enormous."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _bytes(save):
    out = io.BytesIO()
    save(out)
    return out.getvalue()
