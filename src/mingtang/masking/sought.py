"""要遮盖的：words, and numbers of persons by kind; found however they are written, covered character by character.

A word is found through white space, line ends, full-width forms and characters that nobody sees. What is covered keeps
its length, so that a page, a row and a table stay as they were. Law: 政府信息公开条例 第十五条、第三十七条.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from mingtang.language import personal
from mingtang.language.personal import Kind as PersonalKind
from mingtang.language.personal_kinds import NUMBERS, hidden
from mingtang.language.personal_numbers import in_figures
from mingtang.language.secrecy import seen
from mingtang.language.unseen import without_unseen
from mingtang.language.width import narrow
from mingtang.language.wording.leftovers import is_covered_number
from mingtang.masking.many import Many

WORD = "word"
"""The kind under which words are counted."""
BLOCK, STAR = "■", "*"
SHORTEST = 2
#: Shorter words of Latin letters and figures are found only where they stand together.
_LONG_ENOUGH = 6
_ROUNDS = 4
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_SHORTEST_SIGN = 6
#: 身份证号在副本里留前两位和后三位：less than a finding shows, unless it is told otherwise.
COPY_ENDS = (2, 3)
_SHORTEST_VALUE = 5
_ALONE = re.compile(r"(?<![0-9A-Za-z*])\*+(?![\w*])")
_NO_VALUES = frozenset({PersonalKind.HARDSHIP, PersonalKind.BIRTH_DATE})


@dataclass(frozen=True, slots=True)
class Hit:
    """一处：where it begins and ends in the text, and its kind."""

    begin: int
    end: int
    kind: str


@dataclass
class Tally:
    """遮盖了多少：how many of each kind, and the values found, folded, with the kind of each."""

    counts: Counter[str] = field(default_factory=Counter)
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sought:
    """要遮盖的：folded words and values with their kinds, and the kinds of numbers to look for."""

    words: dict[str, str]
    kinds: frozenset[PersonalKind]
    pieces: dict[str, int] = field(default_factory=dict)
    """In how many pieces a short word was written: it is found in no more."""
    ends: tuple[int, int] = COPY_ENDS
    """How many characters of a resident number stay at its ends."""

    def with_values(self, values: dict[str, str]) -> "Sought":
        """也找这些值：a number that was found once is covered wherever its characters stand."""
        return replace(self, words={**values, **self.words})

    def hits(self, text: str) -> list[Hit]:
        """各处，numbers first, then words; they may overlap."""
        return [*self._numbers(text), *self._words(text)]

    def is_in(self, text: str) -> bool:
        """有没有。"""
        return bool(self.hits(text))

    def covered(self, text: str, tally: Tally | None = None) -> str:
        """遮盖后的文字：as long as before, with nothing left to be found."""
        for turn in range(_ROUNDS):
            found = self.hits(text)
            if not found:
                break
            if tally is not None:
                _counted(found, text, tally)
            text = _painted(text, found, whole=turn > 0, ends=self.ends)
        return text

    def _numbers(self, text: str) -> list[Hit]:
        found = [it for it in personal.findings(text) if it.kind in self.kinds]
        if not found:
            return []
        at = range(len(text)) if text.isascii() else [place for place, c in enumerate(text) if without_unseen(c)]
        return [Hit(at[it.begin], at[it.end - 1] + 1, it.kind.value) for it in found]

    def _words(self, text: str) -> list[Hit]:
        if not self.words:
            return []
        plain, at = folded(text)
        found = []
        for begin, word in self._many.places(plain):
            hit = Hit(at[begin], at[begin + len(word) - 1] + 1, self.words[word])
            if not is_short(word) or len(text[hit.begin : hit.end].split()) <= self.pieces.get(word, 1):
                found.append(hit)
        return found

    @cached_property
    def _many(self) -> Many[str]:
        return Many(self.words)

    @cached_property
    def signs(self) -> Many[bytes]:
        """写在字节里的样子：each word that is no code of a layout, in every encoding, full-width forms too."""
        words = [word for word in self.words if not may_be_code(word) and len(word.encode()) >= _SHORTEST_SIGN]
        written = dict.fromkeys(form for word in words for form in (word, _wide(word)))
        return Many(form.encode(encoding).lower() for form in written for encoding in _ENCODINGS)


def sought(words: Collection[str], kinds: Iterable[PersonalKind], *, ends: tuple[int, int] = COPY_ENDS) -> Sought:
    """要遮盖的，as it was typed. Words that are too short are left out: ask ``reasons_against`` first."""
    plain = {folded(word)[0]: len(word.split()) for word in words}
    pieces = {word: count for word, count in plain.items() if len(word) >= SHORTEST}
    return Sought(dict.fromkeys(pieces, WORD), frozenset(kinds), pieces, ends)


def reasons_against(words: Collection[str], kinds: Collection[PersonalKind]) -> list[str]:
    """不能照此遮盖的理由：nothing to look for, or words so short that they stand everywhere."""
    reasons = []
    if any(len(folded(word)[0]) < SHORTEST for word in words):
        reasons.append(f"要遮盖的词至少要有 {SHORTEST} 个字，请把太短的词写完整。")
    if not words and not kinds:
        reasons.append("没有说要遮盖什么，请选择个人信息的种类，或者写出要遮盖的词。")
    return reasons


def folded(text: str) -> tuple[str, list[int]]:
    """折叠：in one form, without white space and what nobody sees; and where each character comes from."""
    plain: list[str] = []
    at: list[int] = []
    if text.isascii() and text.isalnum():
        return text.lower(), list(range(len(text)))
    for place, char in enumerate(text):
        for one in _fold(char):
            plain.append(one)
            at.append(place)
    return "".join(plain), at


def is_short(word: str) -> bool:
    """短的西文词：found only where it stands as it was written, since its letters may meet by chance."""
    return word.isascii() and len(word) < _LONG_ENOUGH


def _wide(word: str) -> str:
    """The word in full-width forms."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)


def may_be_code(word: str) -> bool:
    """可能是版式里的代码：a short word, or one of Latin letters alone."""
    return is_short(word) or (word.isascii() and word.isalpha())


@lru_cache(maxsize=50_000)
def _fold(char: str) -> str:
    if char.isspace() or not without_unseen(char) or not seen(char):
        return ""
    return "".join(unicodedata.normalize("NFKC", char).casefold().split())


def valued(found: Iterable[tuple[str, PersonalKind]]) -> dict[str, str]:
    """作为词来找的值：what is told by the name of its column alone is covered wherever its characters stand."""
    told = ((folded(value)[0], kind.value) for value, kind in found)
    return {value: kind for value, kind in told if len(value) >= _SHORTEST_VALUE}


def _counted(found: list[Hit], text: str, tally: Tally) -> None:
    """Each place once: a word inside a number that was found is not counted again."""
    taken = bytearray(len(text))
    for hit in found:
        if hit.kind != WORD and hit.kind not in _NO_VALUES:
            value = "".join(filter(str.isalnum, folded(text[hit.begin : hit.end])[0]))
            if len(value) >= _SHORTEST_VALUE:
                tally.values.setdefault(value, hit.kind)
        if not all(taken[hit.begin : hit.end]):
            tally.counts[hit.kind] += 1
        taken[hit.begin : hit.end] = b"\1" * (hit.end - hit.begin)


def _painted(text: str, found: list[Hit], *, whole: bool, ends: tuple[int, int]) -> str:
    signs = list(text)
    for hit in found:
        places = [place for place in range(hit.begin, hit.end) if not text[place].isspace()]
        if hit.kind == WORD or whole:
            for place in places:
                signs[place] = BLOCK
            continue
        written = [text[place] for place in places]
        kind = PersonalKind(hit.kind)
        figures = in_figures(narrow("".join(written))) if kind is not PersonalKind.BIRTH_DATE else written
        covered = [places[at] for at in hidden(kind, figures, ends=ends)]
        sign = _sign_of(text, hit, covered)
        for place in covered:
            if signs[place] != BLOCK:
                signs[place] = sign
    return "".join(signs)


def _sign_of(text: str, hit: Hit, covered: Iterable[int]) -> str:
    """Stars in a number of which something stays, as is customary (138****1234); else blocks, since stars that stand
    alone look like what a template left to be filled in."""
    signs = list(text[hit.begin : hit.end])
    for place in covered:
        signs[place - hit.begin] = STAR
    painted = narrow("".join(signs))
    alone = [found.start() for found in _ALONE.finditer(painted)]
    stays = any(sign.isalnum() for sign in painted)
    is_told = stays and hit.kind in NUMBERS and all(is_covered_number(painted, at) for at in alone)
    return STAR if is_told or not alone else BLOCK
