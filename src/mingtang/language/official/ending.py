"""文末：who signed, on which day, whether it may be public, and the attachments that are named.

GB/T 9704-2012: attachments are named below the text, then follow the signature and the day; the note on openness
(此件公开发布) stands in brackets below the day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingtang.language.numerals import read_number
from mingtang.language.official.lines import DAY, ORGAN_END, Line
from mingtang.language.official.values import Found, Openness
from mingtang.language.width import narrow

_DAY_ALONE = re.compile(rf"^(?P<who>[\u4e00-\u9fff、·]{{0,80}}?)(?P<day>{DAY})[)）]?(?:印发|发布)?$")
_SIGNER = re.compile(r"^[\u4e00-\u9fff、（）()·]{2,60}$")
_ENDS_AS_ORGAN = re.compile(rf"{ORGAN_END}$")
_ISSUED = re.compile(rf"[(（].{{0,60}}?(?P<day>{DAY}).{{0,40}}?(?:公布|发布|通过|印发)")
_OPENNESS: tuple[tuple[Openness, re.Pattern[str]], ...] = (
    ("closed", re.compile(r"[(（【\[][^()（）]{0,6}(?:此件)?(?:不予公开|不公开|删减后公开)[^()（）]{0,4}[)）】\]]")),
    ("on_request", re.compile(r"[(（【\[][^()（）]{0,6}依申请公开[^()（）]{0,4}[)）】\]]")),
    ("open", re.compile(r"[(（【\[][^()（）]{0,6}(?:公开发布|主动公开|公开)[^()（）]{0,4}[)）】\]]")),
)
_SHEET = re.compile(r"^(?:公开方式|公开属性|信息公开选项)[:：]\s*(主动公开|依申请公开|不予公开|不公开)")
_OF_LABEL: dict[str, Openness] = {
    "主动公开": "open",
    "依申请公开": "on_request",
    "不予公开": "closed",
    "不公开": "closed",
}
_MOST_SIGNERS = 20
#: How many characters name the place: 河北省, 云泽县.
_PLACE = 3
_ATTACHED = re.compile(r"^附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：]\s*(.*)$")
_ITEM = re.compile(r"^\s*\d{1,2}\s*[.．、]\s*(.+)$")
_SPLIT_ITEMS = re.compile(r"(?:^|[\s、；;])\d{1,2}\s*[.．]\s*(?=\D)")


@dataclass(frozen=True, slots=True)
class Ending:
    """文末。"""

    signer: Found | None = None
    made_on: Found | None = None
    openness: Openness = ""
    openness_where: str = ""
    attachments: tuple[str, ...] = ()


def find_ending(lines: tuple[Line, ...], first: int) -> Ending:
    """找文末：of the first part that is signed; what follows it is what was attached or issued with it."""
    signer, made_on = _signature(lines, first)
    openness, where = _openness(lines)
    return Ending(signer, made_on, openness, where, tuple(_attachments(lines, first)))


def read_day(text: str) -> date | None:
    """成文日期：a day of the calendar written in either way; None for a day that does not exist."""
    found = re.fullmatch(r"(.{4})年(.{1,2})月(.{1,3})日", narrow(text).strip())
    if not found:
        return None
    year = "".join(str(read_number("零" if each in "〇○" else each) or 0) for each in found[1])
    month, day = (int(each) if each.isdigit() else read_number(each) or 0 for each in (found[2], found[3]))
    try:
        return date(int(year), month, day)
    except ValueError:
        return None


def _signature(lines: tuple[Line, ...], first: int) -> tuple[Found | None, Found | None]:
    unsigned: Found | None = None
    for at, line in enumerate(lines[first:], first):
        told = _DAY_ALONE.match(line.tight)
        if not told:
            continue
        who = _who(lines, at, told["who"])
        if who is not None:
            return who, _day(told["day"], line.where)
        if not told["who"]:
            found = _day(told["day"], line.where)
            unsigned = Found(found.value, found.where, "日期上面没有署名，请核对是不是成文日期。")
    return None, unsigned or _issued(lines)


def _who(lines: tuple[Line, ...], at: int, same_line: str) -> Found | None:
    """Who stands before the day, in its line or in the lines above it."""
    if _ENDS_AS_ORGAN.search(same_line):
        return _named([same_line], lines[at].where)
    names: list[Line] = []
    for line in reversed(lines[max(0, at - _MOST_SIGNERS) : at]):
        if not (_SIGNER.match(line.tight) and _ENDS_AS_ORGAN.search(line.tight)):
            break
        names.insert(0, line)
    return _named([re.sub(r"\s", "", line.text) for line in names], names[0].where) if names else None


def _named(names: list[str], where: str) -> Found:
    """Several organs, also where a web page has joined their names: each begins with the same place."""
    parted = [name for joined in names for name in re.split(f"(?={re.escape(joined[:_PLACE])})", joined) if name]
    doubt = "有几个机关署名，主办的写在最前面，请核对。" if len(parted) > 1 else ""
    return Found("、".join(parted), where, doubt)


def _issued(lines: tuple[Line, ...]) -> Found | None:
    """题注里的日期：（2001年9月25日…公布）, where nothing is signed."""
    for line in lines[:12]:
        told = _ISSUED.search(narrow(line.text))
        if told:
            found = _day(told["day"], line.where)
            return Found(found.value, found.where, "日期出自题注，请核对是不是成文日期。")
    return None


def _day(text: str, where: str) -> Found:
    on = read_day(text)
    return Found(on.isoformat(), where) if on else Found("", where, f"“{text}”不是日历上有的日子，请核对。")


def _openness(lines: tuple[Line, ...]) -> tuple[Openness, str]:
    for line in lines:
        told = _SHEET.match(line.text)
        if told:
            return _OF_LABEL[told[1]], line.where
        if len(line.tight) <= 24:
            for openness, shape in _OPENNESS:
                if shape.search(line.tight):
                    return openness, line.where
    return "", ""


def _attachments(lines: tuple[Line, ...], first: int) -> Iterator[str]:
    """附件说明：the names in the list that begins with 附件：."""
    for at, line in enumerate(lines[first:], first):
        told = _ATTACHED.match(line.text)
        if not told:
            continue
        named = [each.strip(" 、；;。") for each in _SPLIT_ITEMS.split(told[1]) if each.strip(" 、；;。")]
        for following in lines[at + 1 : at + 30]:
            item = _ITEM.match(following.text)
            if not item or len(item[1]) > 80:
                break
            named.append(item[1].strip(" 、；;。"))
        yield from named
        return
