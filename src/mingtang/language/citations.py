"""引用文件：the instruments a text cites, with their document numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mingtang.language.numerals import HAN
from mingtang.language.width import narrow


@dataclass(frozen=True, slots=True)
class Citation:
    """一件被引用的文件：title without 《》 and number as written; either may be empty, never both."""

    title: str
    number: str


_YEAR = r"\[\s*(?:19|20)\d\d\s*\]|\((?:19|20)\d\d\)"
_HAN_DIGITS = rf"[\d{HAN}]"
#: 文号：阳政办发〔2022〕2号 in any brackets, 国务院令第713号, 第713号令, 主席令第二十号.
_NUMBER = re.compile(
    rf"[\u4e00-\u9fffA-Z]{{1,14}}?\s*(?:{_YEAR})\s*第?\s*\d+\s*号"
    rf"|[\u4e00-\u9fff]{{1,14}}?令\s*\(?第?\s*{_HAN_DIGITS}{{1,5}}\s*号\)?"
    rf"|[\u4e00-\u9fff]{{2,10}}?第\s*{_HAN_DIGITS}{{1,5}}\s*号令"
)
_BRACKET_AFTER = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
#: Words before a number that are not part of it: 按照国办发〔2021〕30号 begins at 国.
_LEAD_IN = re.compile(
    r"^.*(?:按照|根据|依据|遵照|参照|落实|贯彻|执行|依照|对照|印发|转发|下发|以及|文号|(?<!共)和|与|及|照|见|即|以|的|在|按)(?=.)"
)
_SHORT_NAME = re.compile(r"(?:以下|下文|下)?(?:简称|称)(?:为|作)?\s*$")
_PERIODICAL = re.compile(r"(?:日报|晚报|周报|早报|时报|晨报|商报|月刊|杂志|学刊)$")


def find_citations(text: str) -> tuple[Citation, ...]:
    """引用文件：each instrument once, in the order of the text.

    A number directly after its title, in brackets or not, belongs to the title; directly before it too.
    A number that stands alone is a citation without a title.
    """
    narrowed = narrow(text)
    found: list[tuple[int, Citation]] = []
    used: list[tuple[int, int]] = []
    for begin, end in _titles(text):
        before = narrowed[:begin]
        title = re.sub(r"\s*\n\s*", "", text[begin + 1 : end - 1]).strip()
        if not title or _SHORT_NAME.search(before) or _PERIODICAL.search(title):
            continue
        span = _number_after(narrowed, end) or _number_before(narrowed, begin, used)
        number = "".join(text[span[0] : span[1]].split()) if span else ""
        if span:
            used.append(span)
        found.append((begin, Citation(title, number)))
    inside = [*used, *_titles(text)]
    for begin, end in _numbers(narrowed):
        if not any(low <= begin < high or low < end <= high for low, high in inside):
            found.append((begin, Citation("", "".join(text[begin:end].split()))))
    return _once(citation for _, citation in sorted(found, key=lambda pair: pair[0]))


def canonical_number(number: str) -> str:
    """规范文号：the number with 〔〕 around the year and without 第 or spaces, to compare two ways of writing it."""
    tidy = "".join(narrow(number).split())
    tidy = re.sub(r"[\[(]((?:19|20)\d\d)[\])]", r"〔\1〕", tidy)
    return re.sub(r"(?<=[〕令])\(?第?(\d+)号\)?", r"\1号", tidy)


def find_numbers(text: str) -> tuple[str, ...]:
    """文号：every document number in the text, as written but for white space."""
    return tuple("".join(text[begin:end].split()) for begin, end in _numbers(narrow(text)))


def _once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    kept: dict[str, Citation] = {}
    for citation in citations:
        key = citation.title or citation.number
        if key not in kept or (not kept[key].number and citation.number):
            kept[key] = citation
    return tuple(kept.values())


def _titles(text: str) -> list[tuple[int, int]]:
    """Spans of 《…》, the outer ones where they nest."""
    spans: list[tuple[int, int]] = []
    depth = begin = 0
    for at, char in enumerate(text):
        if char == "《":
            begin = at if depth == 0 else begin
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0:
                spans.append((begin, at + 1))
    return spans


def _number_after(narrowed: str, at: int) -> tuple[int, int] | None:
    bracket = _BRACKET_AFTER.match(narrowed, at)
    if bracket is not None:
        spans = _numbers(bracket[1])
        if spans:
            return bracket.start(1) + spans[0][0], bracket.start(1) + spans[0][1]
    bare = _NUMBER.match(narrowed, at)
    return bare.span() if bare else None


def _number_before(narrowed: str, at: int, used: list[tuple[int, int]]) -> tuple[int, int] | None:
    """国办发〔2021〕30号《…》: a number that ends where the title begins and belongs to no other."""
    for begin, end in _numbers(narrowed[:at]):
        if narrowed[end:at].strip(" 文件") == "" and not any(low <= begin < high for low, high in used):
            return begin, end
    return None


def _numbers(narrowed: str) -> list[tuple[int, int]]:
    spans = []
    for found in _NUMBER.finditer(narrowed):
        begin, end = found.span()
        lead = _LEAD_IN.match(re.split(r"[\[(\d]", found[0])[0])
        if lead is not None and lead.end() < end - begin:
            begin += lead.end()
        spans.append((begin, end))
    return spans
