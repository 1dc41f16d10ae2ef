"""一件申请的样子：what is due and why, the ledger of its days, and other applications of the same person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mingtang.applications.clock import facts_of
from mingtang.applications.models import Application, CasePaper, Event
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.holidays.queries import calendar
from mingtang.law.foi import ApplicationState
from mingtang.law.reply import ReplyClock, reply_clock
from mingtang.law.reply_ledger import Interval, Running, ledger
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import Viewer

WIDTH = 1000
_MERGED = (ApplicationState.SPLIT.value, ApplicationState.JOINED.value)


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
    """办理环节，with who did each and what it answers."""
    found = application.events.select_related("service", "by", "stands_for", "about")
    return list(found.order_by("id"))


def days(application: Application, events: Sequence[Event], *, on: date) -> Days:
    """期限，of an application that was received; what the facts say now, never the stored copy."""
    table = calendar()
    try:
        facts = facts_of(application, events)
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


def papers(application: Application, viewer: Viewer, *, at: datetime) -> list[CasePaper] | None:
    """卷内文件；``None`` for those who may not know the applicant, whom a scanned letter names."""
    if not sees_applicant(viewer, application.unit, at=at):
        return None
    return list(application.papers.select_related("attachment", "by", "event").order_by("id"))


def same_person(application: Application) -> list[Application]:
    """同一申请人的其他申请，the newest first: pointed out, never merged by itself."""
    key = application.particulars.person_key
    if not key:
        return []
    found = Application.rows.filter(unit=application.unit, particulars__person_key=key).exclude(pk=application.pk)
    return list(found.select_related("unit").order_by("-year", "-serial"))


def earlier_in_month(application: Application, others: Sequence[Application]) -> int:
    """本月在先的件数：of the same person, received in the same calendar month before this one; parts count each.

    Law: 政府信息公开信息处理费管理办法 第四条（同一申请人一个自然月内累计）.
    """
    received = application.received_on
    if received is None:
        return 0
    mine = (received, application.year, application.serial)
    return sum(
        other.state not in _MERGED
        and other.received_on is not None
        and (other.received_on.year, other.received_on.month) == (received.year, received.month)
        and (other.received_on, other.year, other.serial) < mine
        for other in others
    )
