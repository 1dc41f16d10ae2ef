"""提法和错字：phrases known to be wrong, and set phrases with one character that is easily mixed up.

The table is small and our own; an organ adds its own. A phrase of four characters and more of which all but one stand
there, and that one is easily mixed up, is told of; what is different and right stands in a list of its own.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from operator import add
from typing import Any

from mingtang.language.wording.found import Doubt, Rule

SHORTEST = 4
"""A phrase of fewer characters has too many neighbours."""
_HALF = 2


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads((files("mingtang.language") / "data" / "wording.toml").read_text(encoding="utf-8"))


@cache
def known_wrong() -> dict[str, str]:
    """写错的提法，each with the right one."""
    return {wrong: right for wrong, right in _told()["wrong"].items() if right}


@cache
def _groups() -> tuple[frozenset[str], ...]:
    told = _told()["confusable"]
    return tuple(frozenset(group) for key in ("sound", "shape") for group in told[key].split())


@cache
def are_confusable(one: str, other: str) -> bool:
    """容易写混的两个字：they sound alike or look alike."""
    return any(one in group and other in group for group in _groups())


class Phrases:
    """固定词组：looked for by the half that is right."""

    def __init__(self, words: Iterable[str], apart: Iterable[str] = ()) -> None:
        self._words = frozenset(word for word in words if len(word) >= SHORTEST)
        self._apart = frozenset(apart)
        self._halves: dict[str, list[tuple[str, int]]] = {}
        for word in sorted(self._words, key=lambda word: (-len(word), word)):
            for at in range(len(word) - _HALF + 1):
                self._halves.setdefault(word[at : at + _HALF], []).append((word, at))

    def near(self, plain: str) -> Iterator[tuple[int, str, str]]:
        """差一个字的：where, what stands there, and the phrase that is meant."""
        taken = bytearray(len(plain))
        found = []
        for half in self._halves.keys() & set(map(add, plain, plain[1:])):
            at = plain.find(half)
            while at != -1:
                found += list(self._around(plain, at, half))
                at = plain.find(half, at + 1)
        for begin, written, word in sorted(set(found), key=lambda told: (-len(told[2]), told[0])):
            span = slice(begin, begin + len(word))
            if not any(taken[span]) and not self._is_right(plain, begin, word):
                taken[span] = b"\1" * len(word)
                yield begin, written, word

    def _around(self, plain: str, at: int, half: str) -> Iterator[tuple[int, str, str]]:
        for word, inside in self._halves[half]:
            begin = at - inside
            written = plain[begin : begin + len(word)] if begin >= 0 else ""
            if len(written) == len(word) and self._is_one_off(written, word):
                yield begin, written, word

    def _is_one_off(self, written: str, word: str) -> bool:
        if written == word or written in self._words:
            return False
        other = [pair for pair in zip(written, word, strict=True) if pair[0] != pair[1]]
        if len(other) != 1 or not are_confusable(*other[0]):
            return False
        return not any(known in written for known in self._apart)

    def _is_right(self, plain: str, begin: int, word: str) -> bool:
        """Whether what stands there is a part of a phrase that is right."""
        around = plain[max(0, begin - len(word)) : begin + 2 * len(word)]
        return any(known in around and _overlaps(plain, known, begin, len(word)) for known in self._words)


def _overlaps(plain: str, known: str, begin: int, length: int) -> bool:
    at = plain.find(known, max(0, begin - len(known) + 1))
    return at != -1 and at < begin + length


@cache
def _usual() -> Phrases:
    told = _told()["phrases"]
    return Phrases(told["words"].split(), told["apart"].split())


@cache
def _wrong() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(known_wrong(), key=len, reverse=True))))


def phrase_doubts(plain: str) -> Iterator[Doubt]:
    """提法和错字。"""
    for found in _wrong().finditer(plain):
        right = known_wrong()[found[0]]
        rule = Rule.PHRASE if len(found[0]) > SHORTEST else Rule.CHARACTER
        yield Doubt(rule, found.start(), found.end(), found[0], f"多半是“{right}”，请核对。")
    for begin, written, word in _usual().near(plain):
        yield Doubt(Rule.CHARACTER, begin, begin + len(written), written, f"是不是“{word}”？请核对。")
