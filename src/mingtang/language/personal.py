"""个人信息：numbers that belong to a person and must not stand in what goes public. Named, never repeated.

Law: 政府信息公开条例 第十五条（个人隐私）；个人信息保护法 第二十八条（敏感个人信息）.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from mingtang.language.personal_numbers import (
    Number,
    is_card,
    is_phone,
    is_resident,
    looks_card,
    looks_old_resident,
    looks_resident,
    may_hold_numbers,
    numbers,
)
from mingtang.language.unseen import without_unseen
from mingtang.language.width import narrow


class Kind(StrEnum):
    """个人信息的种类。"""

    RESIDENT_ID = "resident_id"
    PHONE = "phone"
    BANK_CARD = "bank_card"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {Kind.RESIDENT_ID: "身份证号", Kind.PHONE: "手机号", Kind.BANK_CARD: "银行卡号"}[self]


class Severity(StrEnum):
    """轻重：``block`` keeps a text from going public, ``warn`` asks a person to look."""

    BLOCK = "block"
    WARN = "warn"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {Severity.BLOCK: "不能公开", Severity.WARN: "请核对"}[self]


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


_ADVICE = {
    (Kind.RESIDENT_ID, Severity.BLOCK): "删去身份证号；确需区分同名的人，只写姓名和所在村，或者只留后四位。",
    (Kind.RESIDENT_ID, Severity.WARN): "像身份证号，校验位不对：多半是写错了的身份证号，请核对；是身份证号就删去。",
    (Kind.PHONE, Severity.BLOCK): "删去手机号；要留联系方式的，写单位的办公电话。",
    (Kind.BANK_CARD, Severity.BLOCK): "删去银行卡号；需要说明发放方式的，只写开户银行。",
    (Kind.BANK_CARD, Severity.WARN): "像银行卡号，校验位不对：多半是写错了的卡号，请核对；是卡号就删去。",
}
_OLD_RESIDENT = "像十五位的旧身份证号，没有校验位可以核对，请核对；是身份证号就删去。"
_OF_A_PERSON = re.compile(r"身份证|身份号码|证件号")
_OF_A_CARD = re.compile(r"银行卡|卡号|一卡通|存折|账号|帐号|账户|帐户")
_NEAR = 40
#: How a resident number is cut up when somebody writes one.
_AS_CARDS_SHOW = frozenset({(18,), (14, 4), (6, 12), (6, 8, 4), (6, 4, 4, 4), (3, 3, 8, 4), (3, 3, 4, 4, 4)})


def findings(text: str) -> tuple[Finding, ...]:
    """个人信息：every 身份证号, 手机号 and 银行卡号 in a text, in order; never two for the same digits.

    The offsets are those of ``readable(text)``.
    """
    if not may_hold_numbers(text):
        return ()
    plain = readable(text)
    read = sorted(numbers(plain), key=lambda number: number.begin - number.end)
    taken = bytearray(len(plain) if read else 0)
    found: list[Finding] = []
    for ask in (_resident, _card, _phone, _doubtful):
        for number in read:
            told = None if any(taken[number.begin : number.end]) else ask(number, plain)
            if told is not None:
                taken[number.begin : number.end] = b"\1" * (number.end - number.begin)
                found.append(told)
    return tuple(sorted(found, key=lambda it: it.begin))


def readable(text: str) -> str:
    """可读的文字：in narrow forms, without characters that cannot be seen."""
    return narrow(text if text.isascii() else without_unseen(text))


def masked(text: str) -> str:
    """遮住号码的文字：each number of a person in it as its shape; a text without any as it is."""
    found = findings(text)
    plain = readable(text) if found else text
    for it in reversed(found):
        plain = f"{plain[: it.begin]}{it.masked}{plain[it.end :]}"
    return plain


def personal_data(text: str) -> tuple[str, ...]:
    """个人信息的种类：身份证号、手机号、银行卡号 that a text contains, without the values."""
    found = {it.kind for it in findings(text) if it.severity is Severity.BLOCK}
    return tuple(kind.label for kind in Kind if kind in found)


def reasons_against_personal_data(*texts: str) -> list[str]:
    """不能收下的理由：what was typed holds numbers of a person; says which kinds, never the numbers."""
    found = dict.fromkeys(kind for text in texts for kind in personal_data(text))
    return [f"文字里有{'、'.join(found)}，请删去个人信息再提交。"] if found else []


def _resident(number: Number, plain: str) -> Finding | None:
    return _found(Kind.RESIDENT_ID, Severity.BLOCK, number) if is_resident(number.digits) else None


def _card(number: Number, plain: str) -> Finding | None:
    return _found(Kind.BANK_CARD, Severity.BLOCK, number) if is_card(number) else None


def _phone(number: Number, plain: str) -> Finding | None:
    return _found(Kind.PHONE, Severity.BLOCK, number) if is_phone(number) else None


def _doubtful(number: Number, plain: str) -> Finding | None:
    """What is built like a number of a person, but its check digit is wrong or cannot be known."""
    before = plain[max(0, number.begin - _NEAR) : number.begin]
    if looks_resident(number.digits) and number.groups in _AS_CARDS_SHOW:
        return _found(Kind.RESIDENT_ID, Severity.WARN, number)
    if looks_old_resident(number.digits) and len(number.groups) == 1 and _OF_A_PERSON.search(before):
        return _found(Kind.RESIDENT_ID, Severity.WARN, number, _OLD_RESIDENT)
    if looks_card(number) and _OF_A_CARD.search(before):
        return _found(Kind.BANK_CARD, Severity.WARN, number)
    return None


def _found(kind: Kind, severity: Severity, number: Number, advice: str = "") -> Finding:
    shape = _masked(kind, number.digits)
    return Finding(kind, severity, number.begin, number.end, shape, advice or _ADVICE[kind, severity])


def _masked(kind: Kind, digits: str) -> str:
    """The shape of a number, from which nobody can tell it: the day of birth and the middle are hidden."""
    if kind is Kind.PHONE:
        digits = digits[-11:]
        return f"{digits[:3]}****{digits[-4:]}"
    if kind is Kind.RESIDENT_ID:
        return f"{digits[:3]}{'*' * (len(digits) - 7)}{digits[-4:]}"
    return f"{'*' * (len(digits) - 4)}{digits[-4:]}"
