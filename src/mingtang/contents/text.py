"""取文字：everything written in a file, part by part, each with a place that a clerk finds again.

Word, Excel, PDF, web pages, tables and plain text; the kind is decided by content. What a reader of the page does not
see (a hidden sheet, a remark, what was deleted but kept, properties) comes too, and is said to be hidden.
A web page is only read, never kept: from our address it could act.
"""

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from lxml import etree

from mingtang.contents import portable
from mingtang.contents.parts import Part
from mingtang.contents.text_sheets import sheet_parts
from mingtang.contents.text_web import web_parts
from mingtang.contents.text_word import word_parts
from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.sniff import sniff
from mingtang.language.table_heads import Heads

MAX_BYTES = 50 * 1024 * 1024

_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?\s*(gb2312|gbk|gb18030)""", re.I)
_SIGNS = ",\t;|"
_DEEPEST = 1
_BROKEN = (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, UnicodeDecodeError)


def parts(source: Path | bytes, name: str, *, kind: str = "", depth: int = 0) -> Iterator[Part]:
    """各处文字：read as they are asked for, so that a reader may stop early. ``kind`` is given where it is known.

    Errors: ``Unreadable`` with one sentence, at once or on the way, for what is broken, locked or of another kind.
    """
    data = _loaded(source, name)
    entries = open_archive(data, name)
    kind = kind or sniff(data, name, entries)[0]
    if entries is not None:
        return _inside(data, name, entries, kind == "docx", depth)
    if kind == "pdf":
        return portable.written_parts(data)
    text = _decoded(data, name)
    if kind == "html":
        return web_parts(text)
    return _rows(text) if kind == "csv" else _lines(text)


def _loaded(source: Path | bytes, name: str) -> bytes:
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > MAX_BYTES:
        raise Unreadable(f"“{name}”超过 {MAX_BYTES // 1024 // 1024} MB，没有检查；请拆成几个文件再试。")
    return source if isinstance(source, bytes) else source.read_bytes()


def _inside(data: bytes, name: str, entries: frozenset[str], is_word: bool, depth: int) -> Iterator[Part]:
    """The parts of an office file, then those of the tables put inside it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from word_parts(archive, entries) if is_word else sheet_parts(archive, entries)
            inner = sorted(entry for entry in entries if "/embeddings/" in entry.lower() and not entry.endswith("/"))
            for entry in inner if depth < _DEEPEST else ():
                try:
                    for part in parts(archive.read(entry), Path(entry).name, depth=depth + 1):
                        yield replace(part, where=f"嵌入的文件：{part.where}")
                except Unreadable:
                    continue
    except _BROKEN as error:
        raise Unreadable(f"“{name}”的内部结构已损坏，没有读完；请用 WPS 或 Office 打开并另存后再试。") from error


def _decoded(data: bytes, name: str) -> str:
    """The text in one of the encodings that offices here use."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tried: tuple[str, ...] = ("utf-16",)
    else:
        tried = ("gb18030", "utf-8-sig") if _CHARSET.search(data[:4096]) else ("utf-8-sig", "gb18030")
        if b"\x00" in data:
            raise Unreadable(f"“{name}”里有二进制数据，不是文本文件；请选择 Word、Excel、PDF、网页或文本文件。")
    for encoding in tried:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(f"“{name}”的文字编码无法识别；请用记事本打开，另存为 UTF-8 编码后再试。")


def _lines(text: str) -> Iterator[Part]:
    for number, line in enumerate(io.StringIO(text), 1):
        if line.strip():
            yield Part(f"第 {number} 行", line.rstrip("\r\n"))


def _rows(text: str) -> Iterator[Part]:
    """The rows of a table of text; one whose quotation marks do not close is read line by line from there."""
    file = io.StringIO(text)
    first = file.readline()
    sign = max(_SIGNS, key=first.count)
    rows = csv.reader(chain([first], file), delimiter=sign)
    heads = Heads()
    begin = 1
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            break
        if any(field.strip() for field in row):
            cells = [field.replace("\t", " ") for field in row]
            yield Part(f"第 {begin} 行", "\t".join(cells), heads=heads.of(enumerate(cells)))
        begin = rows.line_num + 1
    for number, line in enumerate(text.splitlines()[begin - 1 :], begin):
        if line.strip():
            yield Part(f"第 {number} 行", line)
