"""文稿的行：a paper flattened to lines that carry at most one enumeration mark each, and tables."""

import re
from collections import Counter
from dataclasses import dataclass

from mingtang.language.enumeration import Mark, Style, read_mark, read_marks
from mingtang.language.papers import Paper, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Line:
    """一行：its words without the mark, the mark, its place; level and bold lead as the paper gives them."""

    text: str
    where: str
    mark: Mark | None = None
    level: int | None = None
    lead: int = 0
    paragraph: int = 0


Item = Line | Table

_SENTENCE_END = re.compile(r"(?<=[。！？])[ \t　]*(?=[一二三四五六七八九十（(㈠-㈩])")
_PAIRS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))
_BRACKETS = frozenset("（）()“”《》")
_MARK = 16
_STRUCTURAL = (Style.HAN_COMMA, Style.HAN_PAREN)


def items_of(paper: Paper) -> list[Item]:
    """成行：paragraphs cut at line breaks, and where a part's mark follows a full stop on the same line."""
    items: list[Item] = []
    for block in paper.blocks:
        if isinstance(block, Table):
            items.append(block)
        else:
            items += _lines(block, len(items))
    return items


def _lines(paragraph: Paragraph, number: int) -> list[Line]:
    lines: list[Line] = []
    mark, _ = read_mark(f"{paragraph.label} ") if paragraph.label else (None, "")
    at = 0
    for raw in paragraph.text.split("\n"):
        for piece in _pieces(raw):
            lead = max(0, min(paragraph.lead - at, len(piece)))
            at += len(piece)
            if not piece.strip() and mark is None:
                continue
            lines += _marked(piece, paragraph, mark, lead, number + len(lines))
            mark = None
        at += 1
    return lines


def _marked(piece: str, paragraph: Paragraph, label: Mark | None, lead: int, number: int) -> list[Line]:
    marks, rest = read_marks(piece)
    words = rest.strip()
    lead = max(0, lead - (len(piece) - len(rest.lstrip())))
    if label is not None:
        marks = (label, *(mark for mark in marks if mark.style > label.style))
        words = words if len(marks) > 1 else piece.strip()
    if not words and len(marks) == 1 and label is None:
        words, marks = piece.strip(), ()
    lines = [Line("", paragraph.where, mark, paragraph.level, 0, number) for mark in marks[:-1]]
    last = marks[-1] if marks else None
    return [*lines, Line(words, paragraph.where, last, paragraph.level, min(lead, len(words)), number)]


def _pieces(text: str) -> list[str]:
    """The text cut before each 一、 or （一） that follows a full stop outside brackets and quotation marks."""
    pieces: list[str] = []
    start = checked = 0
    balance = Counter[str]()
    for found in _SENTENCE_END.finditer(text):
        cut = found.end()
        balance.update(char for char in text[checked:cut] if char in _BRACKETS)
        checked = cut
        mark, _ = read_mark(text[cut : cut + _MARK])
        closed = all(balance[opened] <= balance[shut] for opened, shut in _PAIRS)
        if mark is not None and mark.style in _STRUCTURAL and closed:
            pieces.append(text[start:cut])
            start = cut
    return [*pieces, text[start:]]
