"""告知：who is told of what happens to a piece of evidence."""

from datetime import datetime

from mingtang.evidence.models import Evidence
from mingtang.law.mail import NoticeKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.recipients import JUDGES, holders
from mingtang.workplan.words import commitment_path, commitment_title


def _path(piece: Evidence) -> str:
    return f"{commitment_path(piece.commitment)}#evidence-{piece.pk}"


def waits(piece: Evidence, *, by: Person, at: datetime) -> None:
    """等待认定：whoever judges at the organ, but for the one who answers for it."""
    people = holders(piece.commitment.plan.unit, *JUDGES, on=day_of(at))
    title = f"有佐证等您认定：{commitment_title(piece.commitment)}"
    notify(people, kind=NoticeKind.JUDGE, title=title, path=_path(piece), of=piece, step="submit", at=at, but=by)


def judged(piece: Evidence, *, by: Person, at: datetime) -> None:
    """有了结论：nobody waits for it any more, and whoever handed it in is told."""
    settle(piece, step="submit", at=at)
    standing = piece.standing
    kind = NoticeKind.RESULT if piece.counts else NoticeKind.RETURNED
    title = f"您交的佐证{standing.label}：{commitment_title(piece.commitment)}"
    people = [piece.submitted_by]
    notify(people, kind=kind, title=title, path=_path(piece), of=piece, step=standing.value, at=at, but=by)


def taken_back(piece: Evidence, *, at: datetime) -> None:
    """撤回了：nobody waits for it any more."""
    settle(piece, step="submit", at=at)
