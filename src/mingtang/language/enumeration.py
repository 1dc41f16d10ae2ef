"""序号：the marks that number the parts of an official text, and how they nest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from mingtang.language.numerals import HAN, read_number
from mingtang.language.width import narrow


class Style(IntEnum):
    """序号样式：in the customary order from the widest to the narrowest part (GB/T 9704: 一、 （一） 1. （1）)."""

    PART = 1  # 第一部分
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    ARTICLE = 4  # 第一条
    HAN_COMMA = 5  # 一、
    HAN_PAREN = 6  # （一）
    ARABIC_DOT = 7  # 1.
    DECIMAL_TWO = 8  # 1.1
    DECIMAL_THREE = 9  # 1.1.1
    ARABIC_PAREN = 10  # （1）
    ARABIC_HALF_PAREN = 11  # 1）
    CIRCLED = 12  # ①


@dataclass(frozen=True, slots=True)
class Mark:
    """一个序号：its style, its value, and the characters it was written with."""

    style: Style
    number: int
    text: str


_NUMBER = rf"(?P<n>\d{{1,3}}|[{HAN}]{{1,4}})"
_ARABIC = r"(?P<n>\d{1,2})"
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = tuple(
    (style, re.compile(r"\s*" + body + r"\s*"))
    for style, body in (
        (Style.PART, rf"第{_NUMBER}(?:部分|篇|编)[、:.]?"),
        (Style.CHAPTER, rf"第{_NUMBER}章[、:.]?"),
        (Style.SECTION, rf"第{_NUMBER}节[、:.]?"),
        (Style.ARTICLE, rf"第{_NUMBER}条(?=\s|$|[、:.])[、:.]?"),
        (Style.HAN_COMMA, rf"(?P<n>[{HAN}]{{1,3}})\s*[、.](?![、.]|[{HAN}]{{1,2}}(?:、|季度|[级类档是]))"),
        (Style.HAN_COMMA, r"(?P<n>[一二三四五六七八九十]{1,3})\s+(?=[\u4e00-\u9fff]{2})"),
        (Style.HAN_PAREN, rf"\(?\s*(?P<n>[{HAN}]{{1,3}})\s*\)[、.]?"),
        (Style.DECIMAL_THREE, r"\d{1,2}\.\d{1,2}\.(?P<n>\d{1,2})(?=\s|$|、|\.\D)[、.]?"),
        (Style.DECIMAL_TWO, r"\d{1,2}\.(?P<n>\d{1,2})(?=\s|$|、|\.\D)[、.]?"),
        (Style.ARABIC_DOT, rf"{_ARABIC}\s*(?:、(?!、|\d{{1,2}}[、日月季])|\.(?![\d.])|\.(?=20\d\d年|\d{{1,2}}[月日]))"),
        (Style.ARABIC_PAREN, rf"\(\s*{_ARABIC}\s*\)[、.]?"),
        (Style.ARABIC_HALF_PAREN, rf"{_ARABIC}\s*\)[、.]?"),
    )
)
#: Enumeration marks that Unicode holds as one character: first code point, how many, style.
_SINGLE = (
    (0x3220, 10, Style.HAN_PAREN),  # ㈠
    (0x2488, 20, Style.ARABIC_DOT),  # ⒈
    (0x2474, 20, Style.ARABIC_PAREN),  # ⑴
    (0x2460, 20, Style.CIRCLED),  # ①
    (0x3251, 15, Style.CIRCLED),  # ㉑
    (0x2776, 10, Style.CIRCLED),  # ❶
)


def read_mark(line: str) -> tuple[Mark | None, str]:
    """读序号：the enumeration mark that the line begins with, and the rest of the line."""
    single = _single(line)
    if single is not None:
        return single
    narrowed = narrow(line)
    for style, pattern in _PATTERNS:
        found = pattern.match(narrowed)
        if found is None:
            continue
        number = read_number(found["n"])
        if number is not None and 0 < number < 200:
            return Mark(style, number, line[: found.end()].strip()), line[found.end() :]
    return None, line


def _single(line: str) -> tuple[Mark, str] | None:
    stripped = line.lstrip()
    if not stripped:
        return None
    code = ord(stripped[0])
    for first, count, style in _SINGLE:
        if first <= code < first + count:
            offset = 21 if first == 0x3251 else 1
            rest = stripped[1:]
            tail = rest.lstrip()
            if tail[:1] in ("、", ".", "．"):
                rest = tail[1:]
            return Mark(style, code - first + offset, line[: len(line) - len(rest)].strip()), rest.lstrip()
    return None


def read_marks(line: str) -> tuple[tuple[Mark, ...], str]:
    """读连写序号：all marks a line begins with (``一、（一）``), each narrower than the one before, and the rest."""
    marks: list[Mark] = []
    rest = line
    while True:
        mark, after = read_mark(rest)
        if mark is None or (marks and mark.style <= marks[-1].style):
            return tuple(marks), rest
        marks.append(mark)
        rest = after


def strip_marks(line: str) -> str:
    """去序号：the line without the enumeration marks it begins with."""
    return read_marks(line)[1]


def nesting(marks: Sequence[Mark]) -> tuple[Style, ...]:
    """层级：the styles in use, widest part first.

    The customary order holds unless the text says otherwise: a style that starts again at 1 while a
    customarily narrower one, met before it, never does, is the inner of the two.
    """
    styles = sorted({mark.style for mark in marks})
    first = {style: next(i for i, mark in enumerate(marks) if mark.style is style) for style in styles}
    starts = {style: sum(mark.style is style and mark.number == 1 for mark in marks) for style in styles}
    for _ in styles:
        for i in range(len(styles) - 1):
            wide, slim = styles[i], styles[i + 1]
            if starts[wide] > 1 and starts[slim] <= 1 and first[slim] < first[wide]:
                styles[i], styles[i + 1] = slim, wide
    return tuple(styles)
