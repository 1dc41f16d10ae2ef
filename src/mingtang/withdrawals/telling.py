"""告知：who is told that something was taken back."""

from datetime import datetime

from django.urls import reverse

from mingtang.editorial.models import Published
from mingtang.law.mail import NoticeKind
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify
from mingtang.outbox.queries.recipients import holders
from mingtang.withdrawals.models import Withdrawal


def withdrawn(withdrawal: Withdrawal, *, by: Person, at: datetime) -> None:
    """撤下了：the clerk of the organ, and whoever drafted it."""
    published: Published = withdrawal.published
    unit = withdrawal.document.unit
    clerks = holders(unit, PostKind.DISCLOSURE_CLERK, on=day_of(at))
    people = list(dict.fromkeys([*clerks, published.revision.author]))
    path = reverse("reviewing:revision", args=[published.revision_id])
    title = f"{unit.short_name}的一件公开件已撤下"
    notify(people, kind=NoticeKind.RESULT, title=title, path=path, of=withdrawal, step="withdrawn", at=at, but=by)
