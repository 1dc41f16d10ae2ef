"""退回来的佐证：for whoever handed it in, why it does not count, until something newer came or a month went by."""

from datetime import datetime

from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.came_back import came_back
from mingtang.ledger.rows import Row, commitment_url
from mingtang.organs.models import Person
from mingtang.staff.queries import whose_work


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each piece of the person's, and of whoever handed over to them, that was refused or revoked.

    Always the same number of queries.
    """
    found = came_back(whose_work(person), at=at).filter(pk__in=Evidence.seen_by(person, at=at).values("pk"))
    return [_row(piece) for piece in found]


def _row(piece: Evidence) -> Row:
    judged = "不予认定" if piece.revoked_at is None else "的认定已撤销"
    url = f"{commitment_url(piece.commitment)}#evidence-{piece.pk}"
    return Row(f"佐证“{piece.title}”{judged}：{piece.reason}", None, "等您补交", "warn", url, "补交")
