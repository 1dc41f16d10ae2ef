"""字：one by one with their look, so that white space is put in order across tags."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from mingtang.language.richtext.model import BREAK, PLAIN, Run, Runs
from mingtang.language.unseen import without_unseen

MARK, END = "\ufdd0", "\ufdd1"
"""记号：not a character of any language; around what is said about a paragraph while it is read."""
_WRAPPED = "\ufdd2"
_OURS = re.compile("([\ufdd0-\ufdef])")
_BLANKS = re.compile(r"[^\S\u3000]+")
_WIDE = re.compile(r"[\u2e80-\u303f\u30a0-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\u2018\u2019\u201c\u201d]")


class Char(NamedTuple):
    """一个字。"""

    text: str
    marks: frozenset[str]
    href: str


def chars(text: str, marks: frozenset[str], href: str, *, keep_marks: bool = False) -> Iterator[Char]:
    """逐字：the characters of a text as it stands in its source, where a new line means no more than a blank."""
    told = _seen(text) if keep_marks else without_unseen(text)
    told = _BLANKS.sub(lambda found: _WRAPPED if "\n" in found[0] else " ", told)
    return (Char(char, marks, href) for char in told)


def _seen(text: str) -> str:
    return "".join(part if _OURS.match(part) else without_unseen(part) for part in _OURS.split(text))


def line_break() -> Char:
    """换行。"""
    return Char(BREAK, PLAIN, "")


def paragraphs(said: list[Char]) -> list[Runs]:
    """成段：runs with single blanks and no blank at either end; two line breaks make two paragraphs."""
    found = []
    for line in _parted(_unwrapped(said)):
        kept = _trimmed(line)
        if kept:
            found.append(runs_of(kept))
    return found


def runs_of(said: list[Char]) -> Runs:
    """相连的字：neighbours that look alike, together."""
    return tuple(
        Run("".join(char.text for char in group), marks, href)
        for (marks, href), group in groupby(said, key=lambda char: (char.marks, char.href))
    )


def _unwrapped(said: list[Char]) -> list[Char]:
    """A new line between two Chinese characters is none; any other is a blank, and blanks are single."""
    found: list[Char] = []
    for at, char in enumerate(said):
        if char.text == _WRAPPED:
            after = said[at + 1].text if at + 1 < len(said) else ""
            before = found[-1].text if found else ""
            if not before or after in {"", _WRAPPED} or (_WIDE.match(before) and _WIDE.match(after)):
                continue
            char = char._replace(text=" ")
        if char.text == " " and (not found or found[-1].text in {" ", BREAK}):
            continue
        if char.text == BREAK:
            while found and found[-1].text == " ":
                found.pop()
            char = line_break()
        found.append(char)
    return found


def _parted(said: list[Char]) -> Iterator[list[Char]]:
    line: list[Char] = []
    for at, char in enumerate(said):
        if char.text == BREAK and (said[at - 1].text == BREAK if at else True):
            if line and line[-1].text == BREAK:
                line.pop()
            yield line
            line = []
        else:
            line.append(char)
    yield line


def _trimmed(line: list[Char]) -> list[Char]:
    start, end = 0, len(line)
    while start < end and line[start].text.isspace():
        start += 1
    while end > start and line[end - 1].text.isspace():
        end -= 1
    return line[start:end]
