"""完成时限：the last day and the rhythm that a phrase of a plan sets."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.language import calendar_phrases as phrases
from mingtang.language.numerals import read_number
from mingtang.language.width import narrow


class Rhythm(StrEnum):
    """节奏：how often a commitment is to be carried out."""

    ONCE = "once"
    CONTINUOUS = "continuous"
    PERIODIC = "periodic"
    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Due:
    """期限：the last day (None where the plan names none), the rhythm, the plan's own words, and what is uncertain."""

    on: date | None = None
    rhythm: Rhythm = Rhythm.ONCE
    text: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hit:
    begin: int
    end: int
    on: date | None
    doubt: str = ""


def find_due(text: str, year: int | None) -> Due:
    """行文中的期限：what a sentence says about when; most sentences say nothing, and that is normal.

    Units: civil days; the named day itself still counts. A recurring duty has no single last day; its
    words are kept. Of several days the last one counts, with a doubt.
    """
    narrowed = narrow(text)
    taken = [False] * len(text)
    rhythm, words, doubts = _recurring(narrowed, text, taken)
    hits = _hits(phrases.ONCE, narrowed, year, taken)
    return _weigh(text, narrowed, hits, rhythm, words, doubts)


def read_due(field: str, year: int | None) -> Due:
    """期限栏：what a field that holds only a time says (``6月``, ``2022.6.30``, ``全年``, ``按季度``).

    Units: civil days; a bare month or year means its last day. Words that name no day give none, with a doubt.
    """
    stripped = field.strip().strip("。；;，,")
    narrowed = narrow(stripped)
    taken = [False] * len(stripped)
    rhythm, words, doubts = _recurring(narrowed, stripped, taken)
    hits = _hits({**phrases.ONCE, **phrases.FIELD}, narrowed, year, taken)
    due = _weigh(stripped, narrowed, hits, rhythm, words, doubts)
    if not stripped:
        return Due()
    if due.on is None and not due.text and phrases.FIELD_CONTINUOUS.search(narrowed):
        return Due(None, Rhythm.CONTINUOUS, stripped)
    relative = phrases.RELATIVE.search(narrowed)
    if due.on is None and due.rhythm is Rhythm.ONCE and relative is not None:
        return Due(None, due.rhythm, stripped, (f"“{stripped}”从某件事起算，计划没有写明起算日，请核对后补上期限。",))
    if due == Due():
        return Due(None, Rhythm.ONCE, stripped, (f"时限“{stripped}”里没有找到日期，请核对后补上。",))
    return Due(due.on, due.rhythm, stripped, due.doubts)


def _recurring(narrowed: str, text: str, taken: list[bool]) -> tuple[Rhythm | None, str, list[str]]:
    """The first rhythm in the order of RECURRING; all of their words are taken from the search for days."""
    best: tuple[Rhythm, str] | None = None
    doubts: list[str] = []
    for name, pattern in phrases.RECURRING:
        for found in pattern.finditer(narrowed):
            if any(taken[found.start() : found.end()]):
                continue
            taken[found.start() : found.end()] = [True] * (found.end() - found.start())
            words = text[found.start() : found.end()]
            best = best or (Rhythm(name), words)
            if name == "periodic":
                told = "计划只写了“{}”，多久一次由单位自行确定" if "定期" in words else "“{}”按定期任务登记"
                doubts.append(told.format(words) + "，请在台账里设好周期。")
    return (*best, doubts) if best else (None, "", doubts)


def _hits(patterns: dict[str, re.Pattern[str]], narrowed: str, year: int | None, taken: list[bool]) -> list[_Hit]:
    hits: list[_Hit] = []
    for name, pattern in patterns.items():
        for found in pattern.finditer(narrowed):
            parts = found.groupdict()
            if name == "day" and not (parts["lead"] or parts["before"]):
                continue
            if any(taken[found.start() : found.end()]) or _is_past(narrowed, found):
                continue
            taken[found.start() : found.end()] = [True] * (found.end() - found.start())
            on, doubt = _resolve(name, parts, year)
            hits.append(_Hit(found.start(), found.end(), on, doubt))
    return sorted(hits, key=lambda hit: hit.begin)


def _is_past(narrowed: str, found: re.Match[str]) -> bool:
    """``2021年1月1日至12月31日期间``: a span of what was, not a day by which something is due."""
    return narrowed[found.end() : found.end() + 2] in ("以来", "期间")


def _weigh(
    text: str,
    narrowed: str,
    hits: list[_Hit],
    rhythm: Rhythm | None,
    words: str,
    doubts: list[str],
) -> Due:
    doubts = [*doubts, *(hit.doubt for hit in hits if hit.doubt)]
    dated = [hit for hit in hits if hit.on is not None]
    if dated:
        last = max(dated, key=lambda hit: (hit.on, hit.begin))
        if len({hit.on for hit in dated}) > 1:
            doubts.append("这一句写了不止一个期限，已取最后一个；需要时请拆成几项任务。")
        said = text[last.begin : last.end].strip("的，, ")
        joined = "" if words + said in text else "；"
        return Due(last.on, rhythm or Rhythm.ONCE, f"{words}{joined}{said}" if words else said, tuple(doubts))
    if rhythm is not None:
        return Due(None, rhythm, words, tuple(doubts))
    if hits:
        return Due(None, Rhythm.ONCE, text[hits[0].begin : hits[0].end], tuple(doubts))
    endless = phrases.CONTINUOUS.search(narrowed)
    if endless is not None:
        return Due(None, Rhythm.CONTINUOUS, text[endless.start() : endless.end()], tuple(doubts))
    return Due(doubts=tuple(doubts))


def _resolve(name: str, parts: dict[str, str | None], year: int | None) -> tuple[date | None, str]:
    if name == "holiday":
        return _holiday(parts["holiday"] or "", year)
    which = _year_of(parts, year)
    if which is None:
        return None, "没有读出计划年份，这里的期限算不出日期，请核对后补上。"
    if parts.get("month"):
        return _day_of_parts(parts, year, name)
    if parts.get("quarter") or parts.get("quarters"):
        quarter = read_number((parts.get("quarter") or parts.get("quarters") or "")[-1]) or 4
        return _end(which, quarter * 3), ""
    if parts.get("half") == "上":
        return date(which, 6, 30), ""
    return date(which, 12, 31), ""


def _day_of_parts(parts: dict[str, str | None], year: int | None, name: str = "day") -> tuple[date | None, str]:
    which, month = _year_of(parts, year), read_number(parts["month"] or "")
    if which is None or month is None:
        return None, "没有读出计划年份，这里的期限算不出日期，请核对后补上。"
    if not 1 <= month <= 12:
        return None, f"没有{month}月，请核对期限。"
    if name == "month_before":
        before = _end(which - 1, 12) if month == 1 else _end(which, month - 1)
        return before, f"“{month}月前”已按{before.month}月{before.day}日计算；如果指{month}月底前，请改期限。"
    if parts.get("day"):
        day = read_number(parts["day"] or "") or 0
        if not 1 <= day <= calendar.monthrange(which, month)[1]:
            return None, f"{which}年没有{month}月{day}日，请核对期限。"
        return date(which, month, day), ""
    if parts.get("decade") in ("上旬", "中旬"):
        return date(which, month, 10 if parts["decade"] == "上旬" else 20), ""
    if parts.get("half") == "上":
        return date(which, month, 15), ""
    return _end(which, month), ""


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _year_of(parts: dict[str, str | None], year: int | None) -> int | None:
    written = parts.get("year")
    if written:
        return read_number(written)
    if year is None:
        return None
    near = parts.get("near") or ""
    return year + 1 if near[:1] in ("次", "明", "翌", "来", "下") else year


def _holiday(name: str, year: int | None) -> tuple[date | None, str]:
    if year is not None and name in phrases.FIXED_HOLIDAYS:
        return date(year, *phrases.FIXED_HOLIDAYS[name]), ""
    return None, f"“{name}前”每年日期不同，请核对后补上期限。"
