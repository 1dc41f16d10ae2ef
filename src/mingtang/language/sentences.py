"""断句：a paragraph of Chinese prose cut into sentences, nothing lost."""

import re
from collections import Counter
from itertools import accumulate

from mingtang.language.enumeration import read_mark
from mingtang.language.offices import DUE_LABEL, LEAD_LABEL, PERSON_LABEL, SUPPORT_LABEL
from mingtang.language.width import narrow

_ENDS = "。！？!?"
_OPEN = "（(《“「『〈[【〔"
_CLOSE = "）)》”」』〉]】〕"
_PAIRS = dict(zip(_CLOSE, _OPEN, strict=True))
#: No mark is longer.
_MARK = 16
_SOFT_CLOSERS = "”’」』）)》"
_ROUND = re.compile(r"\s*[（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)][。；;]?")
#: Square brackets go with the sentence before them only where they name who and when; else they may be a heading.
_SQUARE = re.compile(
    r"\s*[【〔\[［][^【〔\[［】〕\]］]{0,200}(?:责任|牵头|负责|配合|承办|时限|完成)[^【〔\[［】〕\]］]{0,200}[】〕\]］][。；;]?"
)
_LABELLED = re.compile(rf"\s*(?:{LEAD_LABEL}|{SUPPORT_LABEL}|{DUE_LABEL}|{PERSON_LABEL})\s*:")


def split_sentences(text: str) -> tuple[str, ...]:
    """断句：sentences with their end signs; joined again they are the text.

    A full stop inside brackets or quotation marks ends nothing; a bracket straight after a full stop
    (``。（责任单位：……）``) belongs to the sentence before it unless it is an enumeration mark, and so do
    square brackets and words without any that say who is responsible or by when (``。责任单位：……``).
    """
    inside = _depths(text)
    pieces: list[str] = []
    start = at = 0
    while at < len(text):
        if text[at] in _ENDS and not inside[at]:
            at = _absorb(text, at + 1)
            _add(pieces, text[start:at])
            start = at
        else:
            at += 1
    if text[start:].strip():
        _add(pieces, text[start:])
    elif pieces:
        pieces[-1] += text[start:]
    return tuple(pieces)


def _add(pieces: list[str], piece: str) -> None:
    if pieces and _LABELLED.match(narrow(piece)):
        pieces[-1] += piece
    else:
        pieces.append(piece)


def _depths(text: str) -> list[bool]:
    """Which characters stand inside a bracket that is closed in this text; open-ended ones do not count."""
    deeper = [0] * (len(text) + 1)
    stack: list[tuple[str, int]] = []
    waiting = Counter[str]()
    for at, char in enumerate(text):
        if char in _OPEN:
            stack.append((char, at))
            waiting[char] += 1
        elif char in _CLOSE and waiting[_PAIRS[char]]:
            opened, begin = "", at
            while opened != _PAIRS[char]:
                opened, begin = stack.pop()
                waiting[opened] -= 1
            deeper[begin] += 1
            deeper[at + 1] -= 1
    return [depth > 0 for depth in accumulate(deeper)]


def _absorb(text: str, at: int) -> int:
    """Where the sentence that ended before ``at`` really ends: closing signs and a trailing bracket go with it."""
    while at < len(text) and (text[at] in _ENDS or text[at] in _SOFT_CLOSERS):
        at += 1
    bracket = _ROUND.match(text, at) or _SQUARE.match(text, at)
    if bracket is not None and read_mark(text[at : at + _MARK])[0] is None:
        return bracket.end()
    while at < len(text) and text[at].isspace():
        at += 1
    return at
