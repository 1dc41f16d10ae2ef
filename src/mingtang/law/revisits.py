"""复查：when something public is looked at again. No statute sets a rhythm; that it stays right is the organ's duty.

Law: 政府信息公开条例 第六条（及时、准确）.
"""

from datetime import date

from .days import chinese_day

LONGEST_YEARS = 5


def reasons_against_next(next_on: date, *, on: date) -> tuple[str, ...]:
    """下次复查的日期不对的理由：it must be to come, and within five years.

    Units: civil days; the last one allowed is the end of the fifth year.
    """
    if next_on <= on:
        return ("下次复查的日期要在今天以后。",)
    last = date(on.year + LONGEST_YEARS, 12, 31)
    return (f"下次复查最晚定在{chinese_day(last)}。",) if next_on > last else ()
