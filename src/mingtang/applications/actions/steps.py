"""办一步：the one way a case goes on. Locked, asked of the law, written as an event, and the due day reckoned anew.

Two who act on one case at the same moment: the one whose page was older is told, and nothing of the act is kept.
Law: 政府信息公开条例 第四十五条（登记、审核、办理、答复、归档）.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from mingtang.applications.clock import copies_of, events_of, latest, stored
from mingtang.applications.models import Application, Event, EventText
from mingtang.applications.queries.handlers import clerks_of
from mingtang.audit.actions import record, reference
from mingtang.holidays.queries import calendar
from mingtang.law.days import chinese_day
from mingtang.law.foi import FoiAct, after, reasons_against
from mingtang.law.mail import NoticeKind
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.workdays import Calendar
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify


def locked(application: Application) -> Application:
    """The case, held until the end of the transaction."""
    rows = Application.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ", "handler", "came_from").get(pk=application.pk)


def reasons_against_stale(application: Application, seen: int, *, by: Person | None) -> list[str]:
    """看的不是现在的样子：somebody else did a step since the page was opened; the applicant is not told who."""
    if application.steps == seen:
        return []
    last = application.events.select_related("by", "stands_for").last()
    who = "" if by is None or last is None else last.signed or "申请人"
    what = f"：{who}刚才办了“{last.label}”" if last else ""
    return [f"这件申请在您打开页面以后又办了一步{what}。没有保存您这一步，请看过新的情况再办。"]


def reasons_against_step(application: Application, act: FoiAct, *, on: date, at: datetime) -> list[str]:
    """不能办这一步的理由：by where the case stands, and by its day."""
    reasons = list(reasons_against(application.stands, act))
    if on > day_of(at):
        reasons.append(f"“{act.label}”的日期（{chinese_day(on)}）在今天以后，请核对。")
    if on < application.submitted_on:
        reasons.append(f"“{act.label}”的日期（{chinese_day(on)}）早于提交申请的日期，请核对。")
    elif application.received_on is not None and on < application.received_on and act is not FoiAct.WITHDRAW:
        received = chinese_day(application.received_on)
        reasons.append(f"“{act.label}”的日期（{chinese_day(on)}）早于收到申请之日（{received}），请核对。")
    return reasons


@transaction.atomic
def take(
    application: Application,
    act: FoiAct,
    *,
    on: date,
    seen: int,
    by: Person | None,
    at: datetime,
    about: Event | None = None,
    facts: Mapping[str, Any] | None = None,
    text: str = "",
    changes: Mapping[str, Any] | None = None,
    reasons: Sequence[str] = (),
) -> Event:
    """办一步：``seen`` is how many steps the page showed; ``changes`` are fields of the case that go with the act;
    ``text`` is what was written with it, kept apart from the event so that it can be erased.

    ``by`` is ``None`` for what the applicant does. ``reasons`` are those that the caller found, told with the others.
    """
    application = locked(application)
    refuse_if_any(reasons_against_stale(application, seen, by=by))
    refuse_if_any([*reasons, *reasons_against_step(application, act, on=on, at=at)])
    application.state = after(application.stands, act).value
    for name, value in (changes or {}).items():
        setattr(application, name, value)
    whom = {"by": by, "stands_for": by.stands_for if by else None, "at": at}
    told = {"act": act.value, "on": on, "about": about, "facts": dict(facts or {}), "state": application.state}
    event = Event.rows.create(application=application, **told, **whom)
    if text.strip():
        EventText.rows.create(event=event, text=text.strip())
    application.steps += 1
    settle(application, on=day_of(at))
    traced = {"act": act.value, "on": on.isoformat(), **({"about": about.pk} if about else {})}
    chain = application.unit.organ.code
    record(chain, by=by or "applicant", verb=f"applications.{act.value}", of=event, at=at, facts=traced)
    return event


def outstanding(application: Application, act: FoiAct, *answers: FoiAct) -> list[Event]:
    """还没有下文的环节：events of an act that none of the answers names."""
    events = latest(events_of(application))
    done = {event.about_id for event in events if FoiAct(event.act) in answers}
    return [event for event in events if event.act == act.value and event.pk not in done]


def the_event(application: Application, pk: int, act: FoiAct) -> Event:
    """One event of the case, of this act.

    Errors: ``RuleBroken`` when there is none.
    """
    event = application.events.filter(pk=pk, act=act.value).first()
    if event is None:
        raise RuleBroken(f"没有这一次“{act.label}”的记录，请刷新页面再办。")
    return event


def settle(application: Application, *, on: date, table: Calendar | None = None) -> bool:
    """期限重算：the copies follow the facts, in the transaction of the act; whether they changed.

    Errors: ``RuleBroken`` where the act does not agree with the days of the case; then the act is undone.
    """
    before, after_it = stored(application), copies_of(application, table or calendar(), on=on)
    application.due_on, application.is_provisional, application.is_paused = after_it
    application.save()
    return before != after_it


@transaction.atomic
def settle_anew(pk: int, table: Calendar, *, at: datetime) -> bool:
    """期限重算一件：of a case that nobody holds; whether anything changed. Whoever handles it is told.

    A day that a changed notice makes contradictory leaves the copy as it is: the case page tells what to correct.
    """
    application = Application.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=pk)
    before = application.due_on
    try:
        changed = settle(application, on=day_of(at), table=table)
    except RuleBroken:
        return False
    if changed:
        told = {"before": before.isoformat() if before else "", "after": _day(application.due_on)}
        chain = application.unit.organ.code
        record(chain, by="calendar", verb="applications.settle", of=application, at=at, facts=told)
        _tell_moved(application, ran_on=before is None, at=at)
    return changed


def _tell_moved(application: Application, *, ran_on: bool, at: datetime) -> None:
    """By a changed notice, or because an opinion was awaited whose last day is over."""
    now = f"改为{chinese_day(application.due_on)}" if application.due_on else "暂时停着"
    title = f"工作日安排变了，申请 {application.number} 的答复期限{now}"
    if ran_on and application.due_on:
        title = f"征求意见的期限过了，申请 {application.number} 接着计算，答复期限{chinese_day(application.due_on)}"
    notify(
        clerks_of(application.unit, at=at),
        kind=NoticeKind.DUE,
        title=title,
        path=application.desk_address,
        of=reference(application),
        step=f"settled-{_day(application.due_on)}",
        at=at,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
