"""告知：who is told that something is to be taken back, was, or has left copies. Titles and reasons stay inside."""

from datetime import date, datetime

from django.urls import reverse

from mingtang.editorial.models import Published
from mingtang.law.mail import NoticeKind
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.recipients import holders
from mingtang.withdrawals.models import Clearance, Request, Withdrawal

DECIDERS = (PostKind.REVIEWER, PostKind.LEADER)


def withdrawn(withdrawal: Withdrawal, *, by: Person, at: datetime) -> None:
    """撤下了：the clerk of the organ, and whoever drafted it."""
    published: Published = withdrawal.published
    unit = withdrawal.document.unit
    clerks = holders(unit, PostKind.DISCLOSURE_CLERK, on=day_of(at))
    people = list(dict.fromkeys([*clerks, published.revision.author]))
    path = reverse("reviewing:revision", args=[published.revision_id])
    title = f"{unit.short_name}的一件公开件已撤下"
    notify(people, kind=NoticeKind.RESULT, title=title, path=path, of=withdrawal, step="withdrawn", at=at, but=by)


def asked(request: Request, *, by: Person, at: datetime) -> None:
    """有人申请撤回：whoever may decide."""
    unit = request.document.unit
    people = [one for one in holders(unit, *DECIDERS, on=day_of(at)) if one.pk not in request.hands]
    title = f"{unit.short_name}有一份撤回申请等您决定"
    path = reverse("withdrawals:request", args=[request.pk])
    notify(people, kind=NoticeKind.REVIEW, title=title, path=path, of=request, step="asked", at=at, but=by)


def decided(request: Request, *, at: datetime) -> None:
    """不必再决定。"""
    settle(request, kind=NoticeKind.REVIEW, at=at)


def refused(request: Request, *, by: Person, at: datetime) -> None:
    """没有同意：whoever asked."""
    path = reverse("withdrawals:request", args=[request.pk])
    title = f"{request.document.unit.short_name}的撤回申请没有同意，请看理由"
    notify([request.asked_by], kind=NoticeKind.RETURNED, title=title, path=path, of=request, step="no", at=at, but=by)


def to_clear(clearance: Clearance, *, on: date, at: datetime) -> int:
    """还没有清理完：clerk and reviewers of the organ, once a day."""
    unit = clearance.withdrawal.document.unit
    settle(clearance, at=at)
    people = holders(unit, PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, on=on)
    path, step = reverse("withdrawals:clearance", args=[clearance.pk]), f"open:{on.isoformat()}"
    title = f"{unit.short_name}安全撤稿以后，转载处还没有清理完"
    return notify(people, kind=NoticeKind.DUE, title=title, path=path, of=clearance, step=step, at=at)


def cleared(clearance: Clearance, *, at: datetime) -> None:
    """清理完了。"""
    settle(clearance, at=at)
