"""文稿的行：a paper flattened to lines that carry at most one enumeration mark each, and tables."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

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

_SENTENCE_END = re.compile(r"(?<=[。！？])[ \t　]*(?=[一二三四五六七八九十（(㈠-㈩\d①-⒛㉑-㉟❶-❿])")
#: 一、总体要求　　（一）指导思想。: a first section behind its chapter's heading and a wide space.
_WIDE = re.compile(r"(?<=[\u4e00-\u9fff])(?:[　\t]|[ ]{2})[ \t　]*(?=[（(㈠])")
_PAIRS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))
_BRACKETS = frozenset("（）()“”《》")
_MARK = 16
_STRUCTURAL = (Style.HAN_COMMA, Style.HAN_PAREN)
#: Marks of items in running text count only where they go on from 1.
_COUNTED = (Style.ARABIC_DOT, Style.ARABIC_PAREN, Style.CIRCLED)


def items_of(paper: Paper) -> list[Item]:
    """成行：paragraphs cut at line breaks, and where the mark of a part or an item follows a full stop on one line."""
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
            part = len(lines)
            for item in _items(piece):
                lead = max(0, min(paragraph.lead - at, len(item)))
                at += len(item)
                if not item.strip() and mark is None:
                    continue
                lines += _marked(item, paragraph, mark, lead, number + part)
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
    """The text cut before each 一、 or （一） behind a full stop, and （一） behind a heading and a wide space."""
    parts = _cut(text, [at for at, mark in _inner_marks(text) if mark.style in _STRUCTURAL])
    return [piece for part in parts for piece in _cut(part, _first_section(part))]


def _first_section(part: str) -> list[int]:
    wide = _WIDE.search(part)
    if wide is None or read_mark(part)[0] is None:
        return []
    mark, _ = read_mark(part[wide.end() : wide.end() + _MARK])
    return [wide.end()] if mark is not None and (mark.style, mark.number) == (Style.HAN_PAREN, 1) else []


def _items(text: str) -> list[str]:
    """The text cut before each 1. （1） or ① behind a full stop that goes on from the mark before it, or from 1."""
    leading, _ = read_marks(text)
    last = leading[-1] if leading else None
    inner = [(at, mark) for at, mark in _inner_marks(text) if mark.style in _COUNTED]
    cuts: list[int] = []
    for position, (at, mark) in enumerate(inner):
        goes_on = last is not None and last.style is mark.style and mark.number == last.number + 1
        following = inner[position + 1][1] if position + 1 < len(inner) else None
        begins = mark.number == 1 and following is not None and (following.style, following.number) == (mark.style, 2)
        if goes_on or begins:
            cuts.append(at)
            last = mark
    return _cut(text, cuts)


def _inner_marks(text: str) -> list[tuple[int, Mark]]:
    """Enumeration marks behind a full stop, outside brackets and quotation marks, and where they stand."""
    marks: list[tuple[int, Mark]] = []
    checked = 0
    balance = Counter[str]()
    for found in _SENTENCE_END.finditer(text):
        cut = found.end()
        balance.update(char for char in text[checked:cut] if char in _BRACKETS)
        checked = cut
        mark, _ = read_mark(text[cut : cut + _MARK])
        if mark is not None and all(balance[opened] <= balance[shut] for opened, shut in _PAIRS):
            marks.append((cut, mark))
    return marks


def _cut(text: str, cuts: list[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
