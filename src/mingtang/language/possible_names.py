"""可能的姓名：where the free text of a decision may name somebody, whoever it is.

Nobody can know a name for certain, and a wife, a neighbour or a witness is no party whose name was typed beside it.
What is asked is only where a surname stands as a name stands: behind what people are called by, behind a word that
joins one to another, or before what people do. A person then looks. What is masked (李**、王某) is none.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from mingtang.language.personal_names import either, words

POSSIBLE = "文字里可能有别人的姓名："
_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_GAP = r"[\s\u200b-\u200f\u2060\ufeff]*"
_TITLES = re.compile(r"《[^》]*》")
_LINKS = "和与及同跟由向将把对被给让请找、"
_NO_GIVEN = "某的了是在于其之被把将对从到也都不未已人户等及"
_NO_END = "路街村镇乡县市区店厂庄屯组社站所局队委办处科院校场号省亩米元年月日时"
_NEVER = frozenset("和于成时向应任")
_USUAL = frozenset("方常安关全单高金明连项经白石马车路游查文易司水计温万边空项包")
"""也是常用字的姓：asked of only behind what people are called by."""


@cache
def _surname() -> str:
    return rf"(?:{either('compound')}|[{''.join(words()['surnames'].split())}])"


@cache
def _places() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    given = rf"{_GAP}[{_HAN}]"
    surname = rf"(?P<surname>{_surname()})"
    name = rf"{surname}(?P<rest>{given}(?:{given})?)"
    before = rf"{_GAP}(?:{either('named_before')}|[^{_HAN}\\w*＊×■《]|$)"
    return (
        re.compile(rf"(?:{either('named_by')})[:：（(“\"是为、 ]{{0,2}}{name}"),
        re.compile(rf"[{_LINKS}]{name}"),
        re.compile(rf"(?:(?<![{_HAN}])|(?<=[村庄屯组镇])){surname}(?P<rest>{given}(?:{given})??)(?={before})"),
    )


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(words()["ordinary"].split())


def possible_names(text: str) -> Iterator[tuple[int, str]]:
    """文字里可能的姓名：where each begins and its surname, in the order of the text; of titles of rules nothing."""
    plain = _TITLES.sub(lambda title: "《" * len(title[0]), text)
    found: dict[int, str] = {}
    behind, linked, doing = _places()
    for pattern in (behind, linked, doing):
        for one in pattern.finditer(plain):
            begin, surname, rest = one.start("surname"), one["surname"], "".join(one["rest"].split())
            if surname in _NEVER or (pattern is not behind and surname in _USUAL):
                continue
            if not _is_none(surname, rest):
                found.setdefault(begin, surname)
    yield from sorted(found.items())


def reasons_against_possible_names(told: Iterable[tuple[str, str]]) -> list[str]:
    """可能有别人的姓名的理由：the text by its heading and the surname, never what follows it."""
    return [
        f"{POSSIBLE}“{title}”里“{surname}”字和它后面的字。请改成“{surname}**”或者只写身份；不是姓名的，勾选“看过了”再保存。"
        for title, text in told
        for surname in dict.fromkeys(surname for _, surname in possible_names(text))
    ]


def _is_none(surname: str, rest: str) -> bool:
    ordinary = surname + rest
    return ordinary[:2] in _ordinary() or rest[0] in _NO_GIVEN or any(sign in _NO_END for sign in rest)
