"""办更正：ask for evidence, name who checks, find, approve, put right or pass on, tell, withdraw.

Law: 政府信息公开条例 第四十一条; 行政复议法、行政诉讼法（不予更正的，告知救济途径）.
"""

from collections.abc import Sequence
from datetime import date, datetime

from mingtang.caseletters.queries.forms import NO_RULE, rule_of
from mingtang.law.matters import Telling, reasons_against_telling, reasons_against_words
from mingtang.law.outcomes import RecourseKind
from mingtang.law.recourse import recourse
from mingtang.law.rectifications import (
    RectificationAct,
    Verdict,
    after,
    reasons_against_carrying_out,
    reasons_against_finding,
    reasons_against_telling_yet,
)
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.matters.actions import receiving, steps
from mingtang.matters.queries.desk import may_handle
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.rectifications.models import Rectification

_A = RectificationAct
_BY_LEADER = {_A.APPROVE, _A.SEND_BACK}
_BY_CLERK = {_A.TAKE_UP}


def reasons_against_act(matter: Rectification, act: RectificationAct, *, by: Person, at: datetime) -> list[str]:
    """不能这样办的理由：of its state, and of who asks."""
    if act in _BY_LEADER:
        whose = steps.reasons_against_approving(matter, by=by, at=at)
    elif act in _BY_CLERK:
        whose = steps.reasons_against_clerk(matter, by=by, at=at)
    else:
        whose = steps.reasons_against_hand(matter, by=by, at=at)
    return [*matter.against(act), *whose]


def ask(matter: Rectification, *, note: str, seen: int, by: Person, at: datetime) -> Rectification:
    """请补充证据：what is missing; the person reads it when they look it up."""
    return _worded(matter, _A.ASK, {"note": note}, "请写明要补充什么证据。", seen=seen, by=by, at=at)


def add(matter: Rectification, *, note: str, seen: int, by: Person, at: datetime) -> Rectification:
    """登记补充的证据：what was handed in."""
    return _worded(matter, _A.ADD, {"added": note}, "请写补充了什么证据。", seen=seen, by=by, at=at)


def take_up(
    matter: Rectification, *, handler: Person | None, title: str, seen: int, by: Person, at: datetime
) -> Rectification:
    """指定核实人：and how the matter is called in lists."""
    _refuse_marked(matter, title, by=by, at=at)
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.TAKE_UP, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        if handler is None or not may_handle(handler, held.unit, at=at):
            reasons.append(f"请选择在{held.unit.name}任职的人。")
        refuse_if_any([*reasons, *receiving.reasons_against_title(title)])
        held.handler, held.title = handler, title.strip()
        _done(held, _A.TAKE_UP, on=day_of(at), by=by, at=at)
    return held


def find(
    matter: Rectification,
    *,
    verdict: Verdict | None,
    facts: str,
    answer: str,
    organ_to: str = "",
    seen: int,
    by: Person,
    at: datetime,
) -> Rectification:
    """拟写结论：with the words for the person, which nobody outside sees until another approves."""
    _refuse_marked(matter, facts, answer, organ_to, by=by, at=at)
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.FIND, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        reasons += reasons_against_finding(verdict, facts=facts, answer=answer, organ_to=organ_to)
        reasons += _reasons_against_recourse(held, on=day_of(at)) if verdict is Verdict.KEPT else []
        refuse_if_any(reasons)
        assert verdict is not None
        held.verdict, held.organ_to = verdict.value, organ_to.strip()
        steps.found(held, by)
        words = {"facts": facts, "answer": answer, "returned": ""}
        facts_told = {"verdict": verdict.value}
        _done(held, _A.FIND, on=day_of(at), by=by, at=at, facts=facts_told, words=words)
    return held


def approve(matter: Rectification, *, seen: int, by: Person, at: datetime) -> Rectification:
    """批准结论：a refusal gets the recourse of this day put under it."""
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.APPROVE, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        refuse_if_any(reasons)
        told = _recourse(held, on=day_of(at)) if held.concluded is Verdict.KEPT else ""
        steps.approved(held, by, at=at)
        _done(held, _A.APPROVE, on=day_of(at), by=by, at=at, words={"recourse": told})
    return held


def send_back(matter: Rectification, *, reason: str, seen: int, by: Person, at: datetime) -> Rectification:
    """退回重写。"""
    return _worded(matter, _A.SEND_BACK, {"returned": reason}, "请写明为什么退回。", seen=seen, by=by, at=at)


def carry_out(matter: Rectification, *, on: date, seen: int, by: Person, at: datetime) -> Rectification:
    """登记已经更正或者转送。"""
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.CARRY_OUT, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        days = {"done": held.carried_out_on, "approved": held.approved_on, "carried": on, "today": day_of(at)}
        reasons += reasons_against_carrying_out(held.concluded, **days)
        refuse_if_any(reasons)
        held.carried_out_on = on
        _done(held, _A.CARRY_OUT, on=on, by=by, at=at)
    return held


def tell(matter: Rectification, *, way: Telling | None, on: date, seen: int, by: Person, at: datetime) -> Rectification:
    """登记已经告知：then it is done."""
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.TELL, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        reasons += reasons_against_telling_yet(held.concluded, done=held.carried_out_on)
        since = max(filter(None, (held.approved_on, held.carried_out_on)), default=on)
        reach = held.writing.reach
        reasons += reasons_against_telling(way, told=on, since=since, today=day_of(at), reach=reach)
        refuse_if_any(reasons)
        assert way is not None
        held.telling, held.told_on = way.value, on
        _done(held, _A.TELL, on=on, by=by, at=at)
    return held


def withdraw(matter: Rectification, *, note: str, seen: int, by: Person, at: datetime) -> Rectification:
    """登记本人撤回：how they said so."""
    return _worded(matter, _A.WITHDRAW, {"note": note}, "请写明怎样撤回的。", seen=seen, by=by, at=at)


def _worded(
    matter: Rectification,
    act: RectificationAct,
    words: dict[str, str],
    missing: str,
    *,
    seen: int,
    by: Person,
    at: datetime,
) -> Rectification:
    """An act that is no more than words."""
    _refuse_marked(matter, *words.values(), by=by, at=at)
    with steps.taken(matter, lambda held: reasons_against_act(held, act, by=by, at=at), seen=seen) as (held, reasons):
        reasons += [] if all(told.strip() for told in words.values()) else [missing]
        reasons += reasons_against_words({act.label: "".join(words.values())})
        refuse_if_any(reasons)
        _done(held, act, on=day_of(at), by=by, at=at, words=words)
    return held


def _done(held: Rectification, act: RectificationAct, **told: object) -> None:
    steps.done(held, act, after(held.stands, act), verb=f"rectifications.{act.value}", **told)


def _refuse_marked(matter: Rectification, *texts: str, by: Person, at: datetime) -> None:
    receiving.refuse_marked(texts, matter.unit, chain=Rectification.CHAIN, by=by, at=at)


def _reasons_against_recourse(matter: Rectification, *, on: date) -> Sequence[str]:
    try:
        _recourse(matter, on=on)
    except RuleBroken as broken:
        return broken.reasons
    return ()


def _recourse(matter: Rectification, *, on: date) -> str:
    """不予更正的救济途径. Errors: ``RuleBroken`` where the organ has no settings for its letters."""
    rule = rule_of(matter.unit)
    if rule is None:
        raise RuleBroken(NO_RULE)
    names = {"organ": matter.unit.name, "reviewer": rule.reviewer, "court": rule.court}
    return recourse(RecourseKind.EITHER, on, **names).text
