"""粘贴的放假安排：one day or span a line, or the notice's own prose, read into the form the law room reads.

A text with the official items (一、元旦：……) is a whole notice: what stands before its first item is preamble, whatever
days it tells. Advice (鼓励……休息) makes no day a day off. Whatever else carries a day and is not understood is named
with its line; nothing is left out silently.
"""

import re
import unicodedata
from collections.abc import Iterator

from mingtang.law.notices import Notice, parse_notice, without_advice
from mingtang.law.rules import RuleBroken, refuse_if_any

EXAMPLE = "2027-01-01 休"

_FEAST = re.compile(r"元旦|春节|除夕|清明|劳动节|端午|中秋|国庆")
_ITEM = re.compile(r"^[一二三四五六七八九十]+、")
_OFFICIAL = re.compile(rf"^[一二三四五六七八九十]+、[^:]{{0,20}}?(?:{_FEAST.pattern})[^:]{{0,20}}:")
_DATE = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_LISTED = re.compile(rf"^\D*?{_DATE}(?:\s*(?:至|到|~|-+|—+|–)\s*{_DATE})?[\s,|:]*(休|班)\D*$")
_BEARS_A_DAY = re.compile(rf"{_DATE}|\d{{1,2}}日|\d[^。]*[休班]$")
_SAYS_WHAT = re.compile(r"放假|上班|休息")
_NAMES_ITS_MONTH = re.compile(r"^[^\d,。;]{0,8}(\d{4}年)?\d{1,2}月\d{1,2}日(?!起)")
_ARRANGES = re.compile(rf"(?:{_DATE}|\d{{1,2}}日).*(?:放假|上班)")
_SIGNED_ON = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")
_ENDS = ("。", ";", "放假", "上班", "调休", "休息", "天", "休", "班")


def read_pasted(text: str, *, year: int) -> Notice:
    """读粘贴的放假安排。Errors: ``RuleBroken`` with every line that cannot be read or does not add up."""
    unread: list[str] = []
    items: list[str] = []
    lines = list(_whole_lines(unicodedata.normalize("NFKC", text)))
    first = next((number for number, line in lines if _OFFICIAL.match(line)), None)
    for number, line in lines:
        item = _as_item(line) if first is None else _in_notice(line, is_preamble=number < first)
        if item is None:
            unread.append(
                f"第 {number} 行没有看懂：“{line[:40]}”。请写成“{EXAMPLE}”，或者“1月1日至3日放假”“2月14日上班”。"
            )
        else:
            items.append(item)
    try:
        notice = parse_notice("\n".join(items), year)
    except RuleBroken as broken:
        raise RuleBroken((*unread, *broken.reasons)) from broken
    refuse_if_any(unread)
    return notice


def _whole_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; a numbered item that was broken over lines is put together again."""
    number, line = 0, ""
    for at, raw in enumerate(text.splitlines(), start=1):
        told = " ".join(raw.split())
        if line and _ITEM.match(line) and told and not line.endswith(_ENDS) and not _starts_anew(told):
            line += told
            continue
        if line:
            yield number, line
        number, line = at, told
    if line:
        yield number, line


def _starts_anew(line: str) -> bool:
    return bool(_ITEM.match(line) or _LISTED.match(line))


def _in_notice(line: str, *, is_preamble: bool) -> str | None:
    """A line of a whole notice: its items, and days written below an item; other prose arranges nothing."""
    plain = without_advice(line)
    if _LISTED.match(line) or _OFFICIAL.match(line) or (_ARRANGES.search(plain) and not is_preamble):
        return _as_item(line)
    return _ITEM.sub("", line)


def _as_item(line: str) -> str | None:
    """The line as an item of the notice; a line without a day as it is; ``None`` for what cannot be read."""
    listed = _LISTED.match(line)
    if listed:
        first, last = _written(*listed.group(1, 2, 3)), listed.group(4, 5, 6)
        span = f"{first}至{_written(*last)}" if last[0] else first
        return _item(line, f"{span}{'放假' if listed[7] == '休' else '上班'}")
    line = without_advice(line)
    if not _BEARS_A_DAY.search(line) or _SIGNED_ON.match(line):
        return line
    if any(_BEARS_A_DAY.search(part) and not _SAYS_WHAT.search(part) for part in re.split("[。;]", line)):
        return None
    if _ITEM.match(line) and ":" in line:
        return line
    bare = _ITEM.sub("", line)
    return _item(bare, bare.replace("休息", "放假").replace(":", " ")) if _NAMES_ITS_MONTH.match(bare) else None


def _written(year: str, month: str, day: str) -> str:
    return f"{year}年{int(month)}月{int(day)}日"


def _item(line: str, body: str) -> str:
    feast = _FEAST.search(line)
    return f"一、{feast[0] if feast else '节假日'}:{body}"
