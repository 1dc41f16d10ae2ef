"""办投诉：name who looks into it, pass it on, find, approve, answer, and close it once it was put right.

Law: 政府信息公开条例 第四十七条（查证属实的，督促整改）、第五十一条; 村民委员会组织法 第三十一条（责令依法公布）.
"""

from datetime import date, datetime

from mingtang.grievances.models import Grievance
from mingtang.law.grievance_targets import Against
from mingtang.law.grievances import (
    Finding,
    GrievanceAct,
    after,
    reasons_against_closing,
    reasons_against_finding,
    reasons_against_transfer,
)
from mingtang.law.matters import Telling, reasons_against_telling, reasons_against_words
from mingtang.law.rules import refuse_if_any
from mingtang.matters.actions import receiving, steps
from mingtang.matters.queries.desk import handlers_of
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

_A = GrievanceAct
_BY_LEADER = {_A.APPROVE, _A.SEND_BACK}
_BY_CLERK = {_A.TAKE_UP, _A.TRANSFER}
_JUDGING = {_A.TAKE_UP, _A.FIND, _A.APPROVE}


def reasons_against_act(matter: Grievance, act: GrievanceAct, *, by: Person, at: datetime) -> list[str]:
    """不能这样办的理由：of its state, of what it is against, and of who asks."""
    if act in _BY_LEADER:
        whose = steps.reasons_against_approving(matter, by=by, at=at)
    elif act in _BY_CLERK:
        whose = steps.reasons_against_clerk(matter, by=by, at=at)
    else:
        whose = steps.reasons_against_hand(matter, by=by, at=at)
    judging = matter.against_judging() if act in _JUDGING else ()
    return [*matter.against(act), *judging, *whose]


def people_for(matter: Grievance, *, at: datetime) -> list[Person]:
    """可以查证的人：nobody of the unit that the grievance is against."""
    outside = None if matter.target is Against.ORGAN else matter.about
    return handlers_of(matter.unit, on=day_of(at), outside=outside)


def take_up(matter: Grievance, *, handler: Person | None, title: str, seen: int, by: Person, at: datetime) -> Grievance:
    """指定查证人：and how the matter is called in lists."""
    _refuse_marked(matter, title, by=by, at=at)
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.TAKE_UP, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        if handler is None or handler not in people_for(held, at=at):
            reasons.append(f"请选择在{held.unit.name}任职、不在被投诉的单位的人。")
        refuse_if_any([*reasons, *receiving.reasons_against_title(title)])
        held.handler, held.title = handler, title.strip()
        _done(held, _A.TAKE_UP, on=day_of(at), by=by, at=at)
    return held


def transfer(matter: Grievance, *, to: str, on: date, note: str, seen: int, by: Person, at: datetime) -> Grievance:
    """转送：to whom it is for; here it ends, and the complainant finds where it went."""
    _refuse_marked(matter, to, note, by=by, at=at)
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.TRANSFER, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        reasons += reasons_against_transfer(to=to, passed=on, came=held.came_on, today=day_of(at))
        reasons += reasons_against_words({"为什么转送": note})
        refuse_if_any(reasons)
        held.passed_to, held.passed_on = to.strip(), on
        _done(held, _A.TRANSFER, on=on, by=by, at=at, words={"note": note})
    return held


def find(
    matter: Grievance,
    *,
    finding: Finding | None,
    facts: str,
    answer: str,
    measures: str = "",
    mend_by: date | None = None,
    seen: int,
    by: Person,
    at: datetime,
) -> Grievance:
    """拟写结论：with what is ordered and the words for the complainant, until another approves."""
    _refuse_marked(matter, facts, answer, measures, by=by, at=at)
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.FIND, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        told = {"facts": facts, "answer": answer, "measures": measures}
        reasons += reasons_against_finding(finding, **told, mend_by=mend_by, today=day_of(at))
        refuse_if_any(reasons)
        assert finding is not None
        held.finding, held.mend_by = finding.value, mend_by
        steps.found(held, by)
        more = {"facts": {"finding": finding.value}, "words": told | {"returned": ""}}
        _done(held, _A.FIND, on=day_of(at), by=by, at=at, **more)
    return held


def approve(matter: Grievance, *, seen: int, by: Person, at: datetime) -> Grievance:
    """批准结论。"""
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.APPROVE, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        refuse_if_any(reasons)
        steps.approved(held, by, at=at)
        _done(held, _A.APPROVE, on=day_of(at), by=by, at=at)
    return held


def send_back(matter: Grievance, *, reason: str, seen: int, by: Person, at: datetime) -> Grievance:
    """退回重写。"""
    return _worded(matter, _A.SEND_BACK, {"returned": reason}, "请写明为什么退回。", seen=seen, by=by, at=at)


def answer(matter: Grievance, *, way: Telling | None, on: date, seen: int, by: Person, at: datetime) -> Grievance:
    """登记已经答复：from then on the day to watch is that by which it is to be put right."""
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.ANSWER, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        days = {"told": on, "since": held.approved_on or on, "today": day_of(at)}
        reasons += reasons_against_telling(way, **days, reach=held.writing.reach)
        refuse_if_any(reasons)
        assert way is not None
        held.telling, held.told_on = way.value, on
        _done(held, _A.ANSWER, on=on, by=by, at=at)
    return held


def close(
    matter: Grievance,
    *,
    mended_on: date | None,
    result: str,
    reported_on: date | None,
    seen: int,
    by: Person,
    at: datetime,
) -> Grievance:
    """办结：what was upheld is put right, and what was passed down is reported back."""
    _refuse_marked(matter, result, by=by, at=at)
    with steps.taken(matter, lambda held: reasons_against_act(held, _A.CLOSE, by=by, at=at), seen=seen) as (
        held,
        reasons,
    ):
        days = {"mended": mended_on, "answered": held.told_on, "reported": reported_on, "today": day_of(at)}
        reasons += reasons_against_closing(held.concluded, result=result, passed_by=held.passed_by, **days)
        refuse_if_any(reasons)
        held.mended_on, held.reported_on = mended_on, reported_on
        _done(held, _A.CLOSE, on=day_of(at), by=by, at=at, words={"result": result})
    return held


def withdraw(matter: Grievance, *, note: str, seen: int, by: Person, at: datetime) -> Grievance:
    """登记本人撤回：how they said so."""
    return _worded(matter, _A.WITHDRAW, {"note": note}, "请写明怎样撤回的。", seen=seen, by=by, at=at)


def _worded(
    matter: Grievance, act: GrievanceAct, words: dict[str, str], missing: str, *, seen: int, by: Person, at: datetime
) -> Grievance:
    """An act that is no more than words."""
    _refuse_marked(matter, *words.values(), by=by, at=at)
    with steps.taken(matter, lambda held: reasons_against_act(held, act, by=by, at=at), seen=seen) as (held, reasons):
        reasons += [] if all(told.strip() for told in words.values()) else [missing]
        reasons += reasons_against_words({act.label: "".join(words.values())})
        refuse_if_any(reasons)
        _done(held, act, on=day_of(at), by=by, at=at, words=words)
    return held


def _done(held: Grievance, act: GrievanceAct, **told: object) -> None:
    steps.done(held, act, after(held.stands, act), verb=f"grievances.{act.value}", **told)


def _refuse_marked(matter: Grievance, *texts: str, by: Person, at: datetime) -> None:
    receiving.refuse_marked(texts, matter.unit, chain=Grievance.CHAIN, by=by, at=at)
