"""站内通知的写入：in the transaction of the act that they tell of; a mail is queued with them where one is wanted."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction

from mingtang.audit.actions import reference
from mingtang.law.mail import NoticeKind
from mingtang.organs.models import Person
from mingtang.outbox.actions.queueing import queue_notices
from mingtang.outbox.models import Notice

LONGEST = 200


def subject_of(of: models.Model | str) -> str:
    """What a notice names as its subject: a record, or the reference to one."""
    return of if isinstance(of, str) else reference(of)


@transaction.atomic
def notify(
    people: Iterable[Person],
    *,
    kind: NoticeKind,
    title: str,
    path: str,
    of: models.Model | str,
    step: str,
    at: datetime,
    but: Person | str | None = None,
) -> int:
    """通知：one sentence to each of these people; how many had not been told this step of the subject yet.

    ``but`` is whoever acted: nobody is told of what they did themselves. The sentence goes into mail as it is, so it
    names records by their numbers and titles, never people, and nothing of what anybody typed.
    """
    subject = subject_of(of)
    wanted = {person.pk: person for person in people if person.is_active and person != but}
    if not wanted:
        return 0
    same = Notice.rows.filter(subject=subject, step=step, person__in=wanted)
    known = set(same.values_list("person_id", flat=True))
    told = {"kind": kind.value, "title": title[:LONGEST], "path": path, "subject": subject, "step": step, "at": at}
    fresh = [Notice(person=person, **told) for key, person in wanted.items() if key not in known]
    # 同时有两个人办同一件事，也只通知一次。
    Notice.rows.bulk_create(fresh, ignore_conflicts=True)
    if fresh:
        queue_notices(same.exclude(person__in=known), at=at)
    return len(fresh)


@transaction.atomic
def settle(of: models.Model | str, *, at: datetime, step: str = "", kind: NoticeKind | None = None) -> int:
    """了结：what was waiting has been dealt with, so nobody needs to be told of it any more."""
    waiting = Notice.rows.unread().filter(subject=subject_of(of))
    if step:
        waiting = waiting.filter(step=step)
    if kind is not None:
        waiting = waiting.filter(kind=kind.value)
    return waiting.update(read_at=at)


@transaction.atomic
def open_notice(notice: Notice, *, by: Person, at: datetime) -> Notice:
    """打开：its reader has read it; of somebody else's notice nothing changes."""
    Notice.rows.unread().filter(pk=notice.pk, person=by).update(read_at=at)
    return notice


@transaction.atomic
def read_all(*, by: Person, at: datetime) -> int:
    """全部标为已读；how many were unread."""
    return Notice.rows.unread().filter(person=by, at__lte=at).update(read_at=at)
