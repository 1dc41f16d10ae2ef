"""效力：from when a document applies, until when, and what it repeals.

Texts say so in their last articles: 自2024年2月1日起施行，有效期至2029年1月31日；《……》（……号）同时废止.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mingtang.language.citations import find_citations
from mingtang.language.numerals import read_number
from mingtang.language.official.ending import read_day
from mingtang.language.official.lines import DAY, Line
from mingtang.language.official.values import Found, Repealed
from mingtang.language.sentences import split_sentences
from mingtang.language.width import narrow

_FROM_DAY = re.compile(rf"自(?P<day>{DAY})起(?:正式)?(?:施行|实施|执行|生效)")
_FROM_ISSUE = re.compile(r"自(?:印发|发布|公布|下发|发文)之日起(?:正式)?(?:施行|实施|执行|生效)")
_FROM_LATER = re.compile(
    r"自(?:印发|发布|公布)之日起(?P<days>\d{1,3}|[一二三四五六七八九十]{1,3})(?:日|天)后(?:施行|实施|执行|生效)"
)
_UNTIL_DAY = re.compile(rf"有效期(?:限)?(?:至|到|截至|截止到?|为.{{0,20}}?至)(?P<day>{DAY})")
_YEARS = re.compile(r"有效期(?:限)?(?:为)?(?P<years>\d{1,2}|[一二两三四五六七八九十])年")
_REPEALS = re.compile(r"(?:同时|即行|予以|随之)?废止")


@dataclass(frozen=True, slots=True)
class Terms:
    """效力。"""

    in_force_on: Found | None = None
    expires_on: Found | None = None
    repeals: tuple[Repealed, ...] = ()


def find_terms(lines: tuple[Line, ...], *, made_on: date | None) -> Terms:
    """找效力：``made_on`` is the day that 自印发之日 means."""
    starts, until = None, None
    for line in lines:
        text = "".join(narrow(line.text).split())
        starts = _start(text, line.where, made_on) or starts
        until = _until(text, line.where, starts) or until
    return Terms(starts, until, tuple(dict.fromkeys(_repealed(lines))))


def _start(text: str, where: str, made_on: date | None) -> Found | None:
    told = _FROM_DAY.search(text)
    if told:
        return _found(read_day(told["day"]), where, f"“{told['day']}”不是日历上有的日子，请核对。")
    later = _FROM_LATER.search(text)
    if later:
        days = int(later["days"]) if later["days"].isdigit() else read_number(later["days"]) or 0
        return _found(made_on and made_on + timedelta(days=days), where, "从公布之日起算，公布日期没有读出，请补上。")
    if _FROM_ISSUE.search(text):
        return _found(made_on, where, "自印发之日起施行，成文日期没有读出，请补上。")
    return None


def _until(text: str, where: str, starts: Found | None) -> Found | None:
    told = _UNTIL_DAY.search(text)
    if told:
        return _found(read_day(told["day"]), where, f"“{told['day']}”不是日历上有的日子，请核对。")
    years = _YEARS.search(text)
    if not years:
        return None
    count = int(years["years"]) if years["years"].isdigit() else read_number(years["years"]) or 0
    begins = date.fromisoformat(starts.value) if starts and starts.value else None
    return _found(begins and _last_day(begins, count), where, f"有效期{count}年，施行日期没有读出，请补上失效日期。")


def _last_day(begins: date, years: int) -> date:
    """The day before the anniversary: five years from 2024-02-01 end with 2029-01-31."""
    try:
        return begins.replace(year=begins.year + years) - timedelta(days=1)
    except ValueError:
        return date(begins.year + years, 2, 28)


def _found(on: date | None, where: str, doubt: str) -> Found:
    return Found(on.isoformat(), where) if on else Found("", where, doubt)


def _repealed(lines: tuple[Line, ...]) -> Iterator[Repealed]:
    """What stands before 废止 in its sentence; 《…》废止后 and the like in prose repeal nothing by themselves."""
    for line in lines:
        for sentence in split_sentences(line.text):
            told = _REPEALS.search(sentence)
            if told and "《" in sentence[: told.start()] and not sentence[told.end() :].startswith(("后", "的", "或")):
                before = re.split(r"(?:施行|实施|执行|生效)[，,。；;]", sentence[: told.start()])[-1]
                yield from (Repealed(each.title, each.number) for each in find_citations(before) if each.title)
