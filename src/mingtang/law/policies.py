"""公文的一生：kinds with their duties, the steps before publication, and what each step asks for.

Law: 国办发〔2018〕37号; 国办发〔2018〕115号; 优化营商环境条例 第六十二条至第六十四条.
How long each may take stands in ``policy_lengths``.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from .days import add_months, chinese_day
from .moves import Moves, may_move

LONGEST_TITLE, LONGEST_WORDS, LONGEST_NUMBER = 120, 500, 60
MARKET_COMMENT_DAYS = 30
"""涉及市场主体的，征求意见不少于的天数。Law: 优化营商环境条例 第六十二条. Units: civil days."""
MONTHS_BEFORE_THE_SHEET = 12
"""公文单以前多久的日子还认：what is older was not made with this sheet. Units: months."""


class PolicyState(StrEnum):
    """公文走到哪一步。"""

    DRAFT = "draft"
    COMMENTS = "comments"
    LEGALITY = "legality"
    DELIBERATION = "deliberation"
    REGISTERED = "registered"
    PUBLISHED = "published"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[PolicyState, str] = {
    PolicyState.DRAFT: "草案",
    PolicyState.COMMENTS: "征求意见",
    PolicyState.LEGALITY: "合法性审核",
    PolicyState.DELIBERATION: "集体审议",
    PolicyState.REGISTERED: "登记编号",
    PolicyState.PUBLISHED: "已公布",
    PolicyState.DROPPED: "不再制定",
}
_S = PolicyState
_ON = (_S.COMMENTS, _S.LEGALITY, _S.DELIBERATION, _S.REGISTERED, _S.PUBLISHED)
MOVES: Moves[PolicyState] = {
    _S.DRAFT: frozenset({*_ON, _S.DROPPED}),
    _S.COMMENTS: frozenset({*_ON[1:], _S.DROPPED}),
    _S.LEGALITY: frozenset({_S.COMMENTS, *_ON[2:], _S.DROPPED}),
    _S.DELIBERATION: frozenset({_S.COMMENTS, _S.LEGALITY, *_ON[3:], _S.DROPPED}),
    _S.REGISTERED: frozenset({_S.PUBLISHED, _S.DROPPED}),
    _S.PUBLISHED: frozenset(),
    _S.DROPPED: frozenset(),
}


class Act(StrEnum):
    """公文的一步。"""

    COMMENTS_OPEN = "comments_open"
    COMMENTS_CLOSE = "comments_close"
    FAIR_COMPETITION = "fair_competition"
    LEGALITY_SENT = "legality_sent"
    LEGALITY_OPINION = "legality_opinion"
    DELIBERATION = "deliberation"
    REGISTRATION = "registration"
    FILING = "filing"
    PASS_OVER = "pass_over"  # noqa: S105 - a step that is left out
    OPINION = "opinion"

    @property
    def label(self) -> str:
        """中文名称。"""
        return ACT_LABELS[self]


ACT_LABELS: dict[Act, str] = {
    Act.COMMENTS_OPEN: "开始征求意见",
    Act.COMMENTS_CLOSE: "征求意见结束",
    Act.FAIR_COMPETITION: "公平竞争审查",
    Act.LEGALITY_SENT: "送合法性审核",
    Act.LEGALITY_OPINION: "合法性审核意见",
    Act.DELIBERATION: "集体审议",
    Act.REGISTRATION: "登记编号",
    Act.FILING: "备案",
    Act.PASS_OVER: "有一步不办",
    Act.OPINION: "联合发文机关的意见",
}
NEEDS: Mapping[str, Act] = {
    "comments": Act.COMMENTS_CLOSE,
    "fair_competition": Act.FAIR_COMPETITION,
    "legality": Act.LEGALITY_OPINION,
    "deliberation": Act.DELIBERATION,
    "registration": Act.REGISTRATION,
    "filing": Act.FILING,
}
"""要办的步骤由哪一步办完。"""
FIRST: Mapping[str, tuple[str, ...]] = {
    "legality": ("comments",),
    "deliberation": ("comments", "fair_competition", "legality"),
    "registration": ("comments", "fair_competition", "legality", "deliberation"),
}
"""办这一步以前要先办的。Law: 国办发〔2018〕37号."""
NEED_LABELS: dict[str, str] = {
    "comments": "征求意见",
    "fair_competition": "公平竞争审查",
    "legality": "合法性审核",
    "deliberation": "集体审议",
    "registration": "登记编号",
    "filing": "备案",
}
_LEADS_TO: Mapping[Act, PolicyState] = {
    Act.COMMENTS_OPEN: _S.COMMENTS,
    Act.LEGALITY_SENT: _S.LEGALITY,
    Act.DELIBERATION: _S.DELIBERATION,
    Act.REGISTRATION: _S.REGISTERED,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """公文种类，with its duties."""

    code: str
    name: str
    type: str
    needs: tuple[str, ...]
    market: tuple[str, ...]
    may_pass: tuple[str, ...]
    runs_out: bool
    binding: bool
    means: str
    source: str

    def wanted(self, *, touches_market: bool) -> tuple[str, ...]:
        """要办的步骤，in their order."""
        told = {*self.needs, *(self.market if touches_market else ())}
        return tuple(name for name in NEEDS if name in told)


@dataclass(frozen=True, slots=True)
class Done:
    """办过的一步：what, on which day, and of a step that was passed over which one."""

    act: Act
    on: date
    what: str = ""


@cache
def kinds() -> Mapping[str, Kind]:
    """公文种类，by code, in the order in which they are offered."""
    told = tomllib.loads((resources.files("mingtang.law") / "data" / "policies.toml").read_text("utf-8"))
    found = [_kind(row) for row in told["kind"]]
    return {kind.code: kind for kind in found}


def _kind(row: dict[str, Any]) -> Kind:
    told: dict[str, Any] = {name: tuple(it) if isinstance(it, list) else it for name, it in row.items()}
    return Kind(**told)


def binding_types() -> frozenset[str]:
    """没有公文单就不能公开的文件种类。"""
    return frozenset(kind.type for kind in kinds().values() if kind.binding)


def missing(kind: Kind, done: Collection[Done], *, touches_market: bool) -> list[str]:
    """还没有办的步骤，by name; passed over counts as done. 备案 comes after publication and is not among them.

    A step counts by the day of its last record: done before what must come first, it is done anew; the number stays.
    """
    last = {one.act: one.on for one in done}
    passed: set[str] = set()
    for one in done:  # what was passed over and done later counts as done
        passed = {*passed, one.what} if one.act is Act.PASS_OVER else {it for it in passed if NEEDS[it] is not one.act}
    wanted = [name for name in kind.wanted(touches_market=touches_market) if name not in {"filing", *passed}]
    found = []
    for name in wanted:
        on = last.get(NEEDS[name])
        first = [last[NEEDS[it]] for it in FIRST.get(name, ()) if it in wanted and NEEDS[it] in last]
        is_early = on is not None and name != "registration" and any(on < day for day in first)
        is_unfinished = name == "comments" and is_round_open(done)
        is_short = name == "comments" and is_too_short(done, touches_market=touches_market)
        if on is None or is_early or is_unfinished or is_short:
            found.append(name)
    return found


def is_round_open(done: Collection[Done]) -> bool:
    """正在征求意见：a round was opened and none was closed since."""
    rounds = [one.act for one in done if one.act in {Act.COMMENTS_OPEN, Act.COMMENTS_CLOSE}]
    return rounds[-1:] == [Act.COMMENTS_OPEN]


def is_too_short(done: Collection[Done], *, touches_market: bool) -> bool:
    """征求意见的天数不够，where business is touched. Law: 优化营商环境条例 第六十二条."""
    days = comment_days(done)
    return touches_market and days is not None and days < MARKET_COMMENT_DAYS


def comment_days(done: Collection[Done]) -> int | None:
    """征求意见的天数，of the last period that was closed. Units: civil days; the day of opening is not counted."""
    opened = days = None
    for one in done:
        if one.act is Act.COMMENTS_OPEN:
            opened = one.on
        if one.act is Act.COMMENTS_CLOSE and opened is not None:
            days = (one.on - opened).days
    return days


def after(state: PolicyState, act: Act) -> PolicyState:
    """这一步以后走到哪里：never back, where a step was caught up with later."""
    then = _LEADS_TO.get(act, state)
    order = list(_S)
    return then if may_move(MOVES, state, then) and order.index(then) > order.index(state) else state


def earliest_day(opened: date) -> date:
    """公文单上的日子最早是哪天. Units: months before the sheet was opened."""
    return add_months(opened, -MONTHS_BEFORE_THE_SHEET)


def reasons_against_day(on: date, *, since: date, today: date) -> list[str]:
    """各步的日子不能这样填的理由：neither after today nor long before the sheet, or before publication for 备案."""
    if on > today:
        return ["日期在今天以后，请核对。"]
    return [f"日期早于{chinese_day(since)}，这份公文那时还没有开始办，请核对年份。"] if on < since else []


def reasons_against_order(act: Act, kind: Kind, done: Collection[Done], *, on: date, touches_market: bool) -> list[str]:
    """前面的步骤没有办完、或者日子在它们以前的理由。Law: 国办发〔2018〕37号."""
    name = next((name for name, last in {**NEEDS, "legality": Act.LEGALITY_SENT}.items() if last is act), "")
    first = FIRST.get(name, ())
    left = [it for it in missing(kind, done, touches_market=touches_market) if it in first]
    found = [f"“{act.label}”以前要先办完：{'、'.join(NEED_LABELS[it] for it in left)}。"] if left else []
    days = {one.act: one.on for one in done}
    late = [NEEDS[it] for it in first if it not in left and days.get(NEEDS[it], on) > on]
    return found + [f"日期早于“{it.label}”的{chinese_day(days[it])}，请核对。" for it in late]


def reasons_against_act(
    state: PolicyState, act: Act, kind: Kind, done: Collection[Done], *, on: date, touches_market: bool = False
) -> list[str]:
    """这一步不能办的理由：of the state, and of what must come before. Units: civil days."""
    found: list[str] = []
    if state is _S.DROPPED:
        return [*found, "这份公文不再制定，不能再办。"]
    if state is _S.PUBLISHED and act is not Act.FILING:
        return [*found, "这份公文已经公布，这一步不能再补办。"]
    if act is Act.FILING and state is not _S.PUBLISHED:
        found.append("公布以后才备案。")
    before = _BEFORE.get(act)
    days = [one.on for one in done if one.act is before]
    if before is not None and not days:
        found.append(f"还没有登记“{before.label}”。")
    elif days and on < days[-1]:
        found.append(f"日期早于“{before.label if before else ''}”的{chinese_day(days[-1])}，请核对。")
    if act in _ONCE and any(one.act is act for one in done):
        found.append(f"“{act.label}”已经登记过。")
    if act is Act.REGISTRATION and "registration" not in kind.needs:
        found.append(f"“{kind.name}”不用登记编号。")
        return found
    return found + reasons_against_order(act, kind, done, on=on, touches_market=touches_market)


_BEFORE: Mapping[Act, Act] = {
    Act.COMMENTS_CLOSE: Act.COMMENTS_OPEN,
    Act.LEGALITY_OPINION: Act.LEGALITY_SENT,
}
_ONCE = frozenset({Act.REGISTRATION, Act.FILING})


def reasons_against_passing(kind: Kind, name: str, done: Collection[Done], *, reason: str) -> list[str]:
    """这一步不能不办的理由. Law: 国办发〔2018〕37号（紧急情况除外）."""
    found = [] if reason.strip() else ["请写明为什么不办这一步。"]
    if name not in kind.may_pass:
        found.append(f"“{kind.name}”的{NEED_LABELS.get(name, '这一步')}不能不办。")
    if any(one.what == name for one in done if one.act is Act.PASS_OVER):
        found.append("已经登记过不办这一步。")
    return found


def register_number(organ: str, year: int, serial: int) -> str:
    """统一编号：of the organ's own series of a year, given once."""
    return f"{organ.upper()}-{year}-{serial:04d}"
