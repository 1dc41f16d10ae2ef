"""告知：who is told of where a revision stands."""

from datetime import datetime

from django.urls import reverse

from mingtang.editorial import ports
from mingtang.editorial.models import Edition, Revision
from mingtang.law.editorial import Stage
from mingtang.law.mail import NoticeKind
from mingtang.law.units import SIGNERS, PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.recipients import holders


def _tell(
    revision: Revision, people: list[Person], kind: NoticeKind, words: str, *, by: Person | None, at: datetime
) -> None:
    path, step = reverse("reviewing:revision", args=[revision.pk]), f"{kind.value}:{words}"[:60]
    document = revision.edition.document
    kinds = ports.kinds()
    label = kinds[document.kind].label if document.kind in kinds else "稿件"
    # 公布以前标题不写进信里：nobody has reviewed it yet.
    title = f"{document.unit.short_name}的{label}{words}"
    notify(people, kind=kind, title=title, path=path, of=revision, step=step, at=at, but=by)


_WAITS = {Stage.FIRST: "等您初审", Stage.REVIEW: "等您审核", Stage.LEADER: "等您签发"}


def waits_for(revision: Revision, stage: Stage, *, by: Person, at: datetime) -> None:
    """等着审签：whoever may sign the stage at the unit that publishes; what waited before waits no longer."""
    over(revision.edition, at=at)
    unit, on = revision.edition.document.unit, day_of(at)
    people = [person for post in SIGNERS[stage.value] for person in holders(unit, post, on=on)]
    others = [person for person in dict.fromkeys(people) if person.pk not in revision.hands]
    _tell(revision, others, NoticeKind.REVIEW, _WAITS[stage], by=by, at=at)


def signed(revision: Revision, *, by: Person, at: datetime) -> None:
    """签发了，等着发布：the clerk, and whoever drafted it."""
    over(revision.edition, at=at)
    clerks = holders(revision.edition.document.unit, PostKind.DISCLOSURE_CLERK, on=day_of(at))
    people = list(dict.fromkeys([*clerks, revision.author]))
    _tell(revision, people, NoticeKind.RESULT, "已签发，可以发布", by=by, at=at)


def returned(revision: Revision, *, pointed: int, by: Person, at: datetime) -> None:
    """退回了：whoever drafted it."""
    over(revision.edition, at=at)
    words = f"被退回，指出了 {pointed} 处，请看理由" if pointed else "被退回，请看理由"
    _tell(revision, [revision.author], NoticeKind.RETURNED, words, by=by, at=at)


def released(revision: Revision, *, by: Person | None, at: datetime) -> None:
    """公布了：whoever drafted it."""
    over(revision.edition, at=at)
    _tell(revision, [revision.author], NoticeKind.RESULT, "已发布，公众可以看到", by=by, at=at)


def over(edition: Edition, *, at: datetime) -> None:
    """不必再等：of every revision of the edition."""
    for revision in edition.revisions.all():
        for kind in (NoticeKind.REVIEW, NoticeKind.DUE):
            settle(revision, kind=kind, at=at)
