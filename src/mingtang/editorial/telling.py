"""告知：who is told of where a revision stands."""

from datetime import datetime

from django.urls import reverse

from mingtang.editorial import ports
from mingtang.editorial.models import Edition, Revision
from mingtang.law.mail import NoticeKind
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.recipients import holders


def _tell(revision: Revision, people: list[Person], kind: NoticeKind, words: str, *, by: Person, at: datetime) -> None:
    path, step = reverse("editorial:revision", args=[revision.pk]), f"{kind.value}:{words}"[:60]
    document = revision.edition.document
    kinds = ports.kinds()
    label = kinds[document.kind].label if document.kind in kinds else "稿件"
    # 公布以前标题不写进信里：nobody has reviewed it yet.
    title = f"{document.unit.short_name}的{label}{words}"
    notify(people, kind=kind, title=title, path=path, of=revision, step=step, at=at, but=by)


def waits_for(revision: Revision, post: PostKind, *, by: Person, at: datetime) -> None:
    """等着审签：whoever holds the post at the unit that publishes; what waited before waits no longer."""
    words = "等您审核" if post is PostKind.REVIEWER else "等您签发"
    over(revision.edition, at=at)
    people = holders(revision.edition.document.unit, post, on=day_of(at))
    _tell(revision, people, NoticeKind.REVIEW, words, by=by, at=at)


def returned(revision: Revision, *, by: Person, at: datetime) -> None:
    """退回了：whoever drafted it."""
    over(revision.edition, at=at)
    _tell(revision, [revision.author], NoticeKind.RETURNED, "被退回，请看理由", by=by, at=at)


def released(revision: Revision, *, by: Person, at: datetime) -> None:
    """公布了：whoever drafted it."""
    over(revision.edition, at=at)
    _tell(revision, [revision.author], NoticeKind.RESULT, "已签发，公众可以看到", by=by, at=at)


def over(edition: Edition, *, at: datetime) -> None:
    """不必再等：of every revision of the edition."""
    for revision in edition.revisions.all():
        settle(revision, kind=NoticeKind.REVIEW, at=at)
