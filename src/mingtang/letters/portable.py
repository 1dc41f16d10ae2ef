"""公文的 PDF：set by typst from data alone, with the faces of the machine, as PDF/A that archives take.

Law: 党政机关公文格式 GB/T 9704—2012；5.2.3（行数字数可以作适当调整）、7.3.5（容不下印章、署名和成文日期时调整行距）。
"""

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from mingtang.law.rules import RuleBroken
from mingtang.letters import measures
from mingtang.letters.faces import chosen
from mingtang.letters.letter import UNDATED, Heading, Letter, Paragraph, Part, Table, cleaned
from mingtang.letters.title import title_rows

SOURCE = Path(__file__).with_name("official.typ")
SETTINGS = ((22, False), (23, False), (21, False), (24, False), (20, False), (25, False), (22, True))
"""一页的行数，是否在最后一段之前换页：the standard one first, then what brings text to the page of the signature."""
_OF_ONE_FACE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""自造字：each face draws something else there, so only the faces of the text may."""
_NO_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed")


def to_pdf(letter: Letter, *, fonts: typst.Fonts | None = None) -> bytes:
    """公文的 PDF；the same letter on the same machine gives the same bytes. ``fonts`` are those of the machine.

    Errors: ``RuleBroken`` where no Chinese face is installed, or none has a character of the letter.
    """
    fonts = fonts or of_this_machine()
    faces = chosen(fonts.families())
    said = json.dumps(_data(cleaned(letter)), ensure_ascii=False)
    setting = _best(said, faces, fonts)
    made = datetime.combine(letter.day or UNDATED, time(), tzinfo=UTC)
    try:
        return setting.compile(format="pdf", timestamp=made, pdf_standards="a-2u")
    except typst.TypstError as error:
        missing = _NO_GLYPH.search(error.message)
        if missing is None:
            raise
        raise RuleBroken(
            f"本机的字体里没有“{missing[1]}”这个字，PDF 上会是空白。请管理员安装有这个字的字体后再生成。"
        ) from error


@cache
def of_this_machine() -> typst.Fonts:
    """本机的字体，looked for once: a face installed later is found after a new start."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


def _best(said: str, faces: dict[str, list[str]], fonts: typst.Fonts) -> typst.Compiler:
    """署名页须有正文：with the text, the signature and the record on one page, or at least the first two."""
    first = signed = None
    for rows, keep in SETTINGS:
        setting = _set(said, faces, fonts, rows=rows, keep=keep)
        text, signature, record = json.loads(setting.query("<pages>", field="value", one=True))
        if len({text, signature, record} - {None}) < 2:
            return setting
        first = first or setting
        if signed is None and len({text, signature} - {None}) < 2:
            signed = setting
    return signed or first


def _set(said: str, faces: dict[str, list[str]], fonts: typst.Fonts, *, rows: int, keep: bool) -> typst.Compiler:
    told = {"letter": said, "faces": json.dumps(faces), "rows": str(rows), "keep": "1" if keep else "0"}
    told["fallback"] = "0" if _OF_ONE_FACE.search(said) else "1"
    return typst.Compiler(SOURCE, root=SOURCE.parent, font_paths=fonts, sys_inputs=told)


def _data(letter: Letter) -> dict[str, Any]:
    last = len(letter.paragraphs)
    return {
        "about": letter.about,
        "author": letter.organ,
        "organ": _pieces(letter.organ),
        "head_size": measures.head_size(letter.organ),
        "red": measures.RED,
        "red_head": letter.red_head,
        "number": _pieces(letter.number),
        "over_title": _pieces(letter.over_title),
        "title": [_pieces(row) for row in title_rows(letter.title)],
        "salutation": _pieces(letter.salutation),
        "parts": [_part(part, last=place == last) for place, part in enumerate(letter.paragraphs, 1)],
        "attachments": [{"ordinal": ordinal, "name": _pieces(name)} for ordinal, name in letter.enclosed],
        "signed": letter.is_signed,
        "signature": _pieces(letter.signature),
        "day": letter.dated,
        "seal_lines": measures.SEAL_LINES,
        "note": _pieces(letter.note),
        "copied": _pieces(letter.copied),
        "watermark": letter.watermark,
    }


def _part(part: Part, *, last: bool) -> dict[str, Any]:
    match part:
        case Heading(text, level):
            return {"kind": "heading", "text": _pieces(text), "level": int(level), "last": last}
        case Table(rows, head):
            cells = [[_pieces(said) for said in cell.split("\n") if said] for row in rows for cell in row]
            heads = [_pieces(each) for each in head]
            return {"kind": "table", "cells": cells, "head": heads, "shares": part.shares, "last": last}
        case Paragraph(text):
            return {"kind": "paragraph", "text": _pieces(text), "last": last}


def _pieces(text: str) -> list[str | list[str]]:
    """文字，with a word too long for a line as a list of its characters, between which a line may break."""
    return [list(part) if place % 2 else part for place, part in enumerate(measures.LONG_WORD.split(text)) if part]
