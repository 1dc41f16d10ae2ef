"""文书说的是哪一步，那一步记下了什么：what a letter tells of an act is taken from the act, not typed again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from mingtang.applications.clock import due_of, events_of, latest, received_on
from mingtang.applications.models import Application, Event
from mingtang.casework.models import ExtensionRequest, Party
from mingtang.holidays.queries import calendar
from mingtang.law.case_letters import LetterKind
from mingtang.law.days import chinese_day
from mingtang.law.fees import Basis, fee_by_pages, fee_of_items
from mingtang.law.foi import FoiAct
from mingtang.law.reply import ReplyClock
from mingtang.law.rules import RuleBroken
from mingtang.letters.forms import names_in

NOTICES = {FoiAct.LAPSE_CORRECTION: FoiAct.ASK_CORRECTION, FoiAct.LAPSE_FEE: FoiAct.NOTIFY_FEE}
"""终止办理的，说的是在先的那一份通知。"""
_STANDS = frozenset({"受理编号", "收到日期", "依据", "救济途径", "延长到", "延长日数", "延迟到", "金额"})
"""范本里用了，定稿的文字里就不能是别的。"""


def event_for(application: Application, kind: LetterKind) -> Event | None:
    """文书随哪个办理环节发出：the last event of one of its acts, since the case was last begun."""
    return event_among(latest(events_of(application)), kind)


def event_among(events: Sequence[Event], kind: LetterKind) -> Event | None:
    """The last of these events that the letter tells of."""
    acts = {act.value for act in kind.acts}
    found = [event for event in events if event.act in acts and _is_of(event, kind)]
    return found[-1] if found else None


def _is_of(event: Event, kind: LetterKind) -> bool:
    return not kind.of or (event.about or event).told("asked") in kind.of


def terms_of(application: Application, event: Event | None) -> dict[str, str]:
    """那一步定下的日子和金额，as a letter writes them. What the act does not set is empty."""
    told = {"延长到": "", "延长日数": "", "延迟到": "", "金额": ""}
    if event is None:
        return told
    if event.act == FoiAct.EXTEND.value:
        until = _extended_until(application, event)
        return told | ({"延长到": chinese_day(until)} if until else {"延长日数": str(event.told("days"))})
    if event.act == FoiAct.DELAY.value and (day := event.day("until")):
        return told | {"延迟到": chinese_day(day)}
    return told | ({"金额": str(event.told("yuan"))} if event.act == FoiAct.NOTIFY_FEE.value else {})


def _extended_until(application: Application, event: Event) -> date | None:
    """The day that the extension reached when it was granted; ``None`` while an opinion was awaited."""
    events = events_of(application)
    place = next((place for place, each in enumerate(events) if each.pk == event.pk), len(events))
    reckoned = _reckoned(application, on=event.on, events=events[: place + 1])
    return reckoned.due if reckoned else None


def _reckoned(application: Application, *, on: date, events: Sequence[Event] | None = None) -> ReplyClock | None:
    try:
        return due_of(application, calendar(), on=on, events=events)
    except RuleBroken:
        return None


def first_values(application: Application, kind: LetterKind, event: Event | None) -> dict[str, str]:
    """办理环节里已经写了的，as the first values of what is asked."""
    known = _told_with(application, event) if event is not None else {}
    return {asked.name: asked.as_told.format(known[asked.fact]) for asked in kind.asks if known.get(asked.fact)}


def _told_with(application: Application, event: Event) -> dict[str, str]:
    """What was told with the act, under the names that ``names.toml`` uses."""
    act = FoiAct(event.act)
    more: dict[FoiAct, Callable[[], dict[str, str]]] = {
        FoiAct.NOTIFY_FEE: lambda: {"working": _working(event)},
        FoiAct.EXTEND: lambda: {"reason": _reason(event)},
        FoiAct.INQUIRE: lambda: _asked(event),
        FoiAct.HEAR: lambda: _asked(event.about or event),
        FoiAct.LAPSE_CORRECTION: lambda: {"correction": _noticed(application, event)},
        FoiAct.LAPSE_FEE: lambda: {"fee": _noticed(application, event)},
        FoiAct.WITHDRAW: lambda: {"withdrawal": f"{chinese_day(event.on)}{event.text}"},
    }
    found = more[act]() if act in more else {}
    return {"text": event.text, "term": str(event.told("term")), **found}


def _asked(event: Event) -> dict[str, str]:
    party = Party.rows.filter(event=event).first()
    return {"party": party.name, "question": party.question} if party else {}


def _reason(event: Event) -> str:
    request = ExtensionRequest.rows.filter(pk=event.told("request") or None).first()
    return request.reason.rstrip("。") if request else ""


def _working(event: Event) -> str:
    """怎样算的：the bands of the fee, as they were when the notice went out."""
    count, first = event.told("count", 0), event.told("first", 1) or 1
    try:
        if event.told("basis") == Basis.PAGES.value:
            fee = fee_by_pages(count, on=event.on)
        else:
            fee = fee_of_items(first - 1, count, on=event.on)
    except RuleBroken:
        return ""
    return f"{fee.standard.basis.label}，{'；'.join(fee.steps)}。"


def _noticed(application: Application, event: Event) -> str:
    """在先的通知：when it went out, and the last day that it gave."""
    act = NOTICES[FoiAct(event.act)]
    notice = next(each for each in reversed(events_of(application)) if each.act == act.value)
    reckoned = _reckoned(application, on=event.on)
    last = (reckoned.correct_by or reckoned.pay_by) if reckoned else None
    arrived = received_on(notice)
    told = [f"{chinese_day(notice.on)}发出通知", f"{chinese_day(arrived)}收到" if arrived else ""]
    what = "补正" if act is FoiAct.ASK_CORRECTION else "缴费"
    return "，".join([*filter(None, told), f"{what}的期限到{chinese_day(last)}" if last else ""]).rstrip("，")


def must_say(application: Application, event: Event | None, known: Mapping[str, str], form: str) -> dict[str, str]:
    """定稿的文字里必须是这样的：of what the form takes from the case, and the day of what the letter tells of."""
    told = {name: known.get(name, "") for name in names_in(form) if name in _STANDS}
    if event is None:
        return told
    if event.act == FoiAct.ASK_CORRECTION.value:
        return told | {"补正期限": f"{event.told('term')}个工作日"}
    act = FoiAct(event.act)
    if act in NOTICES:
        notice = next(each for each in reversed(events_of(application)) if each.act == NOTICES[act].value)
        return told | {"通知的日期": chinese_day(notice.on)}
    return told | ({"撤回的日期": chinese_day(event.on)} if act is FoiAct.WITHDRAW else {})
