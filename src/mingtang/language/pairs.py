"""字对：a text as the words by which it is found, and a question as what those words must be. No dictionary.

Han characters count one by one and as overlapping pairs, so that every word of two characters is found, new ones and
names too. A number stands alone and with the character after it (2023年), a Latin word as a whole. What is looked for
may lie anywhere in a text, but never begins or ends inside a number or a Latin word. That all words of a longer
phrase are there does not mean that the phrase is: whoever asks holds it against the text itself (``Term.is_exact``).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from mingtang.language.unseen import without_unseen
from mingtang.language.width import close_up, narrow

LONGEST_QUERY = 100
"""How many characters of a question are read; a phrase so long lies whole in one piece of a text."""
MOST_TERMS = 8
"""How many words of a question, parted by spaces, are read."""
PIECE = 2000
"""How many characters of a text are kept together."""
_LONGEST_WORD = 64

_HAN = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ue000-\uf8ff\uf900-\ufaff"
    "\U00020000-\U0003ffff\U000f0000-\U0010ffff"
)
_WORD = "0-9a-z\u00c0-\u1fff\u2c00-\u2dff\ua000-\uabff\U00010000-\U0001efff"
_ENDS = re.compile(f"^[^{_WORD}{_HAN}]+|[^{_WORD}{_HAN}]+$")
_RUN = re.compile(f"([{_WORD}]+)|([{_HAN}]+)")
# 紧挨着汉字或者中文标点的空白不算数：lines are broken anywhere, and days are written 12 月 31 日.
_CHINESE = f"{_HAN}\u3000-\u303f\uff00-\uffef\u2014\u2018-\u201d\u2026"
_WHITE = re.compile(r"\s+")
_LOOSE = re.compile(f"(?<=[{_CHINESE}]) +| +(?=[{_CHINESE}])")
# 〔2022〕第 2 号、(2022) 2号，都是〔2022〕2号。
_NUMBER = re.compile(r"[\[({〖]\s*((?:19|20)\d\d)\s*[\])}〗]\s*第?\s*0*(\d{1,6})\s*号")
_BREAK = re.compile(r"[\t\v\f\x1c-\x1f\u2028\u2029]+")
# 印出来看不到、Python 却算得上能印的：the others it calls unprintable.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]")

# 文号的括号各有各的写法：〔2022〕、[2022]、（2022）是一个年份。
_BRACKETS = dict.fromkeys(map(ord, "({〖"), "[") | dict.fromkeys(map(ord, ")}〗"), "]")


def _one_form() -> dict[int, str]:
    """One character for each that is written in several ways: wide and narrow, large and small, radicals."""
    forms = {}
    for code in (*range(0x41, 0xD800), *range(0xF900, 0x10000), *range(0x2F800, 0x2FA20)):
        char = narrow(chr(code))
        if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00 or code >= 0x2F800:
            char = unicodedata.normalize("NFKC", char)
        char = _BRACKETS.get(ord(char), char.lower()) if len(char) == 1 else char
        if char != chr(code) and len(char) == 1:
            forms[code] = char
    return forms | _BRACKETS


_FORMS = _one_form()


@dataclass(frozen=True, slots=True)
class Term:
    """要找的一个词：what must stand in the text, and the words of the index that a text with it has."""

    text: str
    words: tuple[str, ...]

    @property
    def is_exact(self) -> bool:
        """Whether a text that has the words has what is looked for."""
        return self.words == (self.text,)


def tidy(text: str) -> str:
    """去掉不显示的字符和多余的空白：what is shown of a text, and what is looked through; a tab parts words for good."""
    return "\n".join(filter(None, map(_tidied, _BREAK.split(_BLANK.sub("", text)))))


def _tidied(part: str) -> str:
    part = _WHITE.sub(" ", part)
    return _LOOSE.sub("", part if part.isprintable() else _WHITE.sub(" ", without_unseen(part))).strip()


def folded(tidied: str) -> str:
    """统一写法：full-width as half-width, capitals as small; of a tidy text character for character, same length."""
    return tidied.translate(_FORMS)


def counted(text: str) -> Counter[str]:
    """索引用的词：every word by which a folded text is found, and how often it stands there."""
    found: list[str] = []
    number, end = "", 0
    for run in _RUN.finditer(text):
        word, han = run.groups()
        if word:
            found.append(word[:_LONGEST_WORD])
            number, end = (word[:_LONGEST_WORD], run.end()) if word.isdecimal() else ("", 0)
            continue
        if number and end == run.start():
            found.append(number + han[0])
        found.extend(han)
        found.extend(map("".join, pairwise(han)))
    return Counter(found)


def pieces(parts: Iterable[str]) -> Iterator[str]:
    """切成段：tidy text in pieces that overlap by the longest question; no find runs from one part into the next."""
    held: list[str] = []
    size = 0
    for part in filter(None, map(tidy, parts)):
        held.append(part)
        size += len(part) + 1
        if size < PIECE:
            continue
        text, begin = "\n".join(held), 0
        while len(text) - begin > PIECE:
            yield text[begin : begin + PIECE]
            begin += PIECE - LONGEST_QUERY
        held, size = [text[begin:]], len(text) - begin + 1
    if held:
        yield "\n".join(held)


def terms(query: str) -> tuple[Term, ...]:
    """要找的词：what a question asks for, all of it wanted, without the signs around it; only signs ask for nothing."""
    read = _NUMBER.sub(r"[\1]\2号", close_up(query[: LONGEST_QUERY * 10]).text)[:LONGEST_QUERY]
    asked = dict.fromkeys(_ENDS.sub("", folded(tidy(part))) for part in read.split())
    return tuple(term_of(text) for text in asked if text)[:MOST_TERMS]


def term_of(text: str) -> Term:
    """一个要找的词，of a folded text without signs at its ends."""
    found: dict[str, None] = {}
    number, end = "", 0
    for run in _RUN.finditer(text):
        word, han = run.groups()
        if word:
            number, end = (word[:_LONGEST_WORD], run.end()) if word.isdecimal() else ("", 0)
            found[word[:_LONGEST_WORD]] = None
            continue
        if number and end == run.start():
            # 带着单位的数字就够了。
            found.pop(number, None)
            found[number + han[0]] = None
        elif len(han) == 1:
            found[han] = None
        found.update(dict.fromkeys(map("".join, pairwise(han))))
    return Term(text, tuple(found))
