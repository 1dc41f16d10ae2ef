"""词表：every word by which one document is found, with marks on those that say what it is about. No dictionary.

A word stands once for the text; again, marked, where the title has it; again where it comes so often in so short a
text that BM25 would count it for much (``STRONG``: tf / (tf + K) of at least 0.6; ``HEAVY``: of at least 0.8). So a
database that knows only which document has which word answers at once where the best ones lie. What a document is
filtered by stands there as a word too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from mingtang.language.pairs import counted

TITLE, HEAVY, STRONG, FILTER = "§", "¶", "±", "¤"
"""Marks before a word; no text of anybody holds them inside a word."""
K1, B, USUAL_LENGTH, LEAST_LENGTH, SHORT = 1.2, 0.75, 600, 60, 0.45
"""Okapi BM25: how soon more of the same counts for no more, how much length counts, what a usual length is, and below
which length a text does not say anything the more strongly for being short; a notice of so few characters that the
damping is no more than ``SHORT`` is about every word that it has."""
_LONGEST_VALUE = 100


def damping(length: int) -> float:
    """BM25 的 K：how often a word must stand in a text of that many characters to count for half of the most."""
    return K1 * (1 - B + B * max(length, LEAST_LENGTH) / USUAL_LENGTH)


class Wordlist:
    """词表：gathered piece by piece, so that a long text is never held whole."""

    def __init__(self, title: str) -> None:
        self._titled = counted(title)
        self._told: set[str] = set()
        self._words: Counter[str] = Counter()
        self._length = 0

    def add(self, folded: str) -> None:
        """A piece of the text."""
        self._words.update(counted(folded))
        self._length += len(folded)

    def add_particulars(self, folded: str) -> None:
        """What is said about the text: its number, who issued it. It counts for more than a mention."""
        self._told.update(counted(folded))

    def words(self, filters: Mapping[str, Iterable[str]]) -> str:
        """Every word with every mark, parted by spaces, in one order."""
        enough = damping(self._length)
        often = 1 if enough <= SHORT else max(1.5 * enough, 2)
        strong = self._told | {word for word, times in self._words.items() if times >= often}
        heavy = {word for word, times in self._words.items() if times >= max(4 * enough, 3)}
        found = {*self._words, *self._titled, *self._told}
        found |= {TITLE + word for word in self._titled}
        found |= {STRONG + word for word in strong | self._titled.keys() if len(word) > 1}
        found |= {HEAVY + word for word in heavy if len(word) > 1}
        found |= {filter_word(name, value) for name, values in filters.items() for value in values}
        return " ".join(sorted(found))


def filter_word(name: str, value: str) -> str:
    """筛选用的词：a property as one word, whatever signs its value has."""
    return FILTER + "".join(map(_plain, f"{name}={value[:_LONGEST_VALUE]}"))


def _plain(char: str) -> str:
    """A character that parts no words and is not taken for another one."""
    if char.isascii() and not (char.islower() or char.isdecimal()):
        return chr(0x2400 + ord(char))
    return char
