"""还原折行：lines that were cut at a fixed width joined to paragraphs again."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from mingtang.language.enumeration import read_mark

_ENDS = "。！？；：!?;:”）)》"
_STOPS = "。！？!?"
#: Nobody cuts lines narrower than half a page; shorter lines of one length are a list.
_FEW, _SLACK, _NARROWEST, _WIDEST = 8, 4, 40, 120
_MOSTLY, _CUT = 0.5, 0.3
_INDENTS = ("　", "  ", "\t")


@dataclass(frozen=True, slots=True)
class Line:
    """一行：its text and where it stands."""

    text: str
    where: str


def columns(text: str) -> int:
    """显示宽度：a Chinese character takes two columns."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """还原折行：paragraphs from hard-wrapped lines; text that is not hard-wrapped comes back unchanged.

    Blank lines are dropped. A line goes on in the next one when it is full and the next begins neither
    with an indent nor with an enumeration mark. Behind a full stop it goes on only where paragraphs are known
    by their indents; a title above the text is never joined to it.
    """
    width = wrap_width([line.text for line in lines])
    indented = any(line.text.startswith(_INDENTS) for line in lines if line.text.strip())
    joined: list[Line] = []
    goes_on = False
    for line in lines:
        if not line.text.strip():
            goes_on = False
            continue
        if goes_on and not _begins_anew(line.text):
            joined[-1] = Line(joined[-1].text.rstrip() + line.text.lstrip(), joined[-1].where)
        else:
            joined.append(line)
        goes_on = width is not None and columns(line.text.rstrip()) >= width - _SLACK
        goes_on = goes_on and (indented or line.text.rstrip()[-1] not in _STOPS)
        goes_on = goes_on and not (len(joined) == 1 and _is_title(joined[0].text))
    return joined


def _is_title(text: str) -> bool:
    """The first line is a title unless it is indented as a paragraph or a sign of prose stands in it."""
    return not re.match(r"　　[^\s　]", text) and not any(char in "，。；：、,;:" for char in text)


def wrap_width(texts: Sequence[str]) -> int | None:
    """折行宽度：the width at which these lines were cut, or None when they were not."""
    filled = [text.rstrip() for text in texts if text.strip()]
    if len(filled) < _FEW:
        return None
    widths = sorted(columns(text) for text in filled)
    width = widths[int(len(widths) * 0.9)]
    full = [text for text in filled if abs(columns(text) - width) <= _SLACK]
    cut = [text for text in full if text[-1] not in _ENDS]
    if not _NARROWEST <= width <= _WIDEST or len(full) < _MOSTLY * len(filled) or len(cut) < _CUT * len(filled):
        return None
    return width


def _begins_anew(text: str) -> bool:
    return text.startswith(_INDENTS) or read_mark(text)[0] is not None
