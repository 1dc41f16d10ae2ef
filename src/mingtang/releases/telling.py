"""告知：who is told that something did not go out, or is about to without its signatures. Titles stay inside."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from mingtang.law.days import chinese_day
from mingtang.law.mail import NoticeKind
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.recipients import holders
from mingtang.releases.models import Release


def failed(release: Release, *, at: datetime) -> int:
    """没有发布成：clerk and leader of the organ, and whoever planned it."""
    over(release, at=at)
    people = [*holders(release.unit, PostKind.DISCLOSURE_CLERK, PostKind.LEADER, on=day_of(at)), release.made_by]
    title = f"{release.unit.short_name}的定时发布没有发布成，请看原因"
    return _tell(release, people, NoticeKind.RETURNED, title, f"failed:{_time(release)}", at=at)


def unsigned(release: Release, count: int, *, at: datetime) -> int:
    """还没有签完：the clerk, a working day before; once for each time that it is planned for."""
    people = holders(release.unit, PostKind.DISCLOSURE_CLERK, on=day_of(at))
    when = timezone.localtime(release.planned_at or at)
    title = f"{release.unit.short_name}的定时发布{chinese_day(when.date())} {when:%H:%M}到时间，还有 {count} 件没有签完"
    return _tell(release, people, NoticeKind.DUE, title, f"unsigned:{_time(release)}", at=at)


def over(release: Release, *, at: datetime) -> None:
    """不必再看：it was planned anew, released or cancelled."""
    settle(release, at=at)


def _tell(release: Release, people: list[Person], kind: NoticeKind, title: str, step: str, *, at: datetime) -> int:
    path = reverse("releases:release", args=[release.pk])
    return notify(list(dict.fromkeys(people)), kind=kind, title=title, path=path, of=release, step=step, at=at)


def _time(release: Release) -> str:
    return timezone.localtime(release.planned_at).isoformat() if release.planned_at else ""
