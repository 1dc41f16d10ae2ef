"""告诉谁：notices of requests, which name cases by their numbers and say nothing of what was typed."""

from datetime import date, datetime

from django.urls import reverse

from mingtang.law.days import chinese_day
from mingtang.law.mail import NoticeKind
from mingtang.law.units import PostKind
from mingtang.material.models import MaterialRequest
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.recipients import holders, officers_of


def asked(request: MaterialRequest, *, by: Person, at: datetime) -> None:
    """请提供材料：the officers of the unit."""
    title = f"申请 {request.application.number} 请{request.unit.short_name}提供材料，{chinese_day(request.due_on)}以前"
    _tell(request, officers_of(request.unit, on=day_of(at)), NoticeKind.ASSIGNED, title, "asked", by=by, at=at)


def came_back(request: MaterialRequest, *, by: Person, at: datetime) -> None:
    """提供了或者退回了：the clerk; nobody of the office waits any more."""
    settle(request, at=at)
    what = "退回了材料请求" if request.sent_back else "答复了材料请求"
    title = f"{request.unit.short_name}{what}：申请 {request.application.number}"
    clerks = holders(request.application.unit, PostKind.DISCLOSURE_CLERK, on=day_of(at))
    kind = NoticeKind.RETURNED if request.sent_back else NoticeKind.RESULT
    _tell(request, [*clerks, request.asked_by], kind, title, "back", by=by, at=at)


def settled(request: MaterialRequest, *, at: datetime) -> None:
    """不必再办。"""
    settle(request, at=at)


def reminded(request: MaterialRequest, *, step: str, late: bool, at: datetime) -> int:
    """快到期或者超期：the officers, and the clerk too when it is late; how many were told."""
    on = day_of(at)
    settle(request, kind=NoticeKind.DUE, at=at)
    people: list[Person] = officers_of(request.unit, on=on)
    if late:
        people += holders(request.application.unit, PostKind.DISCLOSURE_CLERK, on=on)
    words = "已经超期" if late else "快到期"
    title = f"{words}，{chinese_day(request.due_on)}到期：申请 {request.application.number} 的材料"
    return notify(people, kind=NoticeKind.DUE, title=title, path=_path(request), of=request, step=step, at=at)


def soon_step(due_on: date) -> str:
    """The step of the reminder before a due day."""
    return f"soon:{due_on.isoformat()}"


def late_step(due_on: date, week: int) -> str:
    """The step of the reminder of a week late."""
    return f"late-{week}:{due_on.isoformat()}"


def _tell(
    request: MaterialRequest, people: list[Person], kind: NoticeKind, title: str, step: str, *, by: Person, at: datetime
) -> None:
    notify(people, kind=kind, title=title, path=_path(request), of=request, step=step, at=at, but=by)


def _path(request: MaterialRequest) -> str:
    return reverse("material:request", args=[request.pk])
