"""当事人：the names that were typed of natural persons, read as names, and covered wherever they stand.

What goes public shows a surname and two stars. Every name of several is read and covered, with a space inside it too;
what cannot be read as names is told, and what may still be a name in a text is told as a doubt: nobody can know it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from mingtang.language.personal_names import words
from mingtang.language.possible_names import POSSIBLE
from mingtang.language.unseen import without_unseen

HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_BRACKETS = re.compile(r"[（(【\[〔][^（()）【】\[\]〔〕]*[)）】\]〕]")
_SIGNS = re.compile(r"[、，,；;/／|\n]+")
_AND = "和与及"
_MORE = re.compile(r"(?:等(?:[0-9０-９一二两三四五六七八九十]+[人名户位])?)$")
_PLAIN = re.compile(rf"[{HAN}]{{2,4}}")
_LONG = re.compile(rf"[{HAN}]+(?:[·•．.][{HAN}]+)+|[A-Za-z][A-Za-z.'’-]+(?: [A-Za-z.'’-]+)*")
_COVERED = re.compile(rf"[{HAN}]{{1,3}}[*＊×✕某xX●■]+[{HAN}]?|[A-Za-z][*＊×✕]+")
_STARS = re.compile(rf"(?:(?<=[{HAN}])[某xX●■]|[*＊×✕]).*")
_GAP = r"[\s\u200b-\u200f\u2060\ufeff]*"
_TITLES = re.compile(r"《[^》]*》")
#: 也是常用字的姓：told of only where nothing that can be read stands before it.
_USUAL = frozenset("于成方和时向应任常安关全单高金明连项经白石马车路游查文易司水计")
_BEFORE = frozenset("村庄屯组区镇号楼室人由对与和及向给被把将查名叫为属系同主民")
_NO_GIVEN = frozenset("某的了是在为以及与于和其之有被把将对从到也都不未已人户家")
#: 单位的名称：五个字以上，写明是哪一种单位。
_ORGANISATION = re.compile(
    "^.{2,}(?:合作社|合作联社|联合社|公司|农场|牧场|林场|渔场)|^.{3,}(?:中心|基地|委员会|协会|养殖场|厂)$"
)
_PLACES = frozenset("路街村镇乡县市区店厂桥河山湾庄屯")


DOUBT = "文字里可能还有当事人的姓名："
UNREADABLE = (
    "“行政相对人名称”认不出是哪几个人的姓名。请只写姓名，几个人的用顿号隔开；"
    "姓名多于四个字的，自己写成只留第一个字的，如“阿**”。"
)


@dataclass(frozen=True)
class People:
    """当事人：the full names as they were typed, and how all of them are shown."""

    names: tuple[str, ...]
    shown: str
    surnames: tuple[str, ...]


def people(typed: str) -> People | None:
    """认姓名：one name or several; ``None`` for what cannot be understood as names."""
    plain = _BRACKETS.sub("", without_unseen(typed)).strip()
    more = _MORE.search(plain)
    plain = plain[: more.start()] if more else plain
    found = [one for part in _SIGNS.split(plain) if part.strip() for one in _by_spaces(part.strip())]
    if not found or not all(_is_readable(one) for one in found):
        return None
    short = [_short(name) for name in found]
    full = tuple(name for name in found if not _COVERED.fullmatch(name))
    return People(full, "、".join(short) + (more[0] if more else ""), tuple(dict.fromkeys(one[:-2] for one in short)))


def shown_name(name: str) -> str:
    """名单里遮住的写法：a person by surname and two stars, whatever the length; an organisation whole."""
    return name if _ORGANISATION.search(name) else _short(name)


def covered(text: str, names: Collection[str]) -> str:
    """盖住姓名的文字：each of the names wherever it stands, with spaces inside it too; the longest first."""
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(spaced(name), _short(name), text)
    return text


def spaced(name: str) -> str:
    """一个姓名的写法，as a pattern: with spaces inside it too."""
    return _GAP.join(re.escape(sign) for sign in name if not sign.isspace())


def doubtful_surnames(text: str, surnames: Collection[str]) -> list[str]:
    """可能还有姓名的：which of these surnames stand in the text before what may well be a given name."""
    told = {surname for _, surname in doubtful_places(without_unseen(text), surnames)}
    return [surname for surname in surnames if surname in told]


def doubtful_places(plain: str, surnames: Collection[str]) -> list[tuple[int, str]]:
    """可能还有姓名的各处：where in the text, and which surname; titles of documents are looked over."""
    plain = _TITLES.sub(lambda title: f"《{'—' * (len(title[0]) - 2)}》", plain)
    return [(begin, surname) for surname in surnames if surname for begin in _named_at(plain, surname)]


def reasons_against_doubts(party: str, told: Iterable[tuple[str, str]]) -> list[str]:
    """可能还有姓名的理由：the text by its heading and the surname, never what follows it."""
    found = people(party)
    surnames = found.surnames if found is not None else ()
    return [
        f"{DOUBT}“{title}”里“{surname}”字和它后面的字。请改成只留姓的“{surname}**”；不是姓名的，勾选“看过了”再保存。"
        for title, text in told
        for surname in doubtful_surnames(text, surnames)
    ]


def is_doubt(reasons: Iterable[str]) -> bool:
    """理由里有没有要再看一遍的。"""
    return any(reason.startswith((DOUBT, POSSIBLE)) for reason in reasons)


def _named_at(plain: str, surname: str) -> Iterator[int]:
    for found in re.finditer(rf"{re.escape(surname)}(?={_GAP}([{HAN}])([{HAN}]?))", plain):
        before = plain[found.start() - 1 : found.start()] if found.start() else ""
        word = surname + found[1] + found[2]
        stands = not re.match(f"[{HAN}]", before) or (before in _BEFORE and surname not in _USUAL)
        is_none = word[:2] in _ordinary() or found[1] in _NO_GIVEN or found[1] in _PLACES or found[2] in _PLACES
        if stands and not is_none:
            yield found.start()


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(words()["ordinary"].split())


@cache
def _compound() -> frozenset[str]:
    return frozenset(words()["compound"].split())


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(words()["surnames"].split())) | _compound()


def _is_surname(text: str) -> bool:
    return text[:2] in _compound() or text[:1] in _surnames()


def _by_spaces(part: str) -> Iterator[str]:
    """孔 德福 is one name, 孔德福 李大山 are two: what cannot begin a name goes with what stands before it."""
    if _LONG.fullmatch(part):
        yield part
        return
    held = ""
    for token in part.split():
        alone = len(held) < 2 or held in _compound()
        if held and not alone and len(token) > 1 and _is_surname(token):
            yield from _by_and(held)
            held = token
        else:
            held += token
    if held:
        yield from _by_and(held)


def _by_and(held: str) -> list[str]:
    """孔德福和李大山 are two, 李和平 is one: parted only where a name stands on both sides."""
    if _is_name(held):
        return [held]
    for place, sign in enumerate(held):
        if sign in _AND and _is_name(held[:place]):
            rest = _by_and(held[place + 1 :])
            if all(_is_name(one) for one in rest):
                return [held[:place], *rest]
    return [held]


def _is_name(text: str) -> bool:
    if _COVERED.fullmatch(text):
        return True
    most = 4 if text[:2] in _compound() else 3
    return bool(_PLAIN.fullmatch(text)) and _is_surname(text) and len(text) <= most


def _is_readable(name: str) -> bool:
    if _PLAIN.fullmatch(name):
        return not (len(name) == 4 and _is_surname(name) and any(sign in _AND for sign in name[1:3]))
    return bool(_COVERED.fullmatch(name) or _LONG.fullmatch(name))


def _short(name: str) -> str:
    """王**, 欧阳**: whatever of a given name was left uncovered goes, too."""
    family = _STARS.sub("", name)
    return f"{family[: 2 if family[:2] in _compound() and len(name) > 2 else 1]}**"
