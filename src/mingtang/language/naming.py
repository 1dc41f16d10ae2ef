"""写没写是谁：whether a text names somebody whom other texts name, in full or by the surname alone.

What was taken back because it named somebody must not be explained by naming them again. Nobody can know a name for
certain: whoever wrote the text is asked to look, and says that it is none.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mingtang.language.people import HAN, doubtful_places, spaced
from mingtang.language.personal import readable
from mingtang.language.personal_names import names, words

SHOWN = 5
NAMED = "写到了撤下的内容里的人："
_COVERED = re.compile(rf"([{HAN}]{{1,2}})(?:[*＊×✕■]{{1,3}}|某{{1,2}}(?![某村镇乡县市区省局厂店公单部学年月日]))")


@dataclass(frozen=True, order=True)
class Naming:
    """一处：from which character on, and the surname that stands there; what follows it is never told again."""

    begin: int
    surname: str

    @property
    def place(self) -> int:
        """第几个字，counted from one."""
        return self.begin + 1


def named_in(text: str, *, others: Iterable[str], known: Collection[str] = ()) -> list[Naming]:
    """写到的人，in order: names of the other texts, names that are known, and surnames that stand there alone."""
    plain, full, alone = readable(text), {name for name in known if len(name) > 1}, set()
    for other in map(readable, others):
        full |= {other[name.begin : name.end] for name in names(other)}
        alone |= {surname for found in _COVERED.finditer(other) if (surname := _surname_of(found[1]))}
    found = {
        Naming(place.start(), _surname_at(name)) for name in full for place in re.finditer(spaced(name), plain)
    } | {Naming(begin, surname) for begin, surname in doubtful_places(plain, sorted(alone))}
    return sorted({one.begin: one for one in sorted(found)}.values())


def reasons_against_naming(title: str, found: Collection[Naming]) -> list[str]:
    """不能这样写的理由：each place by the character it begins with."""
    how = "字和它后面的字。公众会一直看到这句话，请改成不写是谁；不是姓名的，勾选“看过了”再提出。"
    shown = list(found)[:SHOWN]
    return [f"{NAMED}“{title}”第 {one.place} 个字起，“{one.surname}”{how}" for one in shown]


def is_naming(reasons: Iterable[str]) -> bool:
    """理由里有没有写到人的。"""
    return any(reason.startswith(NAMED) for reason in reasons)


def _surname_at(name: str) -> str:
    return name[:2] if name[:2] in words()["compound"].split() and len(name) > 2 else name[:1]


def _surname_of(before: str) -> str:
    """The surname that ends here: 欧阳** and 王** are covered names, 附注** is none."""
    if before in words()["compound"].split():
        return before
    return before[-1] if before[-1] in words()["surnames"] else ""
