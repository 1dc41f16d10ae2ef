"""OFD 版式文件（GB/T 33190）：the text of its pages, line by line as they stand, joined to paragraphs again.

A package of XML: OFD.xml names the document, the document its pages, a page its layers with pieces of text, each with
a place. What is drawn and not written, and what a stamp shows, has no text and is not read.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from lxml import etree

from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.blocks import Unreadable
from mingtang.language.papers.written import texts_of

ROOT = "OFD.xml"
_SAME_LINE, _WIDE = 0.5, 1.5
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class _Piece:
    """一段字：where it begins and ends, how high its letters are, in millimetres from the corner of the page."""

    page: int
    top: float
    left: float
    right: float
    size: float
    text: str


def is_ofd(name: str, data: bytes) -> bool:
    """是不是 OFD：a package that is called one; what is called otherwise is told for what it is by whoever reads it."""
    return data.startswith(b"PK\x03\x04") and PurePath(name).suffix.lower() == ".ofd"


def ofd_written(data: bytes, name: str) -> list[str]:
    """OFD 里写着的一切：of every part of the package, notes and properties too. Errors: ``Unreadable``."""
    with _package(data, name) as package:
        return [text for part in package.namelist() for text in texts_of(part.lower(), package.read(part))]


def ofd_text(data: bytes, name: str) -> str:
    """OFD 的文字：a paragraph on each line. Errors: ``Unreadable`` for what is broken or holds no text."""
    try:
        with _package(data, name) as package:
            pieces = [piece for page, place in enumerate(_pages(package)) for piece in _pieces(package, place, page)]
    except Unreadable:
        raise
    except (KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise Unreadable(f"“{name}”的内部结构不完整，读不了；请另存为 PDF，或提供原始的 Word 文件。") from error
    if not pieces:
        raise Unreadable(f"“{name}”里没有读出文字，可能是扫描件；请提供原始的 Word 或 PDF 文件。")
    return "\n".join(_paragraphs(_lines(pieces)))


def _package(data: bytes, name: str) -> zipfile.ZipFile:
    names = open_archive(data, name)
    if names is None or ROOT not in names:
        raise Unreadable(f"“{name}”不是 OFD 版式文件，或者已损坏；请重新导出，或提供原始的 Word 文件。")
    return zipfile.ZipFile(io.BytesIO(data))


def _tree(package: zipfile.ZipFile, place: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(place), parser)


def _named(tree: etree._Element, name: str) -> list[etree._Element]:
    return list(tree.iter(f"{{*}}{name}"))


def _place(base: str, told: str) -> str:
    """A place in the package, told from the folder of the part that tells it, or from the root."""
    told = told.strip()
    if told.startswith("/"):
        return told.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), told))


def _pages(package: zipfile.ZipFile) -> list[str]:
    roots = [_place(ROOT, each.text or "") for each in _named(_tree(package, ROOT), "DocRoot")]
    return [
        _place(root, page.get("BaseLoc") or "")
        for root in roots
        for pages in _named(_tree(package, root), "Pages")
        for page in pages.iterchildren("{*}Page")
    ]


def _pieces(package: zipfile.ZipFile, place: str, page: int) -> list[_Piece]:
    found = []
    for written in _named(_tree(package, place), "TextObject"):
        left, top, width, _ = _numbers(written.get("Boundary"), 4)
        size = _numbers(written.get("Size"), 1)[0]
        for code in written.iterchildren("{*}TextCode"):
            text = (code.text or "").strip("\r\n")
            if text.strip():
                x, y = _numbers(code.get("X"), 1)[0], _numbers(code.get("Y"), 1)[0]
                found.append(_Piece(page, top + y, left + x, left + width, size or 5, text))
    return found


def _numbers(told: str | None, count: int) -> list[float]:
    read = [float(number) for number in _NUMBER.findall(told or "")]
    return (read + [0.0] * count)[:count]


def _lines(pieces: list[_Piece]) -> list[_Piece]:
    """Pieces at one height are one line, from left to right; a wide gap parts cells."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda it: (it.page, it.top)):
        last = rows[-1][0] if rows else None
        if last and last.page == piece.page and abs(piece.top - last.top) <= last.size * _SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda it: it.left)) for row in rows]


def _line(row: list[_Piece]) -> _Piece:
    text = row[0].text
    for before, piece in pairwise(row):
        text += ("\t" if piece.left - before.right > _WIDE * piece.size else "") + piece.text
    first = row[0]
    return _Piece(first.page, first.top, first.left, max(it.right for it in row), first.size, text)


def _paragraphs(lines: list[_Piece]) -> list[str]:
    """A line that begins at the margin after a full one goes on with it."""
    margin, end = min(line.left for line in lines), max(line.right for line in lines)
    told: list[str] = []
    full = False
    for line in lines:
        if told and full and line.left - margin < line.size and "\t" not in line.text:
            told[-1] += line.text.strip()
        else:
            told.append(line.text.strip())
        full = end - line.right < 2 * line.size and line.left - margin < 3 * line.size and "\t" not in line.text
    return told
