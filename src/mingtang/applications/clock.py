"""申请的期限：the facts of a case as the law room reckons with them, and the copy of the due day that lists sort by.

The day is always computed anew from the events; the copy is compared every night and when a holiday notice changes.
"""

from collections.abc import Sequence
from datetime import date

from mingtang.applications.models import Application, Event
from mingtang.law.foi import OPEN, FoiAct
from mingtang.law.reply import ReplyClock, reply_clock
from mingtang.law.reply_facts import Asked, Correction, Delay, Inquiry, ReplyFacts
from mingtang.law.workdays import Calendar


def events_of(application: Application) -> list[Event]:
    """办理环节，in the order in which they were written, with how their papers were served.

    What was done with a letter before it was split belongs to each of its parts.
    """
    if "events" in getattr(application, "_prefetched_objects_cache", {}):
        own = list(application.events.all())
    else:
        own = list(application.events.select_related("service", "words").order_by("id"))
    if application.came_from is None:
        return own
    inherited = [event for event in events_of(application.came_from) if event.act != FoiAct.SPLIT.value]
    return [*inherited, *own]


def latest(events: Sequence[Event]) -> Sequence[Event]:
    """最近一轮的环节：those after the last order to answer anew, and of all where there was none."""
    anew = [place for place, event in enumerate(events) if event.act == FoiAct.REDO.value]
    return events[anew[-1] + 1 :] if anew else events


def facts_of(application: Application, *, on: date, events: Sequence[Event] | None = None) -> ReplyFacts | None:
    """办理经过，as it stands on the day; ``None`` while the application does not count as received.

    After an order to answer anew only what came later counts, from the day on which the order was received; where the
    order sets the last day, that day stands.
    """
    events = events_of(application) if events is None else events
    ordered = [event for event in events if event.act == FoiAct.REDO.value]
    received = ordered[-1].on if ordered else application.received_on
    if received is None:
        return None
    until = ordered[-1].day("until") if ordered else None
    order = Delay(received, until, ordered=True) if until else None
    return _facts(latest(events), ReplyFacts(received, delay=order, today=on))


def _facts(events: Sequence[Event], facts: ReplyFacts) -> ReplyFacts:
    by_act: dict[FoiAct, list[Event]] = {}
    for event in events:
        by_act.setdefault(FoiAct(event.act), []).append(event)

    def last(act: FoiAct) -> Event | None:
        return by_act[act][-1] if act in by_act else None

    asked, extended, delayed, fee = map(last, (FoiAct.ASK_CORRECTION, FoiAct.EXTEND, FoiAct.DELAY, FoiAct.NOTIFY_FEE))
    corrected, paid = last(FoiAct.CORRECT), last(FoiAct.PAY)
    heard = {event.about_id: event for event in by_act.get(FoiAct.HEAR, ())}
    return ReplyFacts(
        received=facts.received,
        today=facts.today,
        corrected=corrected.on if corrected else None,
        correction=_correction(asked, lapsed=FoiAct.LAPSE_CORRECTION in by_act) if asked else None,
        inquiries=tuple(_inquiry(event, heard.get(event.pk)) for event in by_act.get(FoiAct.INQUIRE, ())),
        extended=extended.told("days", 0) if extended else 0,
        extended_on=extended.on if extended else None,
        delay=Delay(delayed.on, delayed.day("until") or delayed.on) if delayed else facts.delay,
        fee_sent=fee.on if fee else None,
        fee_notified=received_on(fee) if fee else None,
        fee_paid=paid.on if paid else None,
        fee_lapsed=FoiAct.LAPSE_FEE in by_act,
    )


def received_on(event: Event) -> date | None:
    """送达日期：the day on which the paper of an event was received; ``None`` while that is not known."""
    service = getattr(event, "service", None)
    return service.received_on if service is not None else None


def _correction(asked: Event, *, lapsed: bool) -> Correction:
    return Correction(asked.on, notified=received_on(asked), term=asked.told("term", None), lapsed=lapsed)


def _inquiry(asked: Event, heard: Event | None) -> Inquiry:
    lapsed = bool(heard and heard.told("lapsed", False))
    return Inquiry(
        asked=Asked(asked.told("asked")),
        sent=asked.on,
        received=received_on(asked),
        answered=heard.on if heard and not lapsed else None,
        lapsed=lapsed,
        paper=asked.told("paper"),
    )


def due_of(
    application: Application, table: Calendar, *, on: date, events: Sequence[Event] | None = None
) -> ReplyClock | None:
    """答复期限，explained step by step; ``None`` while the application does not count as received.

    Errors: ``RuleBroken`` where the days of the case contradict each other.
    """
    facts = facts_of(application, on=on, events=events)
    return reply_clock(facts, table) if facts is not None else None


Copies = tuple[date | None, bool, bool]


def stored(application: Application) -> Copies:
    """期限的副本：the due day, whether it is provisional, and whether the clock stands still."""
    return application.due_on, application.is_provisional, application.is_paused


def copies_of(application: Application, table: Calendar, *, on: date) -> Copies:
    """期限的副本，as the facts have them on the day; of a case that is over as they were last.

    Errors: as ``due_of``.
    """
    if application.stands not in OPEN:
        return stored(application)
    due = due_of(application, table, on=on)
    return (due.due, due.provisional, due.due is None) if due is not None else (None, False, False)
