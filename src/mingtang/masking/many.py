"""许多词一起找：a long list has a hundred thousand values, and each is looked for in all of it; in one pass."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Written = TypeVar("Written", str, bytes)
_KEY = 5
_FEW = 40


class Many(Generic[Written]):
    """许多词：found by how they begin and how long they are; few of them, and short ones, one by one."""

    def __init__(self, words: Iterable[Written]) -> None:
        told = sorted(set(words))
        self._singly = [word for word in told if len(word) < _KEY or len(told) <= _FEW]
        self._known = frozenset(told)
        self._lengths: dict[Written, set[int]] = {}
        for word in told if len(told) > _FEW else ():
            if len(word) >= _KEY:
                self._lengths.setdefault(word[:_KEY], set()).add(len(word))

    def places(self, text: Written) -> Iterator[tuple[int, Written]]:
        """各处：where each of the words begins."""
        for word in self._singly:
            begin = text.find(word)
            while begin != -1:
                yield begin, word
                begin = text.find(word, begin + 1)
        for begin in range(len(text) - _KEY + 1) if self._lengths else ():
            for length in self._lengths.get(text[begin : begin + _KEY], ()):
                word = text[begin : begin + length]
                if word in self._known:
                    yield begin, word

    def is_in(self, text: Written) -> bool:
        """有没有其中一个。"""
        return next(self.places(text), None) is not None
