"""办一步：the one way a matter goes on. Locked, asked of the law, put down as a step, its day reckoned anew."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import transaction

from mingtang.applications.queries.handlers import is_clerk, is_leader
from mingtang.audit.actions import record
from mingtang.law.rules import refuse_if_any
from mingtang.law.workdays import Calendar
from mingtang.matters.models import Matter
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

STALE = "这一件在您打开页面以后又办了一步，没有保存您这一步。请看过新的情况再办。"
_COPIES = ("due_on", "is_provisional")


@contextmanager
def taken(matter: Matter, against: Callable[[Matter], Sequence[str]], *, seen: int) -> Iterator[tuple[Any, list[str]]]:
    """The matter, held until the act is done, and the reasons that ``against`` finds in it as it now stands."""
    with transaction.atomic():
        held = locked(type(matter), matter.pk)
        refuse_if_any([STALE] if held.steps != seen else [])
        yield held, list(against(held))


def locked(model: type[Matter], pk: int) -> Any:
    """One matter, its row locked."""
    rows = model.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ", "handler").get(pk=pk)


def reasons_against_hand(matter: Matter, *, by: Person, at: datetime) -> list[str]:
    """由谁办：the clerk of the organ, or whoever was named to handle it."""
    if is_clerk(by, matter.unit, at=at) or (matter.handler_id is not None and matter.handler_id in by.hands):
        return []
    return [f"由{matter.unit.name}的政务公开专员或者指定的承办人办理。"]


def reasons_against_clerk(matter: Matter, *, by: Person, at: datetime) -> list[str]:
    """由专员办的。"""
    return [] if is_clerk(by, matter.unit, at=at) else [f"由{matter.unit.name}的政务公开专员办理。"]


def reasons_against_approving(matter: Matter, *, by: Person, at: datetime) -> list[str]:
    """不能批准、退回结论的理由：the leader, who did not write it."""
    reasons = [] if is_leader(by, matter.unit, at=at) else [f"结论由{matter.unit.name}的分管领导批准。"]
    if matter.found_by_id is not None and matter.authors & by.hands:
        reasons.append("结论是您拟写的，请由另一个人批准。")
    return reasons


def done(
    matter: Matter,
    act: StrEnum,
    state: StrEnum,
    *,
    verb: str,
    on: date,
    by: Person,
    at: datetime,
    facts: Mapping[str, object] | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """Move on, save, and put the step down, in the transaction of the act; ``words`` go into the writing."""
    matter.state = state.value
    if not matter.is_open:
        matter.ended_on = on
    settle(matter)
    matter.steps += 1
    matter.save()
    if words:
        type(matter.writing).rows.filter(matter=matter).update(**{name: told.strip() for name, told in words.items()})
    noted(matter, act.value, verb=verb, on=on, by=by, at=at, facts=facts)


def noted(
    matter: Matter,
    act: str,
    *,
    verb: str,
    on: date,
    by: Person | None,
    at: datetime,
    facts: Mapping[str, object] | None = None,
) -> None:
    """The step, and the entry in the trail."""
    matter.log.create(act=act, on=on, by=by, stands_for=by.stands_for if by else None, at=at)
    told = {"on": on.isoformat(), **(facts or {})}
    record(matter.unit.organ.code, by=by or "public", verb=verb, of=matter, at=at, facts=told)


def found(matter: Matter, by: Person) -> None:
    """Who wrote the finding."""
    matter.found_by, matter.found_for = by, by.stands_for


def approved(matter: Matter, by: Person, *, at: datetime) -> None:
    """Who approved it."""
    matter.approved_by, matter.approved_on = by, day_of(at)


def settle(matter: Matter, table: Calendar | None = None) -> bool:
    """期限重算：the copies follow the facts; whether they changed. Nothing is saved here."""
    before = tuple(getattr(matter, name) for name in _COPIES)
    due = matter.reckoned(table)
    matter.due_on, matter.is_provisional = (due.day, due.provisional) if due else (None, False)
    return before != tuple(getattr(matter, name) for name in _COPIES)


@transaction.atomic
def settle_anew(model: type[Matter], pk: int, table: Calendar) -> bool:
    """One matter after a changed notice, or by the nightly comparison; whether its day changed."""
    matter = locked(model, pk)
    changed = settle(matter, table)
    if changed:
        matter.save(update_fields=list(_COPIES))
    return changed
