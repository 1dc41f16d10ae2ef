"""手写的日期：a day as people type it into a cell, in every usual spelling."""

import re
from calendar import monthrange
from datetime import date, datetime

from openpyxl.utils.datetime import from_excel

from mingtang.language.numerals import HAN, read_number
from mingtang.language.width import narrow, squeeze

_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""2000 年到 2099 年：days that a spreadsheet keeps as numbers."""
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?")
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:底|末)")
_YEAR = re.compile(r"(\d{4})?年(?:底|末)")
_HAN = re.compile(f"[{HAN}]+(?=[年月日号])")
_TAIL = re.compile(r"(?:00:00(?::00)?|(?:之|以)?前)$")


def typed_day(text: str, *, year: int) -> date | None:
    """日期：2026-06-30, 2026年6月30日, 二〇二六年六月三十日, 6月30日, 6月底, 20260630 or a spreadsheet's number.

    ``None`` if it is none.
    ``year`` is the year of a day that names none.
    """
    said = _HAN.sub(lambda told: str(read_number(told[0])), _TAIL.sub("", squeeze(narrow(text))))
    try:
        return _day(said, year)
    except ValueError:
        return None


def _day(said: str, year: int) -> date | None:
    if (told := _SERIAL.fullmatch(said)) and _FIRST_SERIAL <= int(told[1]) <= _LAST_SERIAL:
        serial = from_excel(int(told[1]))
        return serial.date() if isinstance(serial, datetime) else None
    if told := _PACKED.fullmatch(said) or _DAY.fullmatch(said):
        return date(int(told[1] or year), int(told[2]), int(told[3]))
    if (told := _MONTH.fullmatch(said)) and 1 <= int(told[2]) <= 12:
        of_year, month = int(told[1] or year), int(told[2])
        return date(of_year, month, monthrange(of_year, month)[1])
    if told := _YEAR.fullmatch(said):
        return date(int(told[1] or year), 12, 31)
    return None
