"""站内通知的查询。"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer
from mingtang.outbox.models import Notice, NoticeQuerySet


def notices(viewer: Viewer, *, at: datetime) -> NoticeQuerySet:
    """我的通知：unread ones first, then the newest."""
    return Notice.seen_by(viewer, at=at).order_by(F("read_at").desc(nulls_first=True), "-at", "-id")


def unread_count(person: Person) -> int:
    """未读几条。"""
    return Notice.rows.unread().filter(person_id=person.pk).count()


def told_steps(subject: str, *, starting: str) -> dict[str, datetime]:
    """已通知的环节：of a subject, each with the time it was first told."""
    rows = Notice.rows.filter(subject=subject, step__startswith=starting).order_by("-at")
    return dict(rows.values_list("step", "at"))


def told_already(subjects: Iterable[str]) -> set[tuple[str, str]]:
    """Which steps of these subjects have been told to anybody."""
    return set(Notice.rows.filter(subject__in=list(subjects)).values_list("subject", "step"))
