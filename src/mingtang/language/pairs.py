"""字对：a text as the words by which it is found, and a question as what those words must be. No dictionary.

Han characters count as overlapping pairs, so that every word of two characters is found, new ones and names too; the
last of a run also stands alone, so that whatever begins with a character is found by that character. A number stands
alone and with the character after it (2023年), a Latin word as a whole. What is looked for may lie anywhere in a
text, but never begins or ends inside a number or a Latin word. That all words of a longer phrase are there does not
mean that the phrase is: whoever asks holds it against the text itself (``Term.is_exact``).
"""

import re
import unicodedata
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
_BREAK = re.compile(r"[\t\v\f\x1c-\x1f\u2028\u2029]+")
# 印出来看不到、Python 却算得上能印的：the others it calls unprintable.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]")


def _one_form() -> dict[int, str]:
    """One character for each that is written in several ways: wide and narrow, large and small, radicals."""
    forms = {}
    for code in (*range(0x41, 0xD800), *range(0xF900, 0x10000), *range(0x2F800, 0x2FA20)):
        char = narrow(chr(code))
        if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00 or code >= 0x2F800:
            char = unicodedata.normalize("NFKC", char)
        char = char.lower()
        if char != chr(code) and len(char) == 1:
            forms[code] = char
    return forms


_FORMS = _one_form()


@dataclass(frozen=True, slots=True)
class Term:
    """要找的一个词：what must stand in the text, and the words of the index that a text with it has."""

    text: str
    words: tuple[str, ...]
    is_beginning: bool = False
    """The only word is one character; words that begin with it count."""

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


def words(text: str) -> str:
    """索引用的词：every word by which a folded text is found, once each, in order, parted by spaces."""
    found = set()
    number, end = "", 0
    for run in _RUN.finditer(text):
        word, han = run.groups()
        if word:
            found.add(word[:_LONGEST_WORD])
            number, end = (word[:_LONGEST_WORD], run.end()) if word.isdecimal() else ("", 0)
            continue
        if number and end == run.start():
            found.add(number + han[0])
        found.add(han[-1])
        found.update(map("".join, pairwise(han)))
    return " ".join(sorted(found))


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
    read = close_up(query[: LONGEST_QUERY * 10]).text[:LONGEST_QUERY]
    asked = dict.fromkeys(_ENDS.sub("", folded(tidy(part))) for part in read.split())
    return tuple(_term(text) for text in asked if text)[:MOST_TERMS]


def _term(text: str) -> Term:
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
        elif text == han and len(han) == 1:
            return Term(text, (han,), is_beginning=True)
        found.update(dict.fromkeys(map("".join, pairwise(han))))
    # 买·提这样字字隔开的，先找头一个字。
    return Term(text, tuple(found)) if found else Term(text, (text[0],), is_beginning=True)


def for_fts5(term: Term) -> str:
    """SQLite 全文检索的表达式：for a MATCH on the words of a text."""
    end = "*" if term.is_beginning else ""
    return " ".join(f'"{word}"{end}' for word in term.words)


def for_tsquery(term: Term) -> str:
    """PostgreSQL 全文检索的表达式：to be cast to tsquery."""
    end = ":*" if term.is_beginning else ""
    return " & ".join(f"'{word}'{end}" for word in term.words)
