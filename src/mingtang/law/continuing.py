"""继续执行：how long a document may be continued, and the new edition that has to say so before it holds any longer.

Law: 山东省政府令353号（继续执行的重新登记、编号、公布，条文未核对）; 国办发〔2018〕37号（没有公布的不作依据）.
"""

import re
from datetime import date

from .days import chinese_day

_DAY = re.compile(r"(\d{4})年0?(\d{1,2})月0?(\d{1,2})日")
_BLANK = re.compile(r"\s+")


def reasons_against_until(
    now_until_on: date | None, until_on: date | None, *, on: date, latest: date | None = None
) -> list[str]:
    """有效期不能这样定的理由。Units: civil days, the last day counts; ``latest`` is the organ's own longest term."""
    if until_on is None:
        return []
    if until_on <= on:
        return ["新的有效期要在决定那天以后届满。"]
    if now_until_on is not None and until_on <= now_until_on:
        return [f"新的有效期要比现在的（到{chinese_day(now_until_on)}）长。"]
    if latest is not None and until_on > latest:
        return [f"新的有效期从现在的有效期届满起算，不能超过本机关定的最长年限，最晚到{chinese_day(latest)}，请改短。"]
    return []


def says_until(text: str, until_on: date) -> bool:
    """这一版是否写明新的有效期：the day stands behind 有效期 in one sentence, with blanks and noughts or without."""
    plain = _DAY.sub(lambda it: f"{it[1]}年{int(it[2])}月{int(it[3])}日", _BLANK.sub("", text))
    return re.search(rf"有效期[^。；]{{0,40}}{chinese_day(until_on)}", plain) is not None
