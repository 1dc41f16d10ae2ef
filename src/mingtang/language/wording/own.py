"""本机关的用语：names and titles of organs and people, and phrases, from a list that the organ imports itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from mingtang.language.personal_names import either
from mingtang.language.wording.found import Doubt, Rule
from mingtang.language.wording.phrases import Phrases


class OwnKind(StrEnum):
    """本机关用语的种类。"""

    ORGAN = "organ"
    PERSON = "person"
    PHRASE = "phrase"
    OFFICE_PHONE = "office_phone"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {
            OwnKind.ORGAN: "机关名称",
            OwnKind.PERSON: "姓名职务",
            OwnKind.PHRASE: "固定提法",
            OwnKind.OFFICE_PHONE: "公开的电话",
        }[self]


@dataclass(frozen=True, slots=True)
class OwnWord:
    """一条：how it is written right; ``other`` are the ways in which it is written wrong, of a person the title."""

    kind: OwnKind
    right: str
    other: str = ""


_LABELLED = {kind.label: kind for kind in OwnKind}
_TITLES = r"(?:常务|第一)?副?"
_LONGEST = 60


@dataclass(frozen=True)
class Own:
    """一个机关的用语表。"""

    words: tuple[OwnWord, ...] = ()

    @cached_property
    def phrases(self) -> Phrases:
        """名称和提法，of which all but one character may stand somewhere."""
        kinds = (OwnKind.ORGAN, OwnKind.PHRASE)
        return Phrases(word.right for word in self.words if word.kind in kinds)

    @cached_property
    def phones(self) -> tuple[str, ...]:
        """公开的电话，as they were written."""
        return tuple(word.right for word in self.words if word.kind is OwnKind.OFFICE_PHONE)

    def doubts(self, plain: str) -> Iterator[Doubt]:
        """与用语表不符的地方。"""
        for word in self.words:
            if word.kind is OwnKind.PERSON:
                yield from _of_person(word, plain)
            elif word.kind is not OwnKind.OFFICE_PHONE:
                yield from _of_wrong(word, plain)
        for begin, written, right in self.phrases.near(plain):
            yield Doubt(Rule.NAME, begin, begin + len(written), written, f"用语表里写作“{right}”，请核对。")


def _of_wrong(word: OwnWord, plain: str) -> Iterator[Doubt]:
    rule = Rule.NAME if word.kind is OwnKind.ORGAN else Rule.PHRASE
    for wrong in filter(None, re.split(r"[;；、,，|/\s]+", word.other)):
        if wrong in word.right:
            continue
        for found in re.finditer(re.escape(wrong), plain):
            if not plain.startswith(word.right, found.start()):
                yield Doubt(rule, found.start(), found.end(), wrong, f"规范的写法是“{word.right}”，请核对。")


def _of_person(word: OwnWord, plain: str) -> Iterator[Doubt]:
    """A title right before or behind the name that is not the one of the list."""
    title = rf"({_TITLES}(?:{either('offices')}))"
    right = [part for part in re.split(r"[;；、,，|/\s]+", word.other) if part]
    if not right:
        return
    name = re.escape(word.right)
    for found in re.finditer(rf"(?:{title}(?:、)?)?{name}(?:同志)?(?:{title})?", plain):
        for written in filter(None, found.groups()):
            if not any(part.endswith(written) and _is_whole(part, written) for part in right):
                advice = f"用语表里{word.right}的职务是“{word.other}”，请核对。"
                yield Doubt(Rule.NAME, found.start(), found.end(), found[0], advice)


def _is_whole(part: str, written: str) -> bool:
    """Whether the title is the same: a deputy is not the head."""
    rest = part.removesuffix(written)
    return not rest.endswith("副")


def own_of(lines: Iterable[str]) -> tuple[list[OwnWord], list[str]]:
    """读入用语表：rows of kind, right form and other forms with tabs between; and the rows that cannot be read."""
    read: dict[tuple[OwnKind, str], OwnWord] = {}
    unread = []
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells) or cells[0] in {"种类", "类别"}:
            continue
        kind = _LABELLED.get(cells[0])
        right = cells[1] if len(cells) > 1 else ""
        if kind is None or not 2 <= len(right) <= _LONGEST:
            unread.append(f"第 {number} 行：第一格写{'、'.join(_LABELLED)}，第二格写 2 到 {_LONGEST} 个字的规范写法。")
            continue
        read[kind, right] = OwnWord(kind, right, cells[2] if len(cells) > 2 else "")
    return list(read.values()), unread
