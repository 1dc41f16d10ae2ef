"""完成时限：the last day and the rhythm that a phrase of a plan sets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingtang.language import calendar_phrases as phrases
from mingtang.language.calendar_days import Parts, last_day, year_of
from mingtang.language.due_roles import Role, role_of
from mingtang.language.remembering import remembered
from mingtang.language.rhythms import Recurrence, Rhythm, find_rhythms
from mingtang.language.width import Closed, close_up

__all__ = ["Due", "Rhythm", "find_due", "read_due"]


@dataclass(frozen=True, slots=True)
class Due:
    """期限：the last day (None where the plan names none), the rhythm, the plan's own words, and what is uncertain."""

    on: date | None = None
    rhythm: Rhythm = Rhythm.ONCE
    text: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of time where it stands, before a year makes it a day."""

    name: str
    begin: int
    end: int
    parts: Parts
    role: Role


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases and recurrences of one text; the same for every year."""

    closed: Closed
    phrases: tuple[_Phrase, ...]
    rhythms: tuple[Recurrence, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    begin: int
    end: int
    on: date | None
    doubt: str = ""


def find_due(text: str, year: int | None) -> Due:
    """行文中的期限：what a sentence says about when; most sentences say nothing, and that is normal.

    Units: civil days; the named day itself still counts. A recurring duty has no single last day; its
    words are kept. Of several days the last one counts, with a doubt. A time that is only spoken of
    (公开第三季度补贴发放情况, 6月底前建成的项目) is no day.
    """
    words = _words(text)
    coming = [found for found in words.phrases if not _is_past(found, year)]
    kept = [_hit(found, year) for found in coming if found.role is Role.DEADLINE]
    due = _weigh(text, words, kept, year)
    return due if due != Due() else Due(doubts=_missed(text, words, coming))


def _missed(text: str, words: _Words, coming: list[_Phrase]) -> tuple[str, ...]:
    """What might be meant as a day where none was found: 上半年财政收支要公开, and 半年内 without a beginning."""
    unsure = [found for found in coming if found.role is Role.UNSURE]
    if unsure:
        begin, end = words.closed.span(unsure[0].begin, unsure[0].end)
        return (f"“{text[begin:end]}”看来说的是哪一段时间的事，没有当作期限；如果是期限，请补上。",)
    narrowed = words.closed.text
    soon = phrases.SOON.search(narrowed)
    if soon is None or phrases.FROM_EVENT.search(narrowed[max(0, soon.start() - 20) : soon.start()]):
        return ()
    return (f"“{soon[0]}”没有写明从哪一天起算，请核对后补上期限。",)


def read_due(field: str, year: int | None) -> Due:
    """期限栏：what a field that holds only a time says (``6月``, ``2022.6.30``, ``全年``, ``按季度``).

    Units: civil days; a bare month or year means its last day. Words that name no day give none, with a doubt.
    """
    stripped = field.strip().strip("。；;，,")
    if not stripped:
        return Due()
    closed = close_up(stripped)
    rhythms = find_rhythms(closed.text)
    found = _phrases({**phrases.ONCE, **phrases.FIELD}, closed.text, rhythms, judged=False)
    words = _Words(closed, tuple(found), tuple(rhythms))
    due = _weigh(stripped, words, [_hit(one, year) for one in found], year)
    if due.on is None and not due.text and phrases.FIELD_CONTINUOUS.search(closed.text):
        return Due(None, Rhythm.CONTINUOUS, stripped)
    relative = phrases.RELATIVE.search(closed.text)
    if due.on is None and due.rhythm is Rhythm.ONCE and relative is not None:
        return Due(None, due.rhythm, stripped, (f"“{stripped}”从某件事起算，计划没有写明起算日，请核对后补上期限。",))
    if due == Due():
        return Due(None, Rhythm.ONCE, stripped, (f"时限“{stripped}”里没有找到日期，请核对后补上。",))
    return Due(due.on, due.rhythm, stripped, due.doubts)


@remembered
def _words(text: str) -> _Words:
    closed = close_up(text)
    rhythms = find_rhythms(closed.text)
    return _Words(closed, tuple(_phrases(phrases.ONCE, closed.text, rhythms, judged=True)), tuple(rhythms))


def _phrases(
    patterns: Mapping[str, re.Pattern[str]], text: str, rhythms: list[Recurrence], *, judged: bool
) -> list[_Phrase]:
    """Each phrase once, the first pattern that fits where it stands; the words of recurrences are not searched."""
    taken = bytearray(len(text))
    for one in rhythms:
        taken[one.begin : one.end] = b"\1" * (one.end - one.begin)
    found: list[_Phrase] = []
    for name, pattern in patterns.items():
        for match in pattern.finditer(text):
            begin, end = match.span()
            if any(taken[begin:end]) or (not judged and name == "dotted_day"):
                continue
            if name == "dotted_day" and not (match["lead"] or match["before"]):
                continue
            taken[begin:end] = b"\1" * (end - begin)
            role = role_of(name, text, begin, end) if judged else Role.DEADLINE
            found.append(_Phrase(name, begin, end, match.groupdict(), role))
    return sorted(found, key=lambda one: one.begin)


def _hit(found: _Phrase, year: int | None) -> _Hit:
    on, doubt = last_day(found.name, found.parts, year)
    return _Hit(found.begin, found.end, on, doubt)


def _is_past(found: _Phrase, year: int | None) -> bool:
    """A bare time with a year before the plan's (2021年1月1日至12月31日期间) tells of what was."""
    if found.name not in ("day", "day_span", "month_span", "bare_month", "bare_year") or found.parts.get("before"):
        return False
    which = year_of(found.parts, year)
    return year is not None and which is not None and which < year


def _weigh(text: str, words: _Words, hits: list[_Hit], year: int | None) -> Due:
    rhythm, said, doubts = _tightest(text, words)
    doubts += [hit.doubt for hit in hits if hit.doubt]
    dated = [hit for hit in hits if hit.on is not None]
    if dated:
        last = max(dated, key=lambda hit: (hit.on, hit.begin))
        if len({hit.on for hit in dated}) > 1:
            doubts.append("这一句写了不止一个期限，已取最后一个；需要时请拆成几项任务。")
        begin, end = words.closed.span(last.begin, last.end)
        day = text[begin:end].strip("的，, ")
        if rhythm is None:
            return Due(last.on, Rhythm.ONCE, day, tuple(doubts))
        joined = f"{said}{'' if said + day in text else '；'}{day}"
        return recurring(Due(last.on, rhythm, joined, tuple(doubts)), day, year)
    if rhythm is not None:
        return Due(None, rhythm, said, tuple(doubts))
    if hits:
        begin, end = words.closed.span(hits[0].begin, hits[0].end)
        return Due(None, Rhythm.ONCE, text[begin:end], tuple(doubts))
    endless = phrases.CONTINUOUS.search(words.closed.text)
    if endless is not None:
        begin, end = words.closed.span(*endless.span())
        return Due(None, Rhythm.CONTINUOUS, text[begin:end], tuple(doubts))
    return Due(doubts=tuple(doubts))


def recurring(due: Due, day: str, year: int | None) -> Due:
    """周期与一次性期限并存：what comes round all year does not end with a day in its midst.

    A day in December or later closes the year and stays; a yearly duty keeps the day of this year.
    """
    if due.on is None or due.rhythm in (Rhythm.ONCE, Rhythm.YEARLY):
        return due
    if year is None or due.on >= date(year, 12, 1):
        return due
    told = f"这里既有周期又有一次性期限“{day}”，已按周期登记，没有记这个期限；需要时请拆成几项任务。"
    return Due(None, due.rhythm, due.text, (*due.doubts, told))


def _tightest(text: str, words: _Words) -> tuple[Rhythm | None, str, list[str]]:
    """The rhythm that comes round most often, its words and its doubt; one that the plan leaves open comes last."""
    if not words.rhythms:
        return None, "", []
    best = max(words.rhythms, key=lambda one: one.a_year)
    doubts = [best.doubt] if best.doubt else []
    if len({one.a_year for one in words.rhythms if one.a_year}) > 1:
        doubts.append("这一句写了不止一个周期，已取最密的一个；需要时请拆成几项任务。")
    begin, end = words.closed.span(best.begin, best.end)
    return best.rhythm, text[begin:end], doubts
