"""退回来的：evidence that does not count, manuscripts and programmes that came back from review, until they go again.

Each with the reason, and always the same number of queries.
"""

from datetime import datetime

from django.urls import reverse

from mingtang.drafting.queries import returned_to
from mingtang.editorial.queries import awaiting
from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.came_back import came_back
from mingtang.ledger.rows import Row, commitment_url
from mingtang.organs.models import Person
from mingtang.programmes.models import Programme
from mingtang.programmes.publication import KIND
from mingtang.staff.queries import whose_work


def rows(person: Person, *, at: datetime) -> list[Row]:
    """佐证和稿件：of the person's, and of whoever handed over to them; evidence for a month at most."""
    found = came_back(whose_work(person), at=at).filter(pk__in=Evidence.seen_by(person, at=at).values("pk"))
    back = returned_to(whose_work(person))
    texts = [_back(one.title, one.revision.returned.reason, reverse("drafting:draft", args=[one.pk])) for one in back]
    return [*map(_row, found), *texts]


def _row(piece: Evidence) -> Row:
    judged = "不予认定" if piece.revoked_at is None else "的认定已撤销"
    url = f"{commitment_url(piece.commitment)}#evidence-{piece.pk}"
    return Row(f"佐证“{piece.title}”{judged}：{piece.reason}", None, "等您补交", "warn", url, "补交")


def programmes(person: Person, kept: list[int], *, at: datetime) -> list[Row]:
    """规划：for the clerk, each that was sent back."""
    back = awaiting(person, at=at).filter(is_returned=True, edition__document__kind=KIND)
    revisions = list(back.filter(edition__document__unit__in=kept))
    subjects = {revision: int(revision.edition.document.subject.rpartition(":")[2]) for revision in revisions}
    found = Programme.rows.select_related("unit").in_bulk(subjects.values())
    told = [(revision, found[pk]) for revision, pk in subjects.items()]
    return [_back(one.title, one.returned.reason, _url(programme)) for one, programme in told]


def _url(programme: Programme) -> str:
    return reverse("programmes:programme", args=[programme.unit.code, programme.slug])


def _back(title: str, reason: str, url: str) -> Row:
    return Row(f"《{title}》被退回：{reason}", None, "等您修改", "warn", url, "去修改")
