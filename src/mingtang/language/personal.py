"""个人信息：numbers that belong to a person and must not stand in what goes public. Named, never repeated.

Law: 政府信息公开条例 第十五条（个人隐私）；个人信息保护法 第二十八条（敏感个人信息）.
"""

import re

from mingtang.language.unseen import without_unseen
from mingtang.language.width import narrow

_ALONE = r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])"
_RESIDENT = re.compile(_ALONE.format(r"[1-9]\d{5}[ ]?(?:19|20)\d{2}[ ]?\d{4}[ ]?\d{3}[0-9Xx]"))
_PHONE = re.compile(_ALONE.format(r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"))
_CARD = re.compile(_ALONE.format(r"\d(?:[- ]?\d){15,18}"))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def personal_data(text: str) -> tuple[str, ...]:
    """个人信息的种类：身份证号、手机号、银行卡号 that a text contains, without the values."""
    plain = narrow(without_unseen(text))
    found = []
    if any(_is_resident(_digits(match[0])) for match in _RESIDENT.finditer(plain)):
        found.append("身份证号")
    if _PHONE.search(plain):
        found.append("手机号")
    if any(_is_card(_digits(match[0])) for match in _CARD.finditer(plain)):
        found.append("银行卡号")
    return tuple(found)


def reasons_against_personal_data(*texts: str) -> list[str]:
    """不能收下的理由：what was typed holds numbers of a person; says which kinds, never the numbers."""
    found = dict.fromkeys(kind for text in texts for kind in personal_data(text))
    return [f"文字里有{'、'.join(found)}，请删去个人信息再提交。"] if found else []


def _digits(text: str) -> str:
    return re.sub(r"[^0-9Xx]", "", text).upper()


def _is_resident(number: str) -> bool:
    """The check digit of GB 11643—1999."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return number[17] == _CHECKS[total % 11]


def _is_card(number: str) -> bool:
    """The check digit of ISO/IEC 7812; a resident number is not taken for one."""
    if "X" in number or (len(number) == 18 and _is_resident(number)):
        return False
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
