"""断句：a paragraph of Chinese prose cut into sentences, nothing lost."""

import re
from collections import Counter
from itertools import accumulate

from mingtang.language.enumeration import read_mark

_ENDS = "。！？!?"
_OPEN = "（(《“「『〈[【〔"
_CLOSE = "）)》”」』〉]】〕"
_PAIRS = dict(zip(_CLOSE, _OPEN, strict=True))
#: No mark is longer.
_MARK = 16
_SOFT_CLOSERS = "”’」』）)》"


def split_sentences(text: str) -> tuple[str, ...]:
    """断句：sentences with their end signs; joined again they are the text.

    A full stop inside brackets or quotation marks ends nothing; a bracket straight after a full stop
    (``。（责任单位：……）``) belongs to the sentence before it unless it is an enumeration mark.
    """
    inside = _depths(text)
    pieces: list[str] = []
    start = at = 0
    while at < len(text):
        if text[at] in _ENDS and not inside[at]:
            at = _absorb(text, at + 1)
            pieces.append(text[start:at])
            start = at
        else:
            at += 1
    if text[start:].strip():
        pieces.append(text[start:])
    elif pieces:
        pieces[-1] += text[start:]
    return tuple(pieces)


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
    bracket = re.compile(r"\s*[（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)][。；;]?").match(text, at)
    if bracket is not None and read_mark(text[at : at + _MARK])[0] is None:
        return bracket.end()
    while at < len(text) and text[at].isspace():
        at += 1
    return at
