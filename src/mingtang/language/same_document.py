"""同一份文件：whether a row of a ledger and a document of the library are one, told by number and title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from mingtang.language.likeness import pairs
from mingtang.language.width import narrow, squeeze

Key = TypeVar("Key")
_BRACKETS = str.maketrans("[]【】()［］", "〔〕〔〕〔〕〔〕")
_QUOTES = re.compile(r"[《》〈〉“”\"'\s]")
_NONE = frozenset({"", "无", "无文号", "没有"})
NEAR, LIKE = 0.8, 0.6
"""From this share of common pairs on, titles say the same, or may say the same where no number tells them apart."""


class Sameness(StrEnum):
    """是不是同一份：sure, perhaps (a person says), or no."""

    SURE = "sure"
    PERHAPS = "perhaps"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Known(Generic[Key]):
    """文件库里的一份：its title and number, and what it is known by."""

    key: Key
    title: str
    number: str


def plain_number(number: str) -> str:
    """文号，in one spelling: 柳政发[2018] 3 号 is 柳政发〔2018〕3号; empty for 无文号."""
    told = squeeze(narrow(number)).translate(_BRACKETS).replace("第", "")
    return "" if told in _NONE else told


def plain_title(title: str) -> str:
    """标题，without quotation marks and blanks."""
    return _QUOTES.sub("", narrow(title))


def closest(title: str, number: str, known: Iterable[Known[Key]]) -> tuple[Sameness, Key | None]:
    """最像的一份：sure when number and title agree, or when there is no number and the titles are the same.

    Two documents with the same title and different numbers are never surely the same: one may renew the other.
    """
    return Library(known).closest(title, number)


class Library(Generic[Key]):
    """文件库，with what is compared worked out once for many rows."""

    def __init__(self, known: Iterable[Known[Key]]) -> None:
        self._rows = [(one, plain_title(one.title), plain_number(one.number), pairs(one.title)) for one in known]

    def closest(self, title: str, number: str) -> tuple[Sameness, Key | None]:
        """最像的一份；of equals the first."""
        own, told, mine = plain_title(title), plain_number(number), pairs(title)
        best: tuple[float, Key | None] = (0.0, None)
        for one, theirs, said, letters in self._rows:
            smaller = min(len(mine), len(letters))
            share = 1.0 if own == theirs else (len(mine & letters) / smaller if smaller else 0.0)
            same_number = told == said
            if same_number and (share >= NEAR if told else own == theirs):
                return Sameness.SURE, one.key
            score = share + (1.0 if same_number and told else 0.0)
            enough = NEAR if told and said and not same_number else LIKE
            if score >= enough and score > best[0]:
                best = (score, one.key)
        return (Sameness.PERHAPS, best[1]) if best[1] is not None else (Sameness.NONE, None)
