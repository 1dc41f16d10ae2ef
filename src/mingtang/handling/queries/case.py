"""一件申请的样子：what is due and why, the ledger of its days drawn, its steps and its papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, prefetch_related_objects

from mingtang.applications.clock import facts_of
from mingtang.applications.models import Application, CasePaper, Event
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.casework.models import ExtensionRequest
from mingtang.holidays.queries import calendar
from mingtang.law.days import chinese_day
from mingtang.law.fees import Basis
from mingtang.law.foi import FoiAct
from mingtang.law.outcomes import outcome
from mingtang.law.reply import ReplyClock, reply_clock
from mingtang.law.reply_facts import Asked
from mingtang.law.reply_ledger import Interval, Running, ledger
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import Viewer

WIDTH = 1000
WITHDRAWN = "R6.3"
_LATE = "（补录）"


@dataclass(frozen=True)
class Strip:
    """台账的一段，drawn: where it begins and how wide it is, of ``WIDTH``; days are civil days."""

    interval: Interval
    number: int
    x: int
    width: int
    days: int | None

    @property
    def tone(self) -> str:
        """填色：running as what goes on, stopped as what waits."""
        return "stopped" if self.interval.kind is Running.STOPPED else "running"


@dataclass(frozen=True)
class Days:
    """期限：the reckoning, how many working days are left, the drawn ledger, or why the days contradict each other."""

    clock: ReplyClock | None
    left: int | None
    strips: Sequence[Strip] = ()
    wrong: Sequence[str] = ()

    @property
    def left_text(self) -> str:
        """还有几个工作日，as text."""
        return str(self.left)


def events(application: Application) -> list[Event]:
    """办理环节，with who did each; read once, for whatever the page asks of the case afterwards."""
    found = Event.rows.select_related("service", "words", "party", "by", "stands_for").order_by("id")
    prefetch_related_objects([application], Prefetch("events", found))
    return list(application.events.all())


def told(event: Event) -> str:
    """一个环节的要点，in words; of the other side and the applicant nothing."""
    match FoiAct(event.act):
        case FoiAct.ASK_CORRECTION:
            return f"补正期限 {event.told('term')} 个工作日"
        case FoiAct.INQUIRE:
            return Asked(event.told("asked")).label
        case FoiAct.HEAR if event.told("lapsed", False):
            return "逾期没有意见"
        case FoiAct.HEAR:
            return "同意公开" if event.told("agrees") else "不同意公开"
        case FoiAct.EXTEND:
            return f"{event.told('days')} 个工作日{_LATE if event.told('late', False) else ''}"
        case FoiAct.DELAY:
            until = event.day("until")
            return f"延迟到{chinese_day(until)}{_LATE if event.told('late', False) else ''}" if until else ""
        case FoiAct.NOTIFY_FEE:
            basis = Basis(event.told("basis"))
            return f"{basis.label}，{event.told('count')} {basis.unit}，{event.told('yuan')} 元"
        case FoiAct.ASSIGN:
            return "、".join(word for name, word in (("title", "事项"), ("handler", "承办人")) if event.told(name))
        case FoiAct.JOIN:
            return f"并入 {event.told('into')}"
    return ""


def result(application: Application) -> str:
    """办理结果，in plain words; a withdrawal is called what it was, not by the row of the table that counts it."""
    if not application.outcome:
        return ""
    taken_back = any(event.act == FoiAct.WITHDRAW.value for event in application.events.all())
    return "申请人撤回" if taken_back and application.outcome == WITHDRAWN else outcome(application.outcome).said


def days(application: Application, *, on: date) -> Days:
    """期限，of an application that was received; what the facts say now, never the stored copy."""
    table = calendar()
    try:
        facts = facts_of(application, on=on)
        reckoned = reply_clock(facts, table) if facts is not None else None
        found = ledger(facts, table) if facts is not None else ()
    except RuleBroken as broken:
        return Days(None, None, wrong=broken.reasons)
    due = reckoned.due if reckoned else None
    left = None
    if due is not None:
        left = table.working_days_between(on, due) if due >= on else -table.working_days_between(due, on)
    return Days(reckoned, left, strips(found, on=on))


def strips(found: Sequence[Interval], *, on: date) -> list[Strip]:
    """台账画成一条：what has no end yet is drawn up to today."""
    if not found:
        return []
    ends = [each.until or max(on, each.since + timedelta(days=1)) for each in found]
    first, whole = found[0].since, max((ends[-1] - found[0].since).days, 1)
    drawn = []
    for number, (each, end) in enumerate(zip(found, ends, strict=True), start=1):
        x, until = ((day - first).days * WIDTH // whole for day in (each.since, end))
        drawn.append(Strip(each, number, x, max(until - x, 2), (each.until - each.since).days if each.until else None))
    return drawn


def extension_requests(application: Application) -> list[ExtensionRequest]:
    """延长审批，the newest last."""
    people = ("asked_by", "asked_for", "decided_by", "decided_for", "late_paper__attachment")
    return list(application.extension_requests.select_related(*people).order_by("id"))


def papers(application: Application, viewer: Viewer, *, at: datetime) -> list[CasePaper] | None:
    """卷内文件；``None`` for those who may not know the applicant, whom a scanned letter names."""
    if not sees_applicant(viewer, application.unit, at=at):
        return None
    return list(application.papers.select_related("attachment", "by", "event").order_by("id"))
