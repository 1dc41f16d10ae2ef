"""个人号码：runs of digits as people write them, and what each number is by its own rules. No word is weighed here.

A number may stand in full width, in Chinese digits, with spaces, hyphens, dots or unseen characters between its
digits; it is looked at as the digits that a reader would copy.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

#: Digits, and between two groups of them what people put there; an X may end a resident number.
_RUN = re.compile(r"\d+(?:(?: ?[-.·_/] ?| {1,2}| ?\r?\n ?)\d+)*(?:(?: ?- ?| )?[Xx])?")
#: The same with any other signs between; only a check digit can tell a number that is written so.
_LOOSE = re.compile(r"\d+(?:[^\w\t\n]{1,3}\d+)*(?:[^\w\t\n]{0,3}[Xx])?")
_ODD = re.compile(r"\d[^\w\t\n]{0,2}[^\w\t\n .·/-][^\w\t\n]{0,2}[\dXx]")
#: Letters that look like digits, where they stand between digits.
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⓪❶❷❸❹❺❻❼❽❾⓿"
_AS_DIGITS = str.maketrans(f"OoQDIl|丨{_CIRCLED}", "00001111" + "1234567890" * 2)
_LIKE = rf"OoQDIl|丨{_CIRCLED}"
_LOOKALIKE = re.compile(rf"[{_LIKE}]")
_LETTERED = re.compile(rf"[\d{_LIKE}][\d{_LIKE} -]{{9,26}}[\dXx{_LIKE}]")
_GROUP = re.compile(r"\d+|[Xx]")
_FIGURES = "〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_CHINESE = re.compile(rf"[{_FIGURES}\d][{_FIGURES}]{{3}}")
_IN_CHINESE = str.maketrans(_FIGURES, "000" + "123456789" + "1" + "123456789")
#: Eleven digits with nothing but signs and unseen characters between them.
_ENOUGH = re.compile(rf"(?:[{_FIGURES}\d](?:[^\w\t]|_){{0,5}}){{10}}[{_FIGURES}\d]")
_AS_X = str.maketrans("Хх×ⅹⅩ", "XxXxX")
#: Words of Latin letters that may stand right before a number.
_WORD_BEFORE = re.compile(r"(?<![A-Za-z])(?:tel|phone|mobile|mob|wx|vx|qq|id|no|card|cell|t|p|m|h)$", re.I)
_LETTER = re.compile(r"[A-Za-z]")
_LONGEST = 19
#: A run of letters alone is a word, however it looks.
_LEAST_DIGITS = 5
#: Nobody cuts a number into more groups, unless into single digits, and then nothing stands beside it.
_MOST_GROUPS = 7

_PHONE_GROUPS = frozenset({
    (11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (4, 3, 4), (5, 6), (6, 5), (3, 3, 5), (3, 5, 3), (3, 6, 2),
    (3, 2, 3, 3), (3, 2, 2, 2, 2), (1,) * 11,
})  # fmt: skip
#: Groupings that ordinary numbers in a row have, too: taken for a telephone number only when nothing stands beside.
_PHONE_GROUPS_ALONE = _PHONE_GROUPS - {(11,), (3, 4, 4), (3, 8), (7, 4)}
_PHONE = re.compile(r"1[3-9]\d{9}")
_RESIDENT = re.compile(r"[1-8]\d{5}(?:19|20)\d{9}[\dX]")
_PROVINCES = frozenset({
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83,
})  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CARD = re.compile(r"(?:3|4|5|6|9[04-9]|2[2-7]|103)\d+")
_CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class Number:
    """一个号码：its digits (and X), the sizes of its groups, where it stands, and whether figures stand beside it.

    ``is_over_lines``: it goes on in the next line, as the last number of a line of a page may. ``is_loose``: it was
    only made out by reading over signs or letters that seldom stand in a number. ``is_glued``: a Latin letter that is
    no word for a number stands right before or behind it.
    """

    digits: str
    groups: tuple[int, ...]
    begin: int
    end: int
    is_beside_others: bool
    is_over_lines: bool = False
    is_loose: bool = False
    is_lettered: bool = False
    is_glued: bool = False


def numbers(text: str) -> Iterator[Number]:
    """文中的号码：every way to read 11 to 19 digits that stand together. The text is narrow, without what is unseen.

    The offsets are those of the text.
    """
    plain = in_figures(text)
    yield from _read(plain)
    if _CHINESE.search(plain):
        yield from (number for number in _read(plain.translate(_IN_CHINESE)) if _differs(number, plain))
        plain = plain.translate(_IN_CHINESE)
    if _ODD.search(plain):
        yield from (replace(number, is_loose=True) for number in _read(plain, _LOOSE) if _is_cut_oddly(number, plain))
    yield from _lettered(plain)


def may_hold_numbers(text: str) -> bool:
    """可能有号码：asked first, of any text as it is, since most texts hold none."""
    return _ENOUGH.search(text) is not None or _LETTERED.search(text) is not None


def writes_figures(text: str) -> bool:
    """有没有用汉字写的数字：four or more in a row."""
    return _CHINESE.search(text) is not None


def is_resident(digits: str) -> bool:
    """居民身份证号：a province, a day of birth, and the check digit of GB 11643—1999."""
    if not looks_resident(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return digits[17] == _CHECKS[total % 11]


def looks_resident(digits: str) -> bool:
    """像身份证号：built like one, whatever its check digit."""
    return bool(_RESIDENT.fullmatch(digits)) and int(digits[:2]) in _PROVINCES and _is_day(digits[6:14])


def looks_old_resident(digits: str) -> bool:
    """像十五位的旧身份证号。"""
    return len(digits) == 15 and digits.isdecimal() and int(digits[:2]) in _PROVINCES and _is_day(f"19{digits[6:12]}")


def is_phone(number: Number) -> bool:
    """手机号：eleven digits in one of the groupings in which people write them, a country code before them or not."""
    digits, groups = number.digits, number.groups
    if len(digits) == 13 and digits.startswith("86") and groups[0] in (2, 13):
        digits, groups = digits[2:], groups[1:] if groups[0] == 2 else (11,)
    if len(digits) == 12 and digits.startswith("01") and groups[0] in (1, 12, 4):
        digits, groups = digits[1:], (11,)
    if not _PHONE.fullmatch(digits) or groups not in _PHONE_GROUPS:
        return False
    return not (number.is_beside_others and (number.is_over_lines or groups in _PHONE_GROUPS_ALONE))


def is_card(number: Number) -> bool:
    """银行卡号：begins as cards do, and the check digit of ISO/IEC 7812; a resident number or a credit code is none."""
    return looks_card(number) and _luhn(number.digits) and not is_credit_code(number.digits)


def looks_card(number: Number) -> bool:
    """像银行卡号：built like one, whatever its check digit."""
    digits, groups = number.digits, number.groups
    if not 16 <= len(digits) <= _LONGEST or not _CARD.fullmatch(digits) or looks_resident(digits):
        return False
    if number.is_over_lines and number.is_beside_others:
        return False
    is_even = len(groups) == 1 or set(groups[:-1]) == {4} or set(groups) == {1}
    return is_even or (len(groups) <= 3 and min(groups) >= 4)


def is_credit_code(digits: str) -> bool:
    """统一社会信用代码：the check digit of GB 32100—2015."""
    if len(digits) != 18 or not set(digits) <= set(_CREDIT_CODE):
        return False
    total = sum(_CREDIT_CODE.index(digit) * pow(3, place, 31) for place, digit in enumerate(digits[:17]))
    return _CREDIT_CODE[-total % 31] == digits[17]


def in_figures(text: str, *, chinese: bool = False) -> str:
    """写成数字：every digit of any script as 0 to 9, character for character; Chinese ones where it is asked for."""
    if text.isascii():
        return text
    figures = {ord(c): str(unicodedata.digit(c)) for c in set(text) if not c.isascii() and c.isdecimal()}
    plain = text.translate(figures).translate(_AS_X)
    return plain.translate(_IN_CHINESE) if chinese else plain


def without_lookalikes(written: str) -> str:
    """认作数字的字母，as the digits that they look like."""
    return written.translate(_AS_DIGITS)


def _is_cut_oddly(number: Number, plain: str) -> bool:
    """Whether signs stand in it that the usual reading does not pass over."""
    return len(number.groups) > 1 and _RUN.fullmatch(plain, number.begin, number.end) is None


def _lettered(plain: str) -> Iterator[Number]:
    """Numbers in which letters stand for the digits that they look like."""
    for run in _LETTERED.finditer(plain):
        if sum(map(str.isdigit, run[0])) < _LEAST_DIGITS or not _LOOKALIKE.search(run[0]):
            continue
        begin = max(0, run.start() - 6)
        told = f"{plain[begin : run.start()]}{run[0].translate(_AS_DIGITS)}{plain[run.end() : run.end() + 1]}"
        for number in _read(told):
            moved = replace(number, begin=number.begin + begin, end=number.end + begin, is_lettered=True)
            if _is_lettered(moved, plain):
                yield moved


def _is_lettered(number: Number, plain: str) -> bool:
    return _LOOKALIKE.search(plain, number.begin, number.end) is not None


def _read(text: str, run_of: re.Pattern[str] = _RUN) -> Iterator[Number]:
    for run in run_of.finditer(text):
        if run.end() - run.start() >= 11:
            yield from _windows(run, text)


def _windows(run: re.Match[str], text: str) -> Iterator[Number]:
    """The groups of a run, taken together in every way that makes 11 to 19 digits."""
    groups = list(_GROUP.finditer(run[0]))
    before, after = text[max(0, run.start() - 6) : run.start()], text[run.end() : run.end() + 1]
    starts_word = bool(_LETTER.match(before[-1:])) and not _WORD_BEFORE.search(before)
    ends_in_word, least, most = bool(_LETTER.match(after)), before[-1:].isdecimal(), after.isdecimal()
    for first in range(1 if least else 0, len(groups)):
        digits, sizes = "", []
        for last in range(first, len(groups) - (1 if most else 0)):
            group = groups[last][0].upper()
            digits += group
            sizes.append(len(group))
            if len(digits) > _LONGEST or (len(sizes) > _MOST_GROUPS and len(groups) > _LONGEST):
                break
            if len(digits) < 11 or set(sizes) in ({2}, {1, 2}):
                continue
            if group == "X" and len(sizes) > 1:
                merged = (*sizes[:-2], sizes[-2] + 1)
            else:
                merged = tuple(sizes)
            beside = first > 0 or last < len(groups) - 1
            begin, end = run.start() + groups[first].start(), run.start() + groups[last].end()
            is_glued = (starts_word and first == 0) or (ends_in_word and last == len(groups) - 1)
            yield Number(digits, merged, begin, end, beside, "\n" in text[begin:end], is_glued=is_glued)


def _differs(number: Number, plain: str) -> bool:
    return not plain[number.begin : number.end].isascii()


def _is_day(written: str) -> bool:
    try:
        date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
