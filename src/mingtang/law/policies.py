"""公文的一生：kinds with their duties, the steps before publication, and what each step asks for.

Law: 国办发〔2018〕37号; 国办发〔2018〕115号; 优化营商环境条例 第六十二条至第六十四条.
Lengths that nobody has verified are the organ's setting (``Lengths``); only thirty days of comment on what touches
business are a floor that no setting lowers.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from .days import add_months, chinese_day
from .moves import Moves, may_move
from .workdays import Calendar

MARKET_COMMENT_DAYS = 30
"""涉及市场主体的，征求意见不少于的天数。Law: 优化营商环境条例 第六十二条. Units: civil days."""
LONGEST_TITLE, LONGEST_WORDS, LONGEST_NUMBER = 120, 500, 60


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
    _S.REGISTERED: frozenset({_S.PUBLISHED}),
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
class Lengths:
    """各机关自己定的长短。Units: civil days, working days for the legality review, years, months."""

    comment_days: int = 7
    market_comment_days: int = MARKET_COMMENT_DAYS
    legality_least: int = 5
    legality_most: int = 15
    filing_days: int = 30
    years: int = 5
    trial_years: int = 2
    review_months: int = 12


LENGTH_LABELS: dict[str, str] = {
    "comment_days": "征求意见不少于几天",
    "market_comment_days": "涉及市场主体的，征求意见不少于几天",
    "legality_least": "合法性审核一般不少于几个工作日",
    "legality_most": "合法性审核一般不超过几个工作日",
    "filing_days": "公布以后几天内备案",
    "years": "有效期最长几年",
    "trial_years": "试行、暂行的最长几年",
    "review_months": "不公开的几个月复查一次",
}


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


def reasons_against_lengths(lengths: Lengths) -> list[str]:
    """长短不能这样定的理由. Law: 优化营商环境条例 第六十二条."""
    found = [f"“{LENGTH_LABELS[one.name]}”请填 1 到 999。" for one in fields(lengths)
             if not 1 <= getattr(lengths, one.name) <= 999]  # fmt: skip
    if lengths.market_comment_days < MARKET_COMMENT_DAYS:
        found.append(f"涉及市场主体的，征求意见不能少于 {MARKET_COMMENT_DAYS} 天（优化营商环境条例第六十二条）。")
    if lengths.legality_least > lengths.legality_most:
        found.append("合法性审核最少的天数比最多的还多，请核对。")
    return found


def missing(kind: Kind, done: Collection[Done], *, touches_market: bool) -> list[str]:
    """还没有办的步骤，by name; passed over counts as done. 备案 comes after publication and is not among them."""
    acts = {one.act for one in done}
    passed = {one.what for one in done if one.act is Act.PASS_OVER}
    wanted = [name for name in kind.wanted(touches_market=touches_market) if name != "filing"]
    return [name for name in wanted if NEEDS[name] not in acts and name not in passed]


def reasons_against_missing(kind: Kind, done: Collection[Done], *, touches_market: bool) -> list[str]:
    """步骤没有办完的理由：in one sentence. Law: 国办发〔2018〕37号."""
    names = [NEED_LABELS[name] for name in missing(kind, done, touches_market=touches_market)]
    return [f"“{kind.name}”公开以前还要办：{'、'.join(names)}。"] if names else []


def after(state: PolicyState, act: Act) -> PolicyState:
    """这一步以后走到哪里：never back, where a step was caught up with later."""
    then = _LEADS_TO.get(act, state)
    order = list(_S)
    return then if may_move(MOVES, state, then) and order.index(then) > order.index(state) else state


def reasons_against_act(
    state: PolicyState, act: Act, kind: Kind, done: Collection[Done], *, on: date, today: date
) -> list[str]:
    """这一步不能办的理由：of the state, of what must come before, and of the day. Units: civil days."""
    found = ["日期在今天以后，请核对。"] if on > today else []
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


_BEFORE: Mapping[Act, Act] = {
    Act.COMMENTS_CLOSE: Act.COMMENTS_OPEN,
    Act.LEGALITY_OPINION: Act.LEGALITY_SENT,
}
_ONCE = frozenset({Act.REGISTRATION, Act.FILING})


def reasons_against_comments(
    opened: date, closed: date, lengths: Lengths, *, touches_market: bool, note: str
) -> list[str]:
    """征求意见太短的理由：thirty days where business is touched, which no reason mends; else the organ's own days.

    Law: 优化营商环境条例 第六十二条（不少于三十日）. Units: civil days; the day of opening is not counted.
    """
    days = (closed - opened).days
    if touches_market and days < lengths.market_comment_days:
        earliest = chinese_day(opened + timedelta(days=lengths.market_comment_days))
        return [f"涉及市场主体，征求意见不少于 {lengths.market_comment_days} 天，最早到{earliest}结束；"
                "确因紧急不能征求的，登记“有一步不办”并写明理由。"]  # fmt: skip
    if days < lengths.comment_days and not note.strip():
        return [f"征求意见只有 {days} 天，少于本机关定的 {lengths.comment_days} 天，请写明原因。"]
    return []


def reasons_against_legality(
    sent: date, answered: date, lengths: Lengths, calendar: Calendar, *, note: str
) -> list[str]:
    """合法性审核天数不在一般范围的，要写明原因. Law: 国办发〔2018〕115号（一般五至十五个工作日，未核对全文）.

    Units: working days; the day of sending is not counted.
    """
    least = calendar.add_working_days(sent, lengths.legality_least).day
    most = calendar.add_working_days(sent, lengths.legality_most).day
    if least <= answered <= most or note.strip():
        return []
    told = "少于" if answered < least else "超过"
    length = lengths.legality_least if answered < least else lengths.legality_most
    return [f"合法性审核{told} {length} 个工作日，请写明原因。"]


def reasons_against_passing(kind: Kind, name: str, done: Collection[Done], *, reason: str) -> list[str]:
    """这一步不能不办的理由. Law: 国办发〔2018〕37号（紧急情况除外）."""
    found = [] if reason.strip() else ["请写明为什么不办这一步。"]
    if name not in kind.may_pass:
        found.append(f"“{kind.name}”的{NEED_LABELS.get(name, '这一步')}不能不办。")
    if any(one.what == name for one in done if one.act is Act.PASS_OVER):
        found.append("已经登记过不办这一步。")
    return found


def latest_until(since: date, lengths: Lengths, *, is_trial: bool) -> date:
    """有效期最长到哪天：the day before the same day after so many years. Law: 山东省政府令353号. Units: years."""
    years = lengths.trial_years if is_trial else lengths.years
    return add_months(since, 12 * years) - timedelta(days=1)


def reasons_against_term(
    kind: Kind, since: date | None, until: date | None, lengths: Lengths, *, is_trial: bool
) -> list[str]:
    """有效期不能这样定的理由. Law: 山东省政府令353号（条文未核对，长短由本机关设定）. Units: the last day counts."""
    if not kind.runs_out and until is None:
        return []
    if since is None or until is None:
        return [f"“{kind.name}”要写明施行日期和有效期。"]
    if until <= since:
        return ["有效期到的日子不能在施行日期以前。"]
    latest = latest_until(since, lengths, is_trial=is_trial)
    if kind.runs_out and until > latest:
        years = lengths.trial_years if is_trial else lengths.years
        what = "试行、暂行的" if is_trial else ""
        return [f"{what}有效期最长 {years} 年，最晚到{chinese_day(latest)}。"]
    return []


def is_called_trial(title: str) -> bool:
    """标题里写明试行、暂行。"""
    return any(word in title for word in ("试行", "暂行"))


def filing_due(published: date, lengths: Lengths) -> date:
    """备案的最后一天。Units: civil days after publication."""
    return published + timedelta(days=lengths.filing_days)


def register_number(organ: str, year: int, serial: int) -> str:
    """统一编号：of the organ's own series of a year, given once."""
    return f"{organ.upper()}-{year}-{serial:04d}"
