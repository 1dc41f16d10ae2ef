"""个人信息：what belongs to a person and must not stand in what goes public. Named, never repeated.

Law: 政府信息公开条例 第十五条（个人隐私）；个人信息保护法 第二十八条（敏感个人信息）.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from mingtang.language.personal_accounts import accounts
from mingtang.language.personal_codes import Code, Headed, codes
from mingtang.language.personal_facts import facts
from mingtang.language.personal_glued import is_of_a_code
from mingtang.language.personal_kinds import NUMBERS, Finding, Kind, Severity, hidden
from mingtang.language.personal_numbers import (
    Number,
    in_figures,
    is_card,
    is_credit_code,
    is_phone,
    is_resident,
    looks_card,
    looks_old_resident,
    looks_resident,
    may_hold_numbers,
    numbers,
    without_lookalikes,
    writes_figures,
)
from mingtang.language.unseen import without_unseen
from mingtang.language.width import narrow

__all__ = ["Finding", "Kind", "Severity", "findings", "masked", "personal_data", "readable"]

_ADVICE = {
    (Kind.RESIDENT_ID, Severity.BLOCK): "删去身份证号；确需区分同名的人，只写姓名和所在村，或者只留后四位。",
    (Kind.RESIDENT_ID, Severity.WARN): "像身份证号，校验位不对：多半是写错了的身份证号，请核对；是身份证号就删去。",
    (Kind.PHONE, Severity.BLOCK): "删去手机号；要留联系方式的，写单位的办公电话。",
    (Kind.BANK_CARD, Severity.BLOCK): "删去银行卡号；需要说明发放方式的，只写开户银行。",
    (
        Kind.BANK_CARD,
        Severity.WARN,
    ): "像银行卡号、银行账号，没有对得上的校验位，请核对：是个人的就删去；是单位对外公布的收款账号可以保留。",
    (Kind.LANDLINE, Severity.WARN): "是个人家里的电话就删去；是办公电话的，把它加进本机关公开的电话，以后不再提示。",
    (Kind.PASSPORT, Severity.BLOCK): "删去护照、通行证号码。",
    (Kind.PASSPORT, Severity.WARN): "像护照号，请核对；是护照号就删去。",
    (Kind.PLATE, Severity.WARN): "是个人的车就删去车牌号，或者只留后一位；公务车辆可以保留。",
    (Kind.ADDRESS, Severity.WARN): "个人的住址只写到镇、村；是单位的办公地址可以保留。",
    (Kind.BIRTH_DATE, Severity.WARN): "姓名旁边有出生日期：只写年龄或者出生的年份，或者删去。",
    (Kind.HARDSHIP, Severity.WARN): "姓名旁边有健康或者困难情况：没有规定必须公示的，删去或者不写姓名。",
}
_OLD_RESIDENT = "像十五位的旧身份证号，没有校验位可以核对，请核对；是身份证号就删去。"
_OF_A_PERSON = re.compile(r"身份证|身份号码|证件号")
_OF_A_CARD = re.compile(r"银行卡|卡号|一卡通|存折|账号|帐号|账户|帐户")
_OF_A_THING = re.compile(
    r"(?:注册号|登记号|编号|编码|索引号|代码|单号|流水号|发票|许可证|备案|项目|合同|批号|序号|IMEI)[^\d]{0,8}$",
    re.I,
)
_NEAR = 40
_OF_DIGITS = frozenset({Kind.RESIDENT_ID, Kind.PHONE, Kind.BANK_CARD})
#: How a resident number is cut up when somebody writes one.
_AS_CARDS_SHOW = frozenset({(18,), (14, 4), (6, 12), (6, 8, 4), (6, 4, 4, 4), (3, 3, 8, 4), (3, 3, 4, 4, 4)})
_AS_OLD_CARDS_SHOW = frozenset({(15,), (6, 6, 3), (6, 9), (12, 3), (3, 3, 6, 3), (1,) * 15})
_TELEPHONE = re.compile(r"\+?\(?\d[\d() -]{5,18}\d")
_DIGITS_OF_TELEPHONES = range(7, 13)
_DIGIT = re.compile(r"[\d零〇○一二三四五六七八九]")


def findings(
    text: str, *, heads: tuple[str, ...] = (), allowed: Collection[str] = (), ends: tuple[int, int] | None = None
) -> tuple[Finding, ...]:
    """个人信息：everything of a person in a text, in order; never two for the same characters.

    ``heads`` are the names of the columns, where the text is a row with tabs between its cells; ``allowed`` the
    telephone numbers of offices, as digits. The offsets are those of ``readable(text)``.
    """
    has_numbers = may_hold_numbers(text)
    if not has_numbers and not _DIGIT.search(text) and text.isascii():
        return ()
    plain = readable(text)
    headed = Headed(plain, heads) if heads else None
    taken = bytearray(len(plain))
    found: list[Finding] = []
    for code in _all(plain, headed, has_numbers=has_numbers):
        if any(taken[code.begin : code.end]):
            continue
        taken[code.begin : code.end] = b"\1" * (code.end - code.begin)
        if code.kind not in (Kind.PHONE, Kind.LANDLINE) or not _is_allowed(plain[code.begin : code.end], allowed):
            found.append(_found(code, plain, ends))
    return tuple(sorted(found, key=lambda it: it.begin))


def readable(text: str) -> str:
    """可读的文字：in narrow forms, without characters that cannot be seen."""
    return narrow(text if text.isascii() else without_unseen(text))


def without_values(text: str, values: Collection[str]) -> str:
    """去掉这些值的文字，in readable form; the longest first, so that none is cut out of another."""
    plain = readable(text) if values else text
    for value in sorted(values, key=len, reverse=True):
        plain = plain.replace(value, "■")
    return plain


def digits_of(number: str) -> str:
    """一个电话的数字，without the signs between them and the code of the country."""
    plain = "".join(filter(str.isdigit, in_figures(readable(number))))
    return plain.removeprefix("0086").removeprefix("86") if len(plain) > 12 else plain


def telephones(lines: Iterable[str]) -> frozenset[str]:
    """一批电话的数字：whatever else stands in the lines, such as whose they are."""
    told = (digits_of(found[0]) for line in lines for found in _TELEPHONE.finditer(readable(line)))
    return frozenset(digits for digits in told if len(digits) in _DIGITS_OF_TELEPHONES)


def masked(text: str) -> str:
    """遮住号码的文字：each number of a person in it as its shape; a text without any as it is."""
    found = [it for it in findings(text) if it.kind in NUMBERS]
    plain = readable(text) if found else text
    for it in reversed(found):
        plain = f"{plain[: it.begin]}{it.masked}{plain[it.end :]}"
    return plain


def personal_data(text: str, *, allowed: Collection[str] = ()) -> tuple[str, ...]:
    """个人信息的种类：what a text contains that must not go public (身份证号, 手机号 …), without the values."""
    if not _DIGIT.search(text):
        return ()
    found = {it.kind for it in findings(text, allowed=allowed) if it.severity is Severity.BLOCK}
    return tuple(kind.label for kind in Kind if kind in found)


def reasons_against_personal_data(*texts: str, allowed: Collection[str] = ()) -> list[str]:
    """不能收下的理由：what was typed holds numbers of a person; says which kinds, never the numbers."""
    found = dict.fromkeys(kind for text in texts for kind in personal_data(text, allowed=allowed))
    return [f"文字里有{'、'.join(found)}，请删去个人信息再提交。"] if found else []


def _all(plain: str, headed: Headed | None, *, has_numbers: bool) -> Iterator[Code]:
    """Every place that may be told of, the surest first."""
    read = sorted(numbers(plain), key=lambda number: number.begin - number.end) if has_numbers else []
    for kind, ask in ((Kind.RESIDENT_ID, _resident), (Kind.BANK_CARD, _card), (Kind.PHONE, _phone)):
        yield from (Code(kind, Severity.BLOCK, it.begin, it.end) for it in read if ask(it, plain, headed))
    doubted = [(doubt, it) for it in read if (doubt := _doubtful(it, plain, headed)) is not None]
    doubts = [Code(kind, Severity.WARN, it.begin, it.end) for kind, it in doubted]
    yield from (code for code in doubts if code.kind is Kind.RESIDENT_ID)
    yield from accounts(plain, headed)
    yield from (code for code in doubts if code.kind is Kind.BANK_CARD)
    yield from codes(plain, headed)
    if writes_figures(plain):
        figures = in_figures(plain, chinese=True)
        yield from (code for code in codes(figures, headed) if code.kind is Kind.LANDLINE)
    yield from facts(plain, headed)


def _resident(number: Number, plain: str, headed: Headed | None) -> bool:
    return is_resident(number.digits)


def _card(number: Number, plain: str, headed: Headed | None) -> bool:
    """Over signs that seldom stand in a number a card is read only where one is spoken of."""
    is_sure = not number.is_loose or _is_told(_OF_A_CARD, number, plain, headed)
    return is_card(number) and is_sure and not is_of_a_code(number, plain)


def _phone(number: Number, plain: str, headed: Headed | None) -> bool:
    return not number.is_loose and is_phone(number) and not is_of_a_code(number, plain)


def _is_told(words: re.Pattern[str], number: Number, plain: str, headed: Headed | None) -> bool:
    """Whether these words stand before a number or above its column."""
    before = plain[max(0, number.begin - _NEAR) : number.begin]
    return bool(words.search(before) or (headed and words.search(headed.of(number.begin))))


def _doubtful(number: Number, plain: str, headed: Headed | None) -> Kind | None:
    """What is built like a number of a person, but its check digit is wrong or cannot be known."""
    if number.is_loose or number.is_lettered or is_of_a_code(number, plain):
        return None
    if looks_resident(number.digits) and number.groups in _AS_CARDS_SHOW:
        return Kind.RESIDENT_ID
    if looks_old_resident(number.digits) and number.groups in _AS_OLD_CARDS_SHOW:
        is_a_things = number.is_beside_others or number.is_glued or _is_told(_OF_A_THING, number, plain, headed)
        if not is_a_things or _is_told(_OF_A_PERSON, number, plain, headed):
            return Kind.RESIDENT_ID
    is_like_a_card = looks_card(number) and not is_credit_code(number.digits)
    return Kind.BANK_CARD if is_like_a_card and _is_told(_OF_A_CARD, number, plain, headed) else None


def _is_allowed(written: str, allowed: Collection[str]) -> bool:
    """Whether it is the telephone of an office, written with its area code or without."""
    if not allowed:
        return False
    digits = digits_of(written)
    return digits in allowed or any(len(digits) >= 7 and each.endswith(digits) for each in allowed)


def _found(code: Code, plain: str, ends: tuple[int, int] | None) -> Finding:
    written = plain[code.begin : code.end]
    is_old = code.kind is Kind.RESIDENT_ID and sum(map(str.isalnum, written)) == 15
    advice = _OLD_RESIDENT if is_old else _ADVICE[code.kind, code.severity]
    return Finding(code.kind, code.severity, code.begin, code.end, _shape(code.kind, written, ends), advice)


def _shape(kind: Kind, written: str, ends: tuple[int, int] | None) -> str:
    """The shape of what was found, from which nobody can tell it."""
    if kind in NUMBERS and kind is not Kind.LANDLINE:
        figures = in_figures(written, chinese=True)
        written = "".join(filter(str.isalnum, figures)).upper()
        if kind in _OF_DIGITS:
            written = without_lookalikes(written)
    if kind is Kind.PHONE:
        written = written[-11:]
    if kind is Kind.BANK_CARD:
        return f"{'*' * (len(written) - 4)}{written[-4:]}"
    signs = list(written)
    for place in hidden(kind, signs, **({"ends": ends} if ends else {})):
        signs[place] = "*"
    return "".join(signs)
