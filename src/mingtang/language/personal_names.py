"""人名：words that are somebody's name by all appearance: a surname, one or two characters, and where they stand.

Nobody can know a name for certain. What is asked here is only whether a fact stands beside one, so that a person looks.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NEVER_GIVEN = frozenset("的了在及与或是吗")
_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"


@dataclass(frozen=True, slots=True)
class Name:
    """一个人名，and where it stands."""

    begin: int
    end: int


@cache
def words() -> dict[str, str]:
    """个人信息用词，by the list they stand in."""
    told = tomllib.loads((files("mingtang.language") / "data" / "personal.toml").read_text(encoding="utf-8"))
    return {key: str(value) for key, value in told.items()}


def either(key: str) -> str:
    """几个词的任一个，the longest first."""
    return "|".join(map(re.escape, sorted(words()[key].split(), key=len, reverse=True)))


@cache
def _surname() -> str:
    return rf"(?:{either('compound')}|[{''.join(words()['surnames'].split())}])"


@cache
def _called() -> re.Pattern[str]:
    """A name behind what people are called by: anything of two or three characters that is none of our words."""
    return re.compile(
        rf"(?:{either('before')})[:： \"“]{{0,3}}({_surname()}[{_HAN}·]{{1,2}}?)(?=[^{_HAN}]|$|{either('after')})"
    )


@cache
def _standing() -> re.Pattern[str]:
    """A name that stands alone between signs, or before what is said of people."""
    return re.compile(
        rf"(?:(?<![{_HAN}])|(?<=[村庄屯组社区镇号楼室]))({_surname()}[{_HAN}]{{1,2}}?)(?=[^{_HAN}\w*×■]|$|(?:{either('after')}))"
    )


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(words()["ordinary"].split())


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('offices')})$")


@cache
def _office_after() -> re.Pattern[str]:
    return re.compile(rf"(?:同志)?(?:{either('offices')})")


def names(text: str) -> Iterator[Name]:
    """文中的人名，each once, in no certain order. What is masked (王某、李*) is none, nor is who bears an office."""
    seen: set[int] = set()
    for pattern in (_called(), _standing()):
        for found in pattern.finditer(text):
            begin, end = found.span(1)
            if begin in seen or _is_none(found[1]):
                continue
            seen.add(begin)
            if not _office().search(text[max(0, begin - 4) : begin]) and not _office_after().match(text, end):
                yield Name(begin, end)


def _is_none(word: str) -> bool:
    return (
        word[:2] in _ordinary()
        or "某" in word
        or word[-1] in "村镇乡县市区省路街局委办厅处科站所队组户人元年月日号第及等与或和是的了在为有"
    )


def looked_for(text: str) -> set[str]:
    """找的词里可能是人名的：of each the last character of the surname and the first after it.

    Whoever looks for somebody types the name alone, before other words, or behind the village. What is none by all
    appearance (an ordinary word, a place) is left out; whether the two characters are a word of the town, the caller
    knows.
    """
    begins = [word.start() for word in re.finditer(r"\S+", text)]
    stands = {name.begin for name in names(text)}
    stands |= {begin for begin in begins if (found := _beginning().match(text, begin)) and not _is_no_name(found[0])}
    at = re.compile(_surname())
    return {text[found.end() - 1 : found.end() + 1] for begin in stands if (found := at.match(text, begin))}


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(rf"{_surname()}[{_HAN}]{{1,2}}")


def _is_no_name(word: str) -> bool:
    """Stricter than for a text that goes public: 月, 元, 山, 河 end names, too."""
    is_ordinary = word[:2] in _ordinary() or "某" in word
    return is_ordinary or word[-1] in "村镇乡县市区屯庄街" or not _NEVER_GIVEN.isdisjoint(word[1:])


def surname_alone(name: str) -> str:
    """只留姓的写法：王**, 欧阳**; what is written so already stays. For natural persons in what goes public."""
    plain = "".join(name.split())
    if not plain or "*" in plain or "×" in plain:
        return plain
    compound = words()["compound"].split()
    length = 2 if plain[:2] in compound and len(plain) > 2 else 1
    return f"{plain[:length]}**"
