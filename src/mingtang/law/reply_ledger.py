"""期限台账：of the reply clock, when it ran, when it stood still and why, and when it began anew.

Law: 政府信息公开条例 第三十条至第三十五条; 政府信息公开信息处理费管理办法.
Units: an interval holds the days d with ``since`` < d ≤ ``until``; questions that overlap are joined into one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby, pairwise

from .clocks import clock
from .reckoning import Pause
from .reply import ReplyClock, reply_clock
from .reply_facts import ReplyFacts
from .reply_periods import Period, base_end
from .workdays import Calendar


class Running(StrEnum):
    """计算、停止还是重新计算。"""

    RUNNING = "running"
    STOPPED = "stopped"
    RESTARTED = "restarted"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {"running": "计算", "stopped": "停止计算", "restarted": "重新计算"}[self.value]


@dataclass(frozen=True, slots=True)
class Interval:
    """一段：``until`` is ``None`` while nobody knows its end; ``paper`` and ``person`` refer, they never name."""

    since: date
    until: date | None
    kind: Running
    ground: str
    article: str
    paper: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class _Stop:
    """Time that does not count, with what it rests on."""

    pause: Pause
    ground: str
    article: str
    paper: str = ""
    person: str = ""
    is_question: bool = True


def ledger(facts: ReplyFacts, calendar: Calendar) -> tuple[Interval, ...]:
    """期限台账：from receipt to the due day, without a gap.

    Law: see the article of each interval.
    Errors: ``RuleBroken`` for facts the law does not allow, as ``reply_clock``.
    """
    reckoned = reply_clock(facts, calendar)
    found: list[Interval] = []
    for index, period in enumerate(reckoned.periods):
        end = period.ended or (_end_of_all(reckoned) if index == len(reckoned.periods) - 1 else None)
        within = list(_within(facts, period, end, calendar))
        found += _begun_anew(within) if index else within
    return tuple(found)


def _end_of_all(reckoned: ReplyClock) -> date | None:
    if reckoned.abandoned:
        return reckoned.correct_by or reckoned.pay_by
    return reckoned.due


def _within(facts: ReplyFacts, period: Period, end: date | None, calendar: Calendar) -> Iterator[Interval]:
    """One period cut at every day on which something changes, and alike neighbours joined."""
    stops = [stop for stop in _stops(facts, period, calendar) if end is None or stop.pause.since < end]
    extended_from = base_end(period, facts.stops(calendar), calendar) if period.extended else None
    delayed_from = facts.delay.told if facts.delay and period.holds(facts.delay.told) else None
    cuts = {period.start, *(day for day in (extended_from, delayed_from) if day)}
    cuts |= {day for stop in stops for day in (stop.pause.since, stop.pause.until) if day}
    days = sorted(day for day in cuts if period.start <= day and (end is None or day < end))
    edges: list[date | None] = [*days, end]
    pieces = []
    for since, until in pairwise(edges):
        if since is not None:
            over = [stop for stop in stops if stop.pause.covers(since + timedelta(days=1))]
            if delayed_from and since >= delayed_from:
                over = [stop for stop in over if not stop.is_question]
            pieces.append(_piece(facts, period, since, until, over, extended_from, delayed_from))
    yield from _joined(pieces)


def _stops(facts: ReplyFacts, period: Period, calendar: Calendar) -> list[_Stop]:
    """Waiting for a correction or for the fee goes before the questions."""
    stops = []
    told = facts.correction
    if told and period.start == facts.received and (period.ended == facts.corrected or facts.awaits_correction):
        article = clock("correction-notice", told.sent).citation
        stops.append(_Stop(Pause(told.sent, facts.corrected), "等待申请人补正", article, told.paper, is_question=False))
    if facts.frozen and period.stopped == facts.frozen:
        article = clock("fee-payment", facts.frozen).citation
        stops.append(
            _Stop(Pause(facts.frozen, facts.fee_paid), "等待申请人缴费", article, facts.fee_paper, is_question=False)
        )
    article = period.rule.citation
    stops += [_Stop(pause, pause.what, article) for pause in facts.pauses]
    for each in facts.inquiries:
        if each.stops_the_clock:
            pause = Pause(each.sent, each.ended(calendar, on=facts.today), each.asked.label)
            stops.append(_Stop(pause, each.asked.label, article, each.paper, each.person))
    return stops


def _piece(
    facts: ReplyFacts,
    period: Period,
    since: date,
    until: date | None,
    over: list[_Stop],
    extended_from: date | None,
    delayed_from: date | None,
) -> Interval:
    if over:
        shown = [stop for stop in over if not stop.is_question] or over
        return Interval(since, until, Running.STOPPED, *_told_together(shown))
    if delayed_from and facts.delay and since >= delayed_from:
        delay = facts.delay
        return Interval(since, until, Running.RUNNING, delay.label, delay.citation, delay.paper)
    if extended_from and since >= extended_from:
        return Interval(since, until, Running.RUNNING, "延长期限", period.rule.citation, facts.extension_paper)
    return Interval(since, until, Running.RUNNING, "答复期限", period.rule.citation)


def _told_together(stops: Iterable[_Stop]) -> tuple[str, str, str, str]:
    told = list(stops)
    columns = ([stop.ground for stop in told], [stop.article for stop in told])
    refs = ([stop.paper for stop in told], [stop.person for stop in told])
    ground, article, paper, person = (_listed(column) for column in (*columns, *refs))
    return ground, article, paper, person


def _listed(words: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(word for word in words if word))


def _joined(pieces: Iterable[Interval]) -> Iterator[Interval]:
    """Neighbours of one kind: questions are one time that does not count, whoever was asked."""
    for _, run in groupby(pieces, key=_sort_of):
        alike = list(run)
        columns = [_listed(word for each in alike for word in getattr(each, name).split("、")) for name in _TOLD]
        yield Interval(alike[0].since, alike[-1].until, alike[0].kind, *columns)


_TOLD = ("ground", "article", "paper", "person")
_WAITING = frozenset({"等待申请人补正", "等待申请人缴费"})


def _sort_of(piece: Interval) -> tuple[Running, str]:
    asked = piece.kind is Running.STOPPED and piece.ground not in _WAITING
    return piece.kind, "征求意见" if asked else piece.ground


def _begun_anew(within: list[Interval]) -> list[Interval]:
    """The first interval of a later period that runs is one that began anew."""
    for index, each in enumerate(within):
        if each.kind is Running.RUNNING:
            anew = Interval(each.since, each.until, Running.RESTARTED, each.ground, each.article, each.paper)
            return [*within[:index], anew, *within[index + 1 :]]
    return within
