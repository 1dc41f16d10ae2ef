"""被退回的规划：for the clerk, what came back from review, until it is handed in again."""

from datetime import datetime

from django.urls import reverse

from mingtang.editorial.queries import awaiting
from mingtang.ledger.rows import Row
from mingtang.organs.models import Person
from mingtang.programmes.models import Programme
from mingtang.programmes.publication import KIND


def rows(person: Person, kept: list[int], *, at: datetime) -> list[Row]:
    """One row for each programme that was sent back; always the same number of queries."""
    back = awaiting(person, at=at).filter(is_returned=True, edition__document__kind=KIND)
    revisions = list(back.filter(edition__document__unit__in=kept))
    subjects = {revision: int(revision.edition.document.subject.rpartition(":")[2]) for revision in revisions}
    found = Programme.rows.select_related("unit").in_bulk(subjects.values())
    return [
        Row(
            f"《{revision.title}》被退回：{revision.returned.reason}",
            None,
            "等您修改",
            "warn",
            reverse("programmes:programme", args=[found[pk].unit.code, found[pk].slug]),
            "去修改",
        )
        for revision, pk in subjects.items()
    ]
