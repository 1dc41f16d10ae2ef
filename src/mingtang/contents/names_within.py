"""文件里的姓名：who remarked on a document, changed it, took its pictures; cleared, and nothing shown with it."""

import re
import struct

from PIL import Image

_ORIENTATION = 0x0112
# JPEG 里说明拍摄时间地点、编辑软件和备注的段；PNG 里的同类。
_REMARKS = {0xE1, 0xED, 0xFE}
_REMARK_CHUNKS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
_TAG = re.compile(r"<[^<>]*?(?:author|initials|displayName|userId|userName|absPath)[^<>]*+>")
_NAMED = re.compile(r"""(\s(?:[\w.-]+:)?(?:author|displayName|userName)\s*=\s*)(?:"[^"]*"|'[^']*')""")
_KNOWN_BY = re.compile(r"""(\s(?:[\w.-]+:)?(?:initials|userId)\s*=\s*|absPath[^<>]*?\surl\s*=\s*)(?:"[^"]*"|'[^']*')""")
_WRITTEN_BY = re.compile(r"(<(?:[\w.-]+:)?author>)[^<]*+")


def cleared(name: str, part: bytes) -> bytes:
    """The part of an office file with this name (in lower case) without names of persons."""
    if "/media/" in name:
        return _bare_picture(part)
    if not name.endswith(".xml") or "docprops/" in name or b"\0" in part[:4]:
        return part
    xml = part.decode("utf-8", "surrogateescape")
    xml = _TAG.sub(lambda tag: _KNOWN_BY.sub(r'\1""', _NAMED.sub(r'\1"作者"', tag[0])), xml)
    return _WRITTEN_BY.sub(r"\1作者", xml).encode("utf-8", "surrogateescape")


def _bare_picture(data: bytes) -> bytes:
    """The same points in the same order, without what was written beside them; how it is turned stays."""
    if data.startswith(b"\xff\xd8\xff"):
        return _bare_jpeg(data)
    return _bare_png(data) if data.startswith(b"\x89PNG\r\n\x1a\n") else data


def _bare_jpeg(data: bytes) -> bytes:
    out, at = bytearray(data[:2]), 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data) and data[at + 1] not in {0xDA, 0xFF}:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] not in _REMARKS:
            out += data[at:end]
        elif data[at + 4 : at + 10] == b"Exif\0\0":
            out += _turned(data[at + 10 : end])
        at = end
    return bytes(out + data[at:])


def _turned(told: bytes) -> bytes:
    """A remark that says how the picture is turned and nothing else; none where it stands upright."""
    order = "<" if told.startswith(b"II") else ">"
    try:
        first = struct.unpack_from(f"{order}I", told, 4)[0]
        count = struct.unpack_from(f"{order}H", told, first)[0]
        rows = [struct.unpack_from(f"{order}HHIH", told, first + 2 + 12 * row) for row in range(count)]
    except struct.error:
        return b""
    turns = [value for tag, _, _, value in rows if tag == _ORIENTATION and 1 < value <= 8]
    if not turns:
        return b""
    bare = Image.Exif()
    bare[_ORIENTATION] = turns[0]
    said = bare.tobytes()
    return b"\xff\xe1" + (len(said) + 2).to_bytes(2, "big") + said


def _bare_png(data: bytes) -> bytes:
    out, at = bytearray(data[:8]), 8
    while at + 8 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] not in _REMARK_CHUNKS:
            out += data[at:end]
        at = end
    return bytes(out)
