"""压缩包检查：an Office file is a zip archive of XML; what could hurt is refused before any library opens it."""

import io
import re
import zipfile
import zlib

from mingtang.language.papers.blocks import Unreadable

MAX_ENTRIES = 2_000
#: What all entries together may grow to: photographs do not grow, text rarely beyond this.
MAX_INFLATED = 200_000_000
#: One XML part becomes a tree many times its size in memory.
MAX_XML_PART = 30_000_000
#: A part that grows more than this from its packed size, and is not small, was made to grow.
MAX_RATIO, RATIO_FROM = 150, 5_000_000
_CHUNK = 1 << 20
_ENCODINGS = (b"", b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]*)["']""")


def open_archive(data: bytes, name: str) -> frozenset[str] | None:
    """检查压缩包：the names inside, or None when the file is no zip archive.

    Every entry is inflated once, in pieces, and what really comes out is counted, whatever the directory
    declares. Archives inside archives are never opened.
    Errors: ``Unreadable`` for bombs, passwords, damage, and XML that declares entities.
    """
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_directory(entries, name)
            inflated = 0
            for entry in entries:
                inflated += _check_entry(archive, entry, name, MAX_INFLATED - inflated)
            return frozenset(entry.filename for entry in entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, OSError) as error:
        raise Unreadable(f"“{name}”已损坏，打不开；请重新导出或重新下载后再试。") from error


def _check_directory(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_INFLATED:
        raise Unreadable(_bomb(name))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(f"“{name}”设了密码，无法读取；请取消密码后再试。")


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, left: int) -> int:
    is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    size, seen = 0, b""
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            grown = size > RATIO_FROM and size > MAX_RATIO * max(1, entry.compress_size)
            if size > left or grown or (is_xml and size > MAX_XML_PART):
                raise Unreadable(_bomb(name))
            if is_xml:
                _check_xml(seen[-16:] + chunk, name, first=not seen)
                seen = chunk
    return size


def _check_xml(chunk: bytes, name: str, *, first: bool) -> None:
    """Office never writes a document type; with one come entities that grow or reach for other files."""
    plain = chunk.replace(b"\x00", b"")
    declared = _DECLARED.match(plain.lstrip(b"\xef\xbb\xbf\xff\xfe")) if first else None
    strange = declared is not None and declared[1].lower() not in _ENCODINGS
    if strange or b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Unreadable(f"“{name}”里有不正常的内部定义，可能会拖垮系统，没有读取；请用 WPS 或 Word 重新另存后再试。")


def _bomb(name: str) -> str:
    return f"“{name}”解压后过大，可能会拖垮系统，没有读取；请核对文件来源，删去无关内容后另存再试。"
