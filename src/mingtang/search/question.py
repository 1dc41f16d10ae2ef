"""所问的：what was typed and chosen, as far as it can be understood; what cannot is left aside. No database."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from mingtang.language.codes import other_spellings
from mingtang.language.pairs import terms
from mingtang.language.sayings import Group, other_ways, simplified
from mingtang.law.metadata import Validity, document_types

LONGEST = 50
_YEAR = re.compile(r"(19|20)\d\d")
_SLUG = re.compile(r"[a-z0-9-]{1,39}")
# 问话里有、文件里没有的字。
_ASKING = re.compile(
    "请问|我想问|我想|我要|想问|怎么样|怎么|怎样|如何|多少钱|多少|什么时候|什么|为什么|哪里|哪儿|哪些|在哪|能不能|可不可以|是不是|有没有|吗|呢|呀|吧"
)


@dataclass(frozen=True)
class Question:
    """所问的：the words, and what the answer is to be narrowed down by."""

    typed: str = ""
    organ: str = ""
    column: str = ""
    year: str = ""
    type: str = ""
    validity: str = ""
    exact: bool = False
    is_cut: bool = False

    @property
    def text(self) -> str:
        """The words in simplified characters."""
        return simplified(self.typed)

    @property
    def is_traditional(self) -> bool:
        """Whether something was typed in traditional characters."""
        return self.text != self.typed

    @property
    def facets(self) -> dict[str, str]:
        """What the answer is narrowed down by, the organ aside."""
        told = {"column": self.column, "year": self.year, "type": self.type, "validity": self.validity}
        return {name: value for name, value in told.items() if value}

    def also(self, known: Iterable[Group]) -> dict[str, list[str]]:
        """别的说法，of each word; the characters as they were typed are one of them."""
        groups = () if self.exact else tuple(known)
        as_typed = [term.text for term in terms(self.typed)] if self.is_traditional else []
        found: dict[str, list[str]] = {}
        for number, term in enumerate(terms(self.text)):
            ways = as_typed[number : number + 1] + other_ways(term.text, groups)
            ways += [] if self.exact else other_spellings(term.text)
            if others := [way for way in ways if way != term.text]:
                found[term.text] = others
        return found

    def names(self, also: Mapping[str, Iterable[str]]) -> list[str]:
        """当名称来认：all that was asked in one, as it may be called; of one word, its other ways too."""
        asked = [term.text for term in terms(self.text)]
        return ["".join(asked), *(also.get(asked[0], ()) if len(asked) == 1 else ())] if asked else []

    def address(self, **changed: str | bool) -> str:
        """The query of the address that asks this, or this with something changed."""
        told = replace(self, **changed) if changed else self  # type: ignore[arg-type]
        pairs = {"q": told.typed, "organ": told.organ, **told.facets, "exact": "1" if told.exact else ""}
        return "?" + urlencode({name: value for name, value in pairs.items() if value})

    def words_alone(self) -> list[str]:
        """去掉问话的字：what is left of a sentence that asks, piece by piece."""
        left = _ASKING.sub(" ", self.text)
        return [term.text for term in terms(re.sub("[的了]", " ", left))]


def read(told: Mapping[str, str]) -> Question:
    """从地址读出所问的。"""
    typed = "".join(char for char in told.get("q", "") if char.isprintable()).strip()
    year, column, validity = told.get("year", ""), told.get("column", ""), told.get("validity", "")
    return Question(
        typed=typed[:LONGEST],
        organ=told.get("organ", "")[:39],
        column=column if _SLUG.fullmatch(column) else "",
        year=year if _YEAR.fullmatch(year) else "",
        type=told.get("type", "") if told.get("type", "") in document_types() else "",
        validity=validity if validity in set(Validity) else "",
        exact=told.get("exact") == "1",
        is_cut=len(typed) > LONGEST,
    )
