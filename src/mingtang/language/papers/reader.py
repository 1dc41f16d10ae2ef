"""读取文稿：one way in for every kind of file."""

import hashlib
from dataclasses import replace
from pathlib import Path

from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.blocks import Block, Doubt, Paper, PaperKind, Paragraph, Table, Unreadable
from mingtang.language.papers.csvs import read_csv
from mingtang.language.papers.encodings import decode
from mingtang.language.papers.html import read_html
from mingtang.language.papers.pdf import read_pdf
from mingtang.language.papers.plain import read_markdown, read_plain
from mingtang.language.papers.sheets import read_sheets
from mingtang.language.papers.sniff import sniff
from mingtang.language.papers.word import read_word
from mingtang.language.width import visible

#: No work plan is larger; larger files are photographs or mistakes.
MAX_BYTES = 20_000_000


def read_paper(source: Path | bytes, name: str | None = None) -> Paper:
    """读取文稿：paragraphs and tables in reading order, from .txt .md .docx .html .pdf .xlsx .csv.

    The kind is decided by content; a name that disagrees gives a doubt. Nothing is written anywhere.
    Errors: ``Unreadable`` with one Chinese sentence: what, where, what to do.
    """
    shown, data = _load(source, name)
    if not data.strip():
        raise Unreadable(f"“{shown}”是空文件，里面没有内容；请核对后重新选择。")
    if len(data) > MAX_BYTES:
        raise Unreadable(f"“{shown}”超过 {MAX_BYTES // 1_000_000} MB，没有读取；请压缩其中的图片或只保留正文后再试。")
    kind, misnamed = sniff(data, shown, open_archive(data, shown))
    read, doubts = _read(kind, data, shown)
    blocks = [_visible(block) for block in read]
    if not any(_has_text(block) for block in blocks):
        raise Unreadable(f"“{shown}”里没有可读的文字；请核对选对了文件没有。")
    return Paper(tuple(blocks), shown, hashlib.sha256(data).hexdigest(), kind, tuple(doubts), misnamed)


def _load(source: Path | bytes, name: str | None) -> tuple[str, bytes]:
    if isinstance(source, bytes):
        return name or "文件", source
    shown = name or source.name
    try:
        if source.stat().st_size > MAX_BYTES:
            raise Unreadable(
                f"“{shown}”超过 {MAX_BYTES // 1_000_000} MB，没有读取；请压缩其中的图片或只保留正文后再试。"
            )
        return shown, source.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(f"找不到文件“{source}”；请核对路径和文件名。") from error
    except OSError as error:
        raise Unreadable(f"“{source}”打不开（可能是文件夹，或没有读取权限）；请核对后再试。") from error


def _read(kind: PaperKind, data: bytes, name: str) -> tuple[list[Block], list[Doubt]]:
    if kind == "docx":
        return read_word(data, name)
    if kind == "xlsx":
        return read_sheets(data, name)
    if kind == "pdf":
        return read_pdf(data, name)
    if kind == "html":
        return read_html(data, name)
    text = decode(data, name)
    if kind == "csv":
        return read_csv(text, name)
    if kind == "md":
        return read_markdown(text), []
    return read_plain(text), []


def _visible(block: Block) -> Block:
    """The block without zero-width characters, which would hide the marks that lines begin with."""
    if isinstance(block, Paragraph):
        text = visible(block.text)
        if text == block.text:
            return block
        return replace(block, text=text, lead=len(visible(block.text[: block.lead])))
    cells = [[replace(cell, text=visible(cell.text)) for cell in row] for row in block.rows]
    return Table(tuple(tuple(row) for row in cells), block.where)


def _has_text(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return bool(block.text.strip() or block.label)
    return any(cell.text.strip() for row in block.rows for cell in row)
