"""中文数字：Chinese numerals up to ten thousand, both ways."""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "Ｏ": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}

#: The characters that a Chinese numeral may be written with, for use inside a pattern's brackets.
HAN = "零〇○一二三四五六七八九十百千两"


def read_number(text: str) -> int | None:
    """读数：the value of ``12``, ``１２``, ``十二``, ``二〇二二`` or ``一百零三``; None when it is no number."""
    if text.isdecimal():
        return int(text)
    if not text or any(char not in _DIGITS and char not in _UNITS for char in text):
        return None
    if not any(char in _UNITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def write_han(value: int) -> str:
    """写数：1 as 一, 12 as 十二, 105 as 一百零五.

    Errors: ``ValueError`` below 0 and from 10,000 on, which no enumeration reaches.
    """
    if not 0 <= value < 10_000:
        raise ValueError(f"no Chinese numeral is written for {value}")
    if value < 10:
        return "零一二三四五六七八九"[value]
    written, owed_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += ("零" if owed_zero else "") + "零一二三四五六七八九"[digit] + name
            owed_zero = False
        elif written:
            owed_zero = True
    return written.removeprefix("一") if written.startswith("一十") else written
