"""办理的共同之处：who may do a step, what the clock has against it, and that nothing classified is kept."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from mingtang.applications.actions.steps import locked, reasons_against_stale
from mingtang.applications.clock import facts_of
from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_clerk
from mingtang.files.marked import refuse_if_marked
from mingtang.holidays.queries import calendar
from mingtang.law.foi import FoiAct, reasons_against
from mingtang.law.reply_acts import (
    reasons_against_asking_correction,
    reasons_against_delaying,
    reasons_against_extending,
    reasons_against_lapsing_correction,
    reasons_against_lapsing_fee,
    reasons_against_notifying_fee,
)
from mingtang.law.reply_facts import ReplyFacts
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.workdays import Calendar
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

Act = TypeVar("Act", bound=Callable[..., Any])
MARKED = "填写的内容里有密级标志，没有保存。涉密、工作秘密的内容不要写进本系统，请按保密规定办理。"


def unclassified(act: Act) -> Act:
    """先看密级标志：the act begins only when nothing that was typed for it bears a mark."""

    @wraps(act)
    def checked(application: Application, *, by: Person, at: datetime, **told: Any) -> Any:
        about = {"unit": application.unit, "of": application, "verb": "applications.refuse_classified"}
        refuse_if_marked(_texts(told.values()), **about, by=by, at=at, said=MARKED)
        return act(application, by=by, at=at, **told)

    return cast(Act, checked)


def _texts(values: Iterable[Any]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from _texts(value)
        elif hasattr(value, "mark"):
            yield value.mark


def begun(application: Application, *, seen: int, by: Person) -> Application:
    """The case, held until the end of the transaction, as the page showed it.

    Errors: ``RuleBroken`` when somebody did a step since.
    """
    application = locked(application)
    refuse_if_any(reasons_against_stale(application, seen, by=by))
    return application


def reasons_against_hand(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不是经办人的理由。"""
    if is_clerk(by, application.unit, at=at):
        return []
    return [f"申请由{application.unit.name}的政务公开专员办理。"]


def reasons_against_act(application: Application, act: FoiAct, *, by: Person, at: datetime, on: date) -> list[str]:
    """不能办的理由，told before the button is pressed: who, the state, and what no day could mend.

    A step may be entered later with its own day; that the day itself is late is told when it is written.
    """
    reasons = [*reasons_against_hand(application, by=by, at=at), *reasons_against(application.stands, act)]
    facts = facts_of(application, on=day_of(at))
    if reasons or facts is None or act not in _CLOCKED:
        return reasons
    try:
        return [*_CLOCKED[act](facts, calendar(), on)]
    except RuleBroken as broken:
        return [*broken.reasons]


_Asked = Callable[[ReplyFacts, Calendar, date], Iterable[str]]
_CLOCKED: dict[FoiAct, _Asked] = {
    FoiAct.ASK_CORRECTION: lambda facts, table, on: reasons_against_asking_correction(facts, table, on=facts.received),
    FoiAct.EXTEND: lambda facts, table, on: reasons_against_extending(facts, table, days=1, on=_start(facts)),
    FoiAct.DELAY: lambda facts, table, on: reasons_against_delaying(
        facts, table, on=_start(facts), until=max(on, _start(facts)) + timedelta(days=120)
    ),
    FoiAct.NOTIFY_FEE: lambda facts, table, on: reasons_against_notifying_fee(facts, table, on=facts.started),
    FoiAct.LAPSE_CORRECTION: lambda facts, table, on: reasons_against_lapsing_correction(facts, table, on=on),
    FoiAct.LAPSE_FEE: lambda facts, table, on: reasons_against_lapsing_fee(facts, table, on=on),
}


def _start(facts: ReplyFacts) -> date:
    """The first day of the period that runs."""
    return facts.fee_paid or facts.started


def law_says(
    application: Application, asked: Callable[[ReplyFacts, Calendar], Iterable[str]], *, at: datetime
) -> list[str]:
    """What the clock has against a step on its day; nothing where the state refuses it anyway."""
    facts = facts_of(application, on=day_of(at))
    if facts is None:
        return []
    try:
        return [*asked(facts, calendar())]
    except RuleBroken as broken:
        return [*broken.reasons]
