"""告诉谁：notices of conferences, which say nothing of what was typed."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from mingtang.conferring.models import Conference, Position
from mingtang.law.days import chinese_day
from mingtang.law.mail import NoticeKind
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.recipients import holders, officers_of


def called(conference: Conference, positions: Iterable[Position], *, by: Person, at: datetime) -> None:
    """发起了会商：the officers of every unit that has a say, and whoever takes part."""
    on = day_of(at)
    people = [person for one in positions for person in officers_of(one.unit, on=on)]
    taking_part = conference.participants.select_related("post__person").order_by("pk")
    people += [one.post.person for one in taking_part]
    told = {"kind": NoticeKind.ASSIGNED, "path": _page(conference), "of": conference}
    title = f"{conference.unit.short_name}的一次会商，请在{chinese_day(conference.positions_due_on)}以前写本单位的意见"
    step = f"called:{conference.positions_due_on.isoformat()}"
    notify(people, **told, title=title, step=step, at=at, but=by)


def to_confirm(conference: Conference, *, by: Person, at: datetime) -> None:
    """等确认：the leader of the organ, unless the conclusion is their own."""
    settle(conference, at=at)
    leaders = holders(conference.unit, PostKind.LEADER, on=day_of(at))
    people = [person for person in leaders if person.pk not in conference.writers]
    title = f"{conference.unit.short_name}的一次会商有了结论，等您确认"
    step = f"confirm:{at.isoformat()}"
    notify(people, kind=NoticeKind.REVIEW, title=title, path=_page(conference), of=conference, step=step, at=at, but=by)


def decided(conference: Conference, *, by: Person, at: datetime) -> None:
    """确认了或者退回了：whoever wrote the conclusion."""
    settle(conference, at=at)
    if conference.concluded_by is None:
        return
    returned = bool(conference.returned)
    title = f"{conference.unit.short_name}的一次会商，结论{'退回重写' if returned else '已经确认'}"
    kind, step = (NoticeKind.RETURNED if returned else NoticeKind.RESULT), f"decided:{at.isoformat()}"
    people = [conference.concluded_by]
    notify(people, kind=kind, title=title, path=_page(conference), of=conference, step=step, at=at, but=by)


def dropped(conference: Conference, *, at: datetime) -> None:
    """不必再办。"""
    settle(conference, at=at)


def _page(conference: Conference) -> str:
    return reverse("conferring:conference", args=[conference.pk])
