"""PDF 文字行：characters to lines, lines to paragraphs; page numbers and running heads dropped."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from mingtang.language.enumeration import read_mark
from mingtang.language.papers.blocks import Paragraph
from mingtang.language.width import narrow, squeeze

_ENDS = "。！？；："
_PAGE_NUMBER = re.compile(
    r"^[-\s·.]*(?:第\s*)?(?:\d{1,4}|[IVXLivxl]{1,6})\s*(?:页)?\s*(?:[/,]?\s*(?:共)?\s*\d{1,4}\s*页?)?[-\s·.]*$"
)
_MARGIN = 0.09


@dataclass(frozen=True, slots=True)
class Glyph:
    """一个字：its character and box, y growing downwards."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool

    @property
    def size(self) -> float:
        """Height of its box."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class TextLine:
    """一行：its text, box, size of type, bold characters at its beginning, and its page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    lead: int
    page: int
    page_height: float


def lines_of(glyphs: Iterable[Glyph], page: int, page_height: float) -> list[TextLine]:
    """成行：characters on one base line, from left to right; wide gaps become a space."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: ((g.top + g.bottom) / 2, g.left)):
        middle = (glyph.top + glyph.bottom) / 2
        if rows and abs(middle - _middle(rows[-1])) < 0.5 * max(glyph.size, 1):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = (_line(sorted(row, key=lambda g: g.left), page, page_height) for row in rows)
    return [line for line in lines if line.text.strip()]


def _middle(row: Sequence[Glyph]) -> float:
    return sum(glyph.top + glyph.bottom for glyph in row) / (2 * len(row))


def _line(row: list[Glyph], page: int, page_height: float) -> TextLine:
    text, lead, before = "", 0, None
    for glyph in row:
        if before is not None and glyph.text == before.text and abs(glyph.left - before.left) < 1:
            continue  # drawn twice to look bold
        if before is not None and glyph.left - before.right > 0.4 * glyph.size and not text.endswith(" "):
            text += " "
        if glyph.bold and lead == len(text):
            lead += len(glyph.text)
        text += glyph.text
        before = glyph
    stripped = text.strip()
    inked = [glyph for glyph in row if glyph.text.strip()] or row
    return TextLine(
        stripped, inked[0].left, max(glyph.right for glyph in inked), min(glyph.top for glyph in inked),
        max(glyph.bottom for glyph in inked), median(glyph.size for glyph in inked), lead, page, page_height,
    )  # fmt: skip


def without_margins(pages: Sequence[list[TextLine]]) -> list[list[TextLine]]:
    """去页眉页脚：page numbers, and lines in the margins that most pages repeat, digits aside."""
    repeated = Counter(key for lines in pages for key in {_key(line) for line in lines if _in_margin(line)})
    enough = max(2, round(0.6 * len(pages)))
    return [
        [
            line
            for line in lines
            if not (_in_margin(line) and (_PAGE_NUMBER.match(narrow(line.text)) or repeated[_key(line)] >= enough))
        ]
        for lines in pages
    ]


def _in_margin(line: TextLine) -> bool:
    return line.bottom < _MARGIN * line.page_height or line.top > (1 - _MARGIN) * line.page_height


def _key(line: TextLine) -> str:
    return re.sub(r"\d", "", squeeze(line.text))


@dataclass(frozen=True, slots=True)
class Measure:
    """版心：left and right edge of the text, the usual distance of lines, and whether paragraphs are indented."""

    left: float
    right: float
    pitch: float
    indents: bool


def measure(lines: Sequence[TextLine]) -> Measure | None:
    """量版心：from all lines of the paper; None when there are none."""
    if not lines:
        return None
    rights = sorted(line.right for line in lines)
    right = rights[int(len(rights) * 0.95)] if len(rights) > 20 else rights[-1]
    left = min(line.left for line in lines if line.right >= right - 1.6 * line.size)
    gaps = [low.top - high.top for high, low in pairwise(lines) if low.page == high.page and low.top > high.top]
    indented = sum(1 for line in lines if 1.2 * line.size < line.left - left < 3.2 * line.size)
    return Measure(left, right, median(gaps) if gaps else 0.0, indented >= max(1, 0.05 * len(lines)))


def paragraphs(lines: Sequence[TextLine], frame: Measure, number_from: int) -> list[Paragraph]:
    """成段：lines that were only wrapped are joined; ``number_from`` is the number of the first line on its page."""
    joined: list[Paragraph] = []
    before: TextLine | None = None
    count = number_from
    for line in lines:
        if before is not None and before.page != line.page:
            count = 1
        if before is not None and _goes_on(before, line, frame):
            last = joined[-1]
            lead = last.lead + line.lead if last.lead == len(last.text) else last.lead
            joined[-1] = Paragraph(_join(last.text, line.text), last.where, lead=lead)
        else:
            joined.append(Paragraph(line.text, f"第{line.page}页第{count}行", lead=line.lead))
        before = line
        count += 1
    return joined


def _join(first: str, second: str) -> str:
    """A space only between two words of Latin letters."""
    spaced = first[-1:].isascii() and first[-1:].isalpha() and second[:1].isascii() and second[:1].isalpha()
    return f"{first}{' ' if spaced else ''}{second}"


def _goes_on(before: TextLine, line: TextLine, frame: Measure) -> bool:
    full = before.right >= frame.right - 1.6 * before.size
    if not full or abs(before.size - line.size) > 0.15 * before.size:
        return False
    indented = line.left > frame.left + 0.8 * line.size
    if indented and before.left <= frame.left + 3.2 * before.size:
        return False
    if read_mark(line.text)[0] is not None and before.text[-1] in _ENDS:
        return False
    far = before.page == line.page and frame.pitch > 0 and line.top - before.top > 1.4 * frame.pitch
    return not far and (frame.indents or before.text[-1] not in "。！？")
