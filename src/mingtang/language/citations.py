"""引用文件：the instruments a text cites, with their document numbers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingtang.language.numerals import HAN
from mingtang.language.width import narrow


@dataclass(frozen=True, slots=True)
class Citation:
    """一件被引用的文件：title without 《》 and number as written; either may be empty, never both."""

    title: str
    number: str


_YEAR = r"(?:\[\s{0,4}(?:19|20)\d\d\s{0,4}\]|\((?:19|20)\d\d\))"
_COUNT = rf"[\d{HAN}]{{1,5}}"
#: 文号 from its year or 令 on: 〔2022〕2号 in any brackets, 令第713号, 第713号令; what stands before names the organ.
_CORE = re.compile(
    rf"(?P<year>{_YEAR})\s{{0,4}}第?\s{{0,4}}\d{{1,6}}\s{{0,4}}号"
    rf"|令\s{{0,4}}(?:\(\s{{0,4}}第?\s{{0,4}}{_COUNT}\s{{0,4}}号\)|第?\s{{0,4}}{_COUNT}\s{{0,4}}号)"
    rf"|(?P<order>第\s{{0,4}}{_COUNT}\s{{0,4}}号令)"
)
_ORGAN_WITH_YEAR = re.compile(r"[\u4e00-\u9fffA-Z]{1,14}\s{0,4}$")
_ORGAN = re.compile(r"[\u4e00-\u9fff]{1,14}$")
_ORGAN_OF_ORDER = re.compile(r"[\u4e00-\u9fff]{2,10}$")
#: A bracket behind a title, closed soon: what is not, is none.
_BRACKET_AFTER = re.compile(r"\s{0,4}\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_NEAR, _BACK = 200, 20
#: Words before a number that are not part of it: 按照国办发〔2021〕30号 begins at 国.
_LEAD_IN = re.compile(
    r"^.*(?:按照|根据|依据|遵照|参照|落实|贯彻|执行|依照|对照|印发|转发|下发|以及|文号|(?<!共)和|与|及|照|见|即|以|的|在|按)(?=.)"
)
_SHORT_NAME = re.compile(r"(?:以下|下文|下)?(?:简称|称)(?:为|作)?[\s“\"]{0,4}$")
#: 〈…〉 and <…> outside 《》 are titles when they end like one; anything may stand between two signs of comparison.
_ANGLED = re.compile(
    r"[<‹〈]([^<>‹›〈〉《》\n]{1,60}?(?:条例|办法|规定|意见|通知|方案|法|细则|决定|规划|纲要|要点|标准|目录|指南|规则|制度|公告|批复"
    r"|规范|规程|章程|清单|准则|计划|报告|(?<!信)函))[>›〉]"
)
_PERIODICAL = re.compile(r"(?:日报|晚报|周报|早报|时报|晨报|商报|月刊|杂志|学刊)$")


def short_names(text: str) -> frozenset[str]:
    """简称：the names that a text defines for instruments, as in （以下简称《办法》）."""
    narrowed = narrow(text)
    titles = ((text[begin + 1 : end - 1].strip(), begin) for begin, end in _titles(text))
    return frozenset(title for title, begin in titles if _SHORT_NAME.search(narrowed[max(0, begin - _BACK) : begin]))


def find_citations(text: str, short: frozenset[str] = frozenset()) -> tuple[Citation, ...]:
    """引用文件：each instrument once, in the order of the text.

    A number directly after its title, in brackets or not, belongs to the title; directly before it too.
    A number that stands alone is a citation without a title. A short name (以下简称《办法》) is none, neither
    those this text defines nor those in ``short``, which the paper has defined elsewhere.
    """
    narrowed = narrow(text)
    titles, numbers = _titles(text), _Spans(_numbers(narrowed))
    found: list[tuple[int, Citation]] = []
    used: set[tuple[int, int]] = set()
    short |= short_names(text)
    for begin, end in titles:
        title = re.sub(r"\s*\n\s*", "", text[begin + 1 : end - 1]).strip()
        if not title or title in short or _PERIODICAL.search(title):
            continue
        span = _number_after(narrowed, end, numbers) or _number_before(narrowed, begin, numbers, used)
        if span:
            used.add(span)
        found.append((begin, Citation(title, _tight(text, span) if span else "")))
    inside = _Spans(titles)
    for span in numbers.spans:
        if span not in used and not inside.around(span):
            found.append((span[0], Citation("", _tight(text, span))))
    return _once(citation for _, citation in sorted(found, key=lambda pair: pair[0]))


def canonical_number(number: str) -> str:
    """规范文号：the number with 〔〕 around the year and without 第 or spaces, to compare two ways of writing it."""
    tidy = "".join(narrow(number).split())
    tidy = re.sub(r"[\[(]((?:19|20)\d\d)[\])]", r"〔\1〕", tidy)
    return re.sub(r"(?<=[〕令])\(?第?(\d+)号\)?", r"\1号", tidy)


def find_numbers(text: str) -> tuple[str, ...]:
    """文号：every document number in the text, as written but for white space."""
    return tuple(_tight(text, span) for span in _numbers(narrow(text)))


class _Spans:
    """Spans in order that do not overlap, found by place in logarithmic time."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.spans = spans
        self._begins = [begin for begin, _ in spans]
        self._ends = [end for _, end in spans]

    def first_from(self, at: int) -> tuple[int, int] | None:
        """The first span that begins at a place or later."""
        index = bisect_left(self._begins, at)
        return self.spans[index] if index < len(self.spans) else None

    def last_until(self, at: int) -> tuple[int, int] | None:
        """The last span that ends at a place or earlier."""
        index = bisect_right(self._ends, at)
        return self.spans[index - 1] if index else None

    def around(self, span: tuple[int, int]) -> bool:
        """Whether some span overlaps the beginning or the end of this one."""
        index = bisect_right(self._ends, span[0])
        return index < len(self.spans) and self._begins[index] < span[1]


def _tight(text: str, span: tuple[int, int]) -> str:
    return "".join(text[span[0] : span[1]].split())


def _once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    kept: dict[str, Citation] = {}
    for citation in citations:
        key = citation.title or citation.number
        if key not in kept or (not kept[key].number and citation.number):
            kept[key] = citation
    return tuple(kept.values())


def _titles(text: str) -> list[tuple[int, int]]:
    """Spans of 《…》, the outer ones where they nest, and of 〈…〉 or <…> outside them; an open 《 begins none."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char == "《":
            opened.append(at)
        elif char == "》" and opened:
            pairs.append((opened.pop(), at + 1))
    outer: list[tuple[int, int]] = []
    for begin, end in sorted(pairs):
        if not outer or begin >= outer[-1][1]:
            outer.append((begin, end))
    inside = _Spans(outer)
    angled = [found.span() for found in _ANGLED.finditer(narrow(text)) if not inside.around(found.span())]
    return sorted([*outer, *angled])


def _number_after(narrowed: str, at: int, numbers: _Spans) -> tuple[int, int] | None:
    first = numbers.first_from(at)
    if first is None:
        return None
    bracket = _BRACKET_AFTER.match(narrowed, at, at + _NEAR)
    if bracket is not None and bracket.start(1) <= first[0] and first[1] <= bracket.end(1):
        return first
    return first if not narrowed[at : first[0]].strip() else None


def _number_before(narrowed: str, at: int, numbers: _Spans, used: set[tuple[int, int]]) -> tuple[int, int] | None:
    """国办发〔2021〕30号《…》: a number that ends where the title begins and belongs to no other."""
    last = numbers.last_until(at)
    if last is None or last in used or narrowed[last[1] : at].strip(" 文件"):
        return None
    return last


def _numbers(narrowed: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    floor = 0
    for core in _CORE.finditer(narrowed):
        pattern = _ORGAN_WITH_YEAR if core["year"] else _ORGAN_OF_ORDER if core["order"] else _ORGAN
        organ = pattern.search(narrowed[max(floor, core.start() - _BACK) : core.start()])
        if organ is None:
            continue
        begin = core.start() - len(organ[0])
        lead = _LEAD_IN.match(organ[0])
        begin += lead.end() if lead is not None else 0
        floor = core.end()
        spans.append((begin, core.end()))
    return spans
