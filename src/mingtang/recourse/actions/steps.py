"""办一步：the one way a proceeding goes on. Locked, asked of the law, put down as a step, its clock reckoned anew."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction

from mingtang.applications.queries.handlers import is_clerk
from mingtang.audit.actions import record
from mingtang.holidays.queries import calendar
from mingtang.law.proceedings import ProceedingAct, reasons_against
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.workdays import Calendar
from mingtang.organs.models import Person
from mingtang.recourse.clock import due_of
from mingtang.recourse.models import Proceeding, ProceedingStep

STALE = "这一件在您打开页面以后又办了一步，没有保存您这一步。请看过新的情况再办。"
_COPIES = ("due_on", "is_provisional")


@contextmanager
def taken(proceeding: Proceeding, act: ProceedingAct, *, seen: int) -> Iterator[tuple[Proceeding, list[str]]]:
    """The proceeding, held until the act is done, and the reasons against the act that its state gives."""
    with transaction.atomic():
        held = locked(proceeding.pk)
        refuse_if_any([STALE] if held.steps != seen else [])
        yield held, list(reasons_against(held.stands, act))


def locked(pk: int) -> Proceeding:
    """One proceeding, its row locked."""
    rows = Proceeding.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("application__unit__organ", "handler").get(pk=pk)


def of_the_organ(proceeding: Proceeding, *, by: Person, at: datetime) -> list[str]:
    """由谁办：the clerk of the organ, or whoever was named to handle it."""
    unit = proceeding.application.unit
    if is_clerk(by, unit, at=at) or (proceeding.handler_id is not None and proceeding.handler_id in by.hands):
        return []
    return [f"由{unit.name}的政务公开专员或者指定的承办人办理。"]


def done(
    proceeding: Proceeding,
    act: ProceedingAct,
    *,
    on: date,
    why: str = "",
    by: Person,
    at: datetime,
    facts: Mapping[str, object] | None = None,
) -> None:
    """Count the step, save, and put it down, in the transaction of the act."""
    proceeding.steps += 1
    proceeding.save()
    told = {"act": act.value, "on": on, "why": why}
    ProceedingStep.rows.create(proceeding=proceeding, **told, by=by, stands_for=by.stands_for, at=at)
    told = {"on": on.isoformat(), **(facts or {})}
    chain = proceeding.application.unit.organ.code
    record(chain, by=by, verb=f"recourse.{act.value}", of=proceeding, at=at, facts=told)


def settle(proceeding: Proceeding, table: Calendar | None = None) -> bool:
    """期限重算：the copies follow the facts; whether they changed. Nothing is saved here."""
    before = tuple(getattr(proceeding, name) for name in _COPIES)
    due = due_of(proceeding, table or calendar())
    proceeding.due_on = due.due if due else None
    proceeding.is_provisional = bool(due and due.provisional)
    return before != tuple(getattr(proceeding, name) for name in _COPIES)


@transaction.atomic
def settle_anew(pk: int, table: Calendar) -> bool:
    """One proceeding after a changed notice, or by the nightly comparison; whether its day changed."""
    proceeding = locked(pk)
    try:
        changed = settle(proceeding, table)
    except RuleBroken:
        return False
    if changed:
        proceeding.save(update_fields=list(_COPIES))
    return changed
