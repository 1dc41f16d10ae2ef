"""告知：who is told of what is done to a hand-down."""

from datetime import datetime

from django.urls import reverse

from mingtang.delegation.models import HandDown
from mingtang.law.mail import NoticeKind
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify
from mingtang.outbox.queries.recipients import holders, officers_of

RECALLED = "recall"
"""The step of the notice, by which 今日 finds it."""


def recalled(row: HandDown, *, by: Person, at: datetime) -> None:
    """收回了：the clerk of the receiving organ, or the officers of the receiving unit."""
    on, unit = day_of(at), row.target
    people = holders(unit, PostKind.DISCLOSURE_CLERK, on=on)
    people += [] if unit.is_organ else officers_of(unit, on=on)
    title = f"下达给{unit.short_name}的任务（第 {row.listed.key} 条）已收回" if row.listed else ""
    path = reverse("delegation:hand-down", args=[row.pk])
    notify(people, kind=NoticeKind.ASSIGNED, title=title, path=path, of=row, step=RECALLED, at=at, but=by)
