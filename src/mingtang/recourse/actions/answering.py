"""答辩到结案：who handles it, when the answer and the evidence were handed in, the result, and what it orders.

Law: 行政复议法 第四十八条、第六十二条、第六十三条至第六十九条; 行政诉讼法 第六十七条、第六十九条至第七十二条.
"""

from datetime import date, datetime

from mingtang.applications.actions.steps import locked as locked_case
from mingtang.applications.actions.steps import reasons_against_step, take
from mingtang.applications.queries.handlers import is_clerk, sees_applicant
from mingtang.applications.queries.naming import reasons_against_telling_who
from mingtang.audit.actions import reference
from mingtang.law.foi import FoiAct
from mingtang.law.proceeding_facts import MOST_WHY, reasons_against_result
from mingtang.law.proceedings import ProceedingAct, Result, after, decision_clock, reasons_against
from mingtang.law.reckoning import reasons_against_reckoning
from mingtang.law.reply_acts import reasons_against_ordered_day
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.recourse.actions.registering import refuse_marked
from mingtang.recourse.actions.steps import done, of_the_organ, settle, taken
from mingtang.recourse.models import Proceeding
from mingtang.recourse.queries.desk import may_handle


def take_up(proceeding: Proceeding, *, handler: Person | None, seen: int, by: Person, at: datetime) -> Proceeding:
    """指定承办人：whoever writes the answer; named by the clerk, and anew when that changes."""
    with taken(proceeding, ProceedingAct.TAKE_UP, seen=seen) as (held, reasons):
        unit = held.application.unit
        if not is_clerk(by, unit, at=at):
            reasons.append(f"承办人由{unit.name}的政务公开专员指定。")
        if handler is None or not may_handle(handler, unit, at=at):
            reasons.append(f"请选择在{unit.name}任职的人。")
        refuse_if_any(reasons)
        held.handler, held.state = handler, after(held.stands, ProceedingAct.TAKE_UP).value
        settle(held)
        facts = {"handler": reference(handler)} if handler else {}
        done(held, ProceedingAct.TAKE_UP, on=day_of(at), by=by, at=at, facts=facts)
    return held


def submit(proceeding: Proceeding, *, on: date, seen: int, by: Person, at: datetime) -> Proceeding:
    """登记已经提交答辩材料：from then on the clock is that of the reviewing organ or the court."""
    with taken(proceeding, ProceedingAct.SUBMIT, seen=seen) as (held, reasons):
        reasons += of_the_organ(held, by=by, at=at)
        if on > day_of(at):
            reasons.append("提交的日期在今天以后，请核对。")
        if on < held.served_on:
            reasons.append("提交的日期早于收到副本的日期，请核对。")
        refuse_if_any(reasons)
        held.answered_on, held.state = on, after(held.stands, ProceedingAct.SUBMIT).value
        settle(held)
        done(held, ProceedingAct.SUBMIT, on=on, by=by, at=at)
    return held


def extend(proceeding: Proceeding, *, days: int, on: date, seen: int, by: Person, at: datetime) -> Proceeding:
    """登记复议机关延期：as the reviewing organ told. Units: civil days. Law: 行政复议法 第六十二条."""
    with taken(proceeding, ProceedingAct.EXTEND, seen=seen) as (held, reasons):
        reasons += of_the_organ(held, by=by, at=at)
        if held.accepted_on is None:
            reasons.append("还没有登记受理的日期，延期算不出来，请先补登记。")
        else:
            row = decision_clock(held.road, held.accepted_on, summary=held.is_summary)
            reasons += reasons_against_reckoning(row, held.accepted_on, extension=days)
        if days == 0:
            reasons.append("请写延期多少日，至少 1 日。")
        if held.extension:
            reasons.append("已经登记过一次延期。")
        if not held.served_on <= on <= day_of(at):
            reasons.append("延期通知的日期应当在收到副本以后、今天以前，请核对。")
        refuse_if_any(reasons)
        held.extension = days
        settle(held)
        done(held, ProceedingAct.EXTEND, on=on, by=by, at=at, facts={"days": days})
    return held


def reasons_against_striking(proceeding: Proceeding, *, by: Person, at: datetime) -> list[str]:
    """不能撤销登记的理由：another person than the one who registered it, and nothing that opened the case again."""
    reasons = list(reasons_against(proceeding.stands, ProceedingAct.STRIKE))
    unit = proceeding.application.unit
    if not sees_applicant(by, unit, at=at):
        reasons.append(f"撤销登记由{unit.name}的政务公开专员、审核人或者分管领导办理。")
    first = proceeding.log.order_by("id").first()
    if first is not None and {first.by_id, first.stands_for_id or first.by_id} & by.hands:
        reasons.append("这一件是您登记的，请由另一个人撤销。")
    if proceeding.redone_id is not None:
        reasons.append("申请已经按这一件的结果重新办理，不能撤销登记。")
    return reasons


def strike(proceeding: Proceeding, *, why: str, seen: int, by: Person, at: datetime) -> Proceeding:
    """撤销登记：of what was entered by mistake. It counts no more, and stays to be seen with the reason."""
    refuse_marked(proceeding.application, why, by=by, at=at)
    why = why.strip()
    told = [] if 0 < len(why) <= MOST_WHY else [f"请写明哪里登记错了，不超过 {MOST_WHY} 个字。"]
    told += reasons_against_telling_who(proceeding.application, why, what="理由")
    with taken(proceeding, ProceedingAct.STRIKE, seen=seen) as (held, _):
        refuse_if_any([*reasons_against_striking(held, by=by, at=at), *told])
        held.state = after(held.stands, ProceedingAct.STRIKE).value
        settle(held)
        done(held, ProceedingAct.STRIKE, on=day_of(at), why=why, by=by, at=at)
    return held


def decide(
    proceeding: Proceeding,
    *,
    result: Result | None,
    decided_on: date,
    result_on: date,
    redo: bool,
    redo_until: date | None = None,
    seen: int,
    by: Person,
    at: datetime,
) -> Proceeding:
    """登记结果：closed for good; an order to answer anew opens the case again, from the day it was received."""
    with taken(proceeding, ProceedingAct.DECIDE, seen=seen) as (held, reasons):
        reasons += of_the_organ(held, by=by, at=at)
        days = {"decided": decided_on, "received": result_on, "served": held.served_on, "today": day_of(at)}
        reasons += reasons_against_result(result, redo=redo, accepted=held.accepted_on, **days)
        reasons += reasons_against_ordered_day(redo_until, redo=redo, received=result_on)
        case = locked_case(held.application)
        reasons += reasons_against_step(case, FoiAct.REDO, on=result_on, at=at) if redo else []
        refuse_if_any(dict.fromkeys(reasons))
        assert result is not None
        if redo:
            until = {"until": redo_until.isoformat()} if redo_until else {}
            anew, facts = {"ended_on": None, "outcome": ""}, {"proceeding": held.pk} | until
            told = {"on": result_on, "seen": case.steps, "by": by, "at": at, "facts": facts, "changes": anew}
            held.redone = take(case, FoiAct.REDO, **told)
        held.state, held.result = after(held.stands, ProceedingAct.DECIDE).value, result.value
        held.decided_on, held.result_on = decided_on, result_on
        settle(held)
        done(held, ProceedingAct.DECIDE, on=result_on, by=by, at=at, facts={"result": result.value, "redo": redo})
    return held
