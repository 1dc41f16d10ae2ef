"""被退回的规划：for the clerk, what came back from review, until it is handed in again."""

from datetime import datetime

from django.urls import reverse

from mingtang.ledger.rows import Row
from mingtang.organs.models import Person
from mingtang.programmes.queries.desk import returned_to


def rows(person: Person, kept: list[int], *, at: datetime) -> list[Row]:
    """One row for each programme that was sent back; always the same number of queries."""
    return [
        Row(
            f"《{programme.title}》被退回：{revision.returned.reason}",
            None,
            "等您修改",
            "warn",
            reverse("programmes:programme", args=[programme.unit.code, programme.slug]),
            "去修改",
        )
        for programme, revision in returned_to(person, kept, at=at)
    ]
