"""个人信息的种类：what may be found of a person in a text, how grave it is, and the customary shape that hides it.

Law: 政府信息公开条例 第十五条（个人隐私）；个人信息保护法 第二十八条（敏感个人信息）.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """个人信息的种类。"""

    RESIDENT_ID = "resident_id"
    PHONE = "phone"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    PASSPORT = "passport"
    PLATE = "plate"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    HARDSHIP = "hardship"

    @property
    def label(self) -> str:
        """中文名称。"""
        return _LABELS[self]


_LABELS = {
    Kind.RESIDENT_ID: "身份证号",
    Kind.PHONE: "手机号",
    Kind.LANDLINE: "座机号",
    Kind.BANK_CARD: "银行卡号",
    Kind.PASSPORT: "护照号",
    Kind.PLATE: "车牌号",
    Kind.ADDRESS: "详细住址",
    Kind.BIRTH_DATE: "出生日期",
    Kind.HARDSHIP: "健康或困难情况",
}
NUMBERS = frozenset({
    Kind.RESIDENT_ID, Kind.PHONE, Kind.LANDLINE, Kind.BANK_CARD, Kind.PASSPORT, Kind.PLATE,
})  # fmt: skip
"""号码：what belongs to a person wherever it stands; the others are told by what stands beside them."""


class Severity(StrEnum):
    """轻重：``block`` keeps a text from going public, ``warn`` asks a person to look."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {Severity.BLOCK: "不能公开", Severity.WARN: "请核对", Severity.NOTE: "供参考"}[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """一处个人信息：its kind, how grave it is, where it begins and ends in the text without what is unseen, its shape
    with the middle hidden, and what to do."""

    kind: Kind
    severity: Severity
    begin: int
    end: int
    masked: str
    advice: str


USUAL_ENDS = (3, 4)
"""身份证号留几位：how many characters stay at the beginning and at the end, unless the organ sets otherwise."""
_MOST_ENDS = (6, 4)
_PHONE_DIGITS = 11
_FIGURE = re.compile(r"[\d零〇○一二三四五六七八九十]")
_TOWN = re.compile(r".*?(?:[省市县区旗州盟]|街道|镇|乡)(?=[\u4e00-\u9fff])")


def reasons_against_ends(first: int, last: int) -> list[str]:
    """身份证号这样遮盖不行的理由：what stays must not tell the day of birth."""
    if 0 <= first <= _MOST_ENDS[0] and 0 <= last <= _MOST_ENDS[1]:
        return []
    return [f"身份证号前面最多留 {_MOST_ENDS[0]} 位，后面最多留 {_MOST_ENDS[1]} 位，否则看得出出生日期。"]


def hidden(kind: Kind, signs: Sequence[str], *, ends: tuple[int, int] = USUAL_ENDS) -> list[int]:
    """要遮住的字：which characters of a found place the customary shape hides.

    A telephone keeps three and four digits, a resident number what ``ends`` says, an address all down to the town, a
    day of birth its year; of a bank card, and of what is told of health or hardship, nothing stays.
    """
    figures = [place for place, sign in enumerate(signs) if sign.isalnum()]
    if kind is Kind.ADDRESS:
        kept = _kept_of_address("".join(signs))
        return [place for place in figures if place >= kept]
    if kind is Kind.BIRTH_DATE:
        return [place for place in figures if _FIGURE.match(signs[place])][4:]
    if kind is Kind.PHONE:
        figures = figures[-_PHONE_DIGITS:]
    first, last = _ends_of(kind, [signs[place] for place in figures], ends)
    return figures[first : len(figures) - last]


def _ends_of(kind: Kind, figures: Sequence[str], ends: tuple[int, int]) -> tuple[int, int]:
    match kind:
        case Kind.PHONE:
            return 3, 4
        case Kind.RESIDENT_ID:
            return ends
        case Kind.LANDLINE:
            return (3 if figures[1:2] in (["1"], ["2"]) else 4) if figures[:1] == ["0"] else 0, 2
        case Kind.PASSPORT:
            return 1, 2
        case Kind.PLATE:
            return 2, 1
        case _:
            return 0, 0


def _kept_of_address(written: str) -> int:
    """How much of an address names no more than a town."""
    kept, begin = 0, 0
    while found := _TOWN.match(written, begin):
        kept = begin = found.end()
    return kept
