"""案件文书的范本：the letters of a case as data, each with its title, to whom it goes, and the names that it may use.

Law: 政府信息公开条例 第三十条至第三十九条、第四十二条（告知、征求意见、答复都是书面的）.
The texts stand in ``data/letters``: ``names.toml`` says what may be filled in, ``notices.toml`` the letters on the way,
``replies.toml`` one reply for each legal ground. They are checked when they are read.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from .foi import FoiAct
from .outcomes import Ground, ground, grounds
from .reply_facts import Asked as Whom
from .rules import RuleBroken

REPLY = "reply-"
"""答复范本短名的开头，其后是依据的短名。"""
RECOURSE = "救济途径"
_MARKS = re.compile(r"\{\{\s*(?:(?:如有|如无)\s+)?([^{}\s]+)\s*\}\}")
_KNOWN_AS_OF = date(2026, 1, 1)


class Addressee(StrEnum):
    """发给谁。"""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    ORGAN = "organ"
    NONE = "none"

    @property
    def label(self) -> str:
        """中文名称。"""
        return _ADDRESSEES[self]


_ADDRESSEES: dict[Addressee, str] = {
    Addressee.APPLICANT: "申请人",
    Addressee.THIRD_PARTY: "第三方",
    Addressee.ORGAN: "其他机关",
    Addressee.NONE: "留在本机关",
}
_MAY_GO = frozenset({"称呼", "提交日期", "提出方式", "申请内容", "延长日数", RECOURSE})
"""改范本时可以不写的；救济途径另外说。"""
_NAMES_THE_APPLICANT = frozenset({"申请人", "申请内容"})
"""发给第三方、其他机关的不写申请人是谁、申请怎样写的。"""


@dataclass(frozen=True, slots=True)
class Asked:
    """要填写的一项：``need`` is the question of a ground that it answers.

    ``fact`` is where the case may know it, and ``as_told`` how that is then put.
    """

    name: str
    question: str
    lines: bool
    fact: str
    as_told: str
    need: str


@dataclass(frozen=True, slots=True)
class LetterKind:
    """一种文书：``text`` is the form as shipped; ``known`` are filled from the case, ``asks`` by whoever handles it.

    It tells of one of its ``acts``, which must have been done, unless it may stand ``alone``; ``of`` are those whose
    opinion the act asked, where that matters.
    """

    id: str
    label: str
    title: str
    to: Addressee
    acts: tuple[FoiAct, ...]
    ground: str
    known: tuple[str, ...]
    asks: tuple[Asked, ...]
    optional: frozenset[str]
    is_table: bool
    text: str
    alone: bool = False
    of: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """可以填写的名称，all that a changed form may use."""
        return (*self.known, *(asked.name for asked in self.asks))

    @property
    def is_reply(self) -> bool:
        """是否答复。"""
        return bool(self.ground)

    @property
    def ends(self) -> bool:
        """是否终止办理的答复：made after the act that ended the case, without review and signature."""
        return self.is_reply and FoiAct.SIGN not in self.acts

    @property
    def tells_recourse(self) -> bool:
        """是否告知救济途径：as the shipped text does; a changed form must not leave it out."""
        return RECOURSE in _MARKS.findall(self.text)

    @property
    def lasting(self) -> tuple[str, ...]:
        """改范本时不能少的名称：what the shipped text says of the case, but for the address and the way it came."""
        said, left = dict.fromkeys(_MARKS.findall(self.text)), self.optional - set(self.known)
        return tuple(name for name in said if name not in left | _MAY_GO)


def letter_kinds() -> tuple[LetterKind, ...]:
    """全部文书，办理中的在前，答复按依据的顺序。"""
    return tuple(_shipped().values())


def letter_kind(name: str) -> LetterKind:
    """按短名取一种文书。

    Errors: ``RuleBroken`` when there is no such letter.
    """
    if name not in _shipped():
        raise RuleBroken(f"没有名为“{name}”的文书，请从列表中选择。")
    return _shipped()[name]


def reply_kind(chosen: Ground) -> LetterKind:
    """依据的答复文书。Law: 政府信息公开条例 第三十六条."""
    return letter_kind(f"{REPLY}{chosen.id}")


def reasons_against_leaving_out(kind: LetterKind, text: str) -> tuple[str, ...]:
    """范本少了不能少的：the recourse, and what else the letter must tell of its case.

    Law: 行政复议法 第二十三条（不予公开的，作出决定时应当告知先申请复议）; 政府信息公开条例 第三十条至第三十六条
    （告知并说明理由、写明依据）.
    """
    said, reasons = _MARKS.findall(text), []
    if kind.tells_recourse and RECOURSE not in said:
        reasons.append(f"“{kind.label}”要告知救济途径，请在范本里保留 {{{{{RECOURSE}}}}}。")
    if missing := [name for name in kind.lasting if name not in said]:
        names = "、".join(f"{{{{{name}}}}}" for name in missing)
        reasons.append(f"“{kind.label}”的范本里少了{names}，请保留；少了的，写出来的文书说不清这一件。")
    return tuple(reasons)


def read_letters(names: str, notices: str, replies: str) -> dict[str, LetterKind]:
    """读范本：the rows of the three files, all of them checked.

    Errors: ``ValueError`` or ``KeyError`` naming the row; a wrong text is a fault of the release, not of a user.
    """
    told = tomllib.loads(names)
    every_need = {need.id: need.question for row in grounds(_KNOWN_AS_OF) for need in (*row.needs, *row.may_tell)}
    asked = {name: _asked(name, row, every_need) for name, row in told["asked"].items()}
    known = tuple(told["known"])
    rows = [_notice(row, known, asked) for row in tomllib.loads(notices)["letter"]]
    data = tomllib.loads(replies)
    rows += [_reply(row, data["opening"], data["closing"], known, asked) for row in data["reply"]]
    found = {row.id: row for row in rows}
    missing = {each.id for each in grounds(_KNOWN_AS_OF)} - {row.ground for row in rows}
    if len(found) != len(rows) or missing:
        raise ValueError(f"letters need one row for each name, and grounds a reply: {sorted(missing)}")
    for row in rows:
        if unknown := set(_MARKS.findall(row.text)) - set(row.names):
            raise ValueError(f"{row.id}: unknown names {sorted(unknown)}")
    return found


def _asked(name: str, row: Mapping[str, Any], needs: Mapping[str, str]) -> Asked:
    need = row.get("need", "")
    question = needs[need] if need else row["question"]
    return Asked(name, question, row.get("lines", False), row.get("fact", ""), row.get("as", "{}"), need)


def _notice(row: Mapping[str, Any], known: tuple[str, ...], asked: Mapping[str, Asked]) -> LetterKind:
    to = Addressee(row["to"])
    outside = to in {Addressee.THIRD_PARTY, Addressee.ORGAN}
    return LetterKind(
        id=row["id"],
        label=row["label"],
        title=row["title"],
        to=to,
        acts=tuple(map(FoiAct, row["acts"])),
        ground="",
        known=tuple(name for name in known if not (outside and name in _NAMES_THE_APPLICANT)),
        asks=tuple(asked[name] for name in row["asks"]),
        optional=_optional(row["text"]),
        is_table=row.get("table", False),
        text=row["text"].strip(),
        alone=row.get("alone", False),
        of=tuple(Whom(each).value for each in row.get("of", ())),
    )


def _reply(
    row: Mapping[str, Any], opening: str, closing: str, known: tuple[str, ...], asked: Mapping[str, Asked]
) -> LetterKind:
    base = ground(row["ground"], _KNOWN_AS_OF)
    by_need = {each.need: each for each in asked.values() if each.need}
    wanted = [*base.needs, *base.may_tell]
    return LetterKind(
        id=f"{REPLY}{base.id}",
        label=f"答复：{base.label}",
        title=row["title"],
        to=Addressee.APPLICANT,
        acts=tuple(map(FoiAct, row.get("acts", ("sign",)))),
        ground=base.id,
        known=known,
        asks=tuple(by_need[need.id] for need in wanted),
        optional=frozenset(by_need[need.id].name for need in base.may_tell),
        is_table=False,
        text="\n".join(part.strip() for part in (opening, row["text"], closing)),
    )


def _optional(text: str) -> frozenset[str]:
    """What the shipped text does without: names that a condition asks for."""
    return frozenset(re.findall(r"\{\{\s*如无\s+([^{}\s]+)\s*\}\}", text))


@cache
def _shipped() -> dict[str, LetterKind]:
    folder = resources.files("mingtang.law") / "data" / "letters"
    names, notices, replies = ((folder / f"{name}.toml").read_text("utf-8") for name in ("names", "notices", "replies"))
    return read_letters(names, notices, replies)
