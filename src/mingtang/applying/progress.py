"""办到哪一步：what the applicant is told, in plain words: what happens now, until when, and what they may do.

No name of a member of staff, and nothing of a third party, stands in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingtang.applications.clock import due_of, events_of
from mingtang.applications.models import Application, Event
from mingtang.holidays.queries import calendar
from mingtang.law.days import chinese_day
from mingtang.law.fees import Basis, fee_by_pages, fee_of_items
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.law.reckoning import Step
from mingtang.law.reply import ReplyClock
from mingtang.law.rules import RuleBroken

_S, _A = ApplicationState, FoiAct
_NOW: Mapping[ApplicationState, str] = {
    _S.UNCONFIRMED: "申请已经到了，工作人员要和您确认收到，确认的那天起算期限。",
    _S.RECEIVED: "申请已经收到，正在审核。",
    _S.CORRECTING: "请您补正：看下面的告知，把要的信息写清楚。补好以后重新计算答复期限。",
    _S.HANDLING: "正在办理。",
    _S.UNPAID: "收费通知已经发出，缴清以后从次日起重新计算答复期限。",
    _S.SIGNED: "答复已经签发，正在送给您。",
    _S.ANSWERED: "已经答复。",
    _S.CLOSED: "办理已经终止。",
    _S.ARCHIVED: "已经办结归档。",
    _S.SPLIT: "一份申请里有几件事，已经分成几件分别办理，会分别答复您。",
    _S.JOINED: "已经和您的另一件申请合在一起办理，会一并答复您。",
}
_TOLD: Mapping[FoiAct, str] = {
    _A.CONFIRM: "和您确认收到申请",
    _A.EXAMINE: "审核完毕，开始办理",
    _A.ASK_CORRECTION: "请您补正",
    _A.CORRECT: "收到您的补正",
    _A.LAPSE_CORRECTION: "逾期没有补正，终止办理",
    _A.INQUIRE: "书面征求有关方面的意见，所需时间不计算在期限内",
    _A.HEAR: "意见已经收到",
    _A.EXTEND: "答复期限延长",
    _A.DELAY: "告知您延迟答复",
    _A.NOTIFY_FEE: "发出收费通知",
    _A.PAY: "收到您缴的费用",
    _A.LAPSE_FEE: "逾期没有缴费，终止办理",
    _A.SIGN: "签发答复",
    _A.ANSWER_AT_ONCE: "当场答复",
    _A.DELIVER: "答复送出",
    _A.WITHDRAW: "您撤回了申请",
    _A.SPLIT: "分成几件办理",
    _A.JOIN: "和另一件合并办理",
    _A.REDO: "重新办理",
}


@dataclass(frozen=True)
class Told:
    """告诉申请人的：what happens now, until when, how that day was found, and what was done so far."""

    now: str
    until: date | None
    is_provisional: bool
    steps: tuple[Step, ...]
    done: tuple[tuple[date, str], ...]
    asked: Event | None
    fee: tuple[str, ...]
    parts: tuple[str, ...]
    may_correct: bool
    may_take_back: bool


def told_to_applicant(application: Application, *, on: date) -> Told:
    """办到哪一步，for whoever looks the application up."""
    events = events_of(application)
    due = _due(application, events, on=on) if application.is_open else None
    asked = next((event for event in reversed(events) if event.act == _A.ASK_CORRECTION.value), None)
    is_correcting = application.stands is _S.CORRECTING
    return Told(
        now=_now(application, due, on=on),
        until=due.due if due else None,
        is_provisional=bool(due and due.provisional),
        steps=due.steps if due else (),
        done=tuple(sorted(((event.on, _said(event)) for event in _told(events)), key=_day)),
        asked=asked if is_correcting else None,
        fee=_fee(events) if application.stands is _S.UNPAID else (),
        parts=tuple(_part(each, on=on) for each in others_of(application)),
        may_correct=is_correcting,
        may_take_back=application.is_open and application.stands is not _S.SIGNED,
    )


def _told(events: Sequence[Event]) -> list[Event]:
    """What the applicant is told of; a signature that was taken back never reached anybody."""
    taken_back = {event.about_id for event in events if _A(event.act) is _A.TAKE_BACK}
    return [event for event in events if _A(event.act) in _TOLD and event.pk not in taken_back]


def _day(done: tuple[date, str]) -> date:
    """The order in which things happened, whatever the order in which they were entered."""
    return done[0]


def _due(application: Application, events: Sequence[Event], *, on: date) -> ReplyClock | None:
    """期限；``None`` where the days of the case contradict each other, which staff are told and have to mend."""
    try:
        return due_of(application, calendar(), on=on, events=events)
    except RuleBroken:
        return None


def _now(application: Application, due: ReplyClock | None, *, on: date) -> str:
    now = _NOW[application.stands]
    if due is None:
        return now
    if due.correct_by and due.correct_by < on:
        return (
            f"补正的期限到{chinese_day(due.correct_by)}，已经过了。还没有终止办理以前补好的，仍然收下；"
            "有正当理由的，请一并写明，或者打电话说明。"
        )
    if due.pay_by and due.pay_by < on:
        return f"缴费的期限到{chinese_day(due.pay_by)}，已经过了，逾期没有缴清的不再办理。已经缴了的，请打电话说明。"
    if due.correct_by:
        return (
            f"请您在{chinese_day(due.correct_by)}以前补正，补好以后重新计算答复期限；逾期又没有正当理由的，不再办理。"
        )
    if due.pay_by:
        return f"收费通知已经发出，请在{chinese_day(due.pay_by)}以前缴费，缴清以后从次日起重新计算答复期限。"
    if application.stands in {_S.RECEIVED, _S.HANDLING}:
        if due.due is None:
            return f"{now}正在等有关方面的意见，等的时间不计算在期限内。"
        if due.due < on:
            return f"{now}答复期限到{chinese_day(due.due)}，已经过了，您可以打电话催办，也可以投诉。"
        return f"{now}{chinese_day(due.due)}前答复您。"
    return now


def _fee(events: Sequence[Event]) -> tuple[str, ...]:
    """收费怎样算的：by which rule, each band, and the amount of the notice."""
    event = next(each for each in reversed(events) if each.act == _A.NOTIFY_FEE.value)
    basis, count = Basis(event.told("basis")), event.told("count", 0)
    if basis is Basis.PAGES:
        fee = fee_by_pages(count, on=event.on)
    else:
        fee = fee_of_items(max(event.told("first", 1) - 1, 0), count, on=event.on)
    return (
        f"依据：{fee.citation}，{basis.label}。",
        *(f"{step}。" for step in fee.steps),
        f"一共 {event.told('yuan')} 元。",
    )


def _said(event: Event) -> str:
    """一个环节，as the applicant is told it."""
    act = _A(event.act)
    until = event.day("until")
    if act is _A.EXTEND:
        return f"经负责人同意，答复期限延长 {event.told('days')} 个工作日"
    if act is _A.DELAY and until:
        return f"告知您延迟到{chinese_day(until)}答复"
    if act is _A.NOTIFY_FEE:
        return f"发出收费通知，{event.told('yuan')} 元"
    if act is _A.HEAR and event.told("lapsed", False):
        return "对方到期没有提出意见，继续办理"
    return _TOLD[act]


def others_of(application: Application) -> list[Application]:
    """拆分出来的、并入的那些，which the applicant reaches with the first number and code."""
    if application.stands is _S.SPLIT:
        return list(application.parts.order_by("year", "serial"))
    return [application.joined_to] if application.stands is _S.JOINED and application.joined_to else []


def _part(application: Application, *, on: date) -> str:
    due = _due(application, events_of(application), on=on) if application.is_open else None
    return f"受理编号 {application.number}：{_now(application, due, on=on)}"
