"""退回来的佐证：for whoever handed it in, why it does not count, until something newer came or a month went by."""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce

from mingtang.evidence.models import Evidence
from mingtang.ledger.rows import Row, commitment_url
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment

SHOWN = timedelta(days=30)


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each piece of the person's that was refused or revoked; always the same number of queries."""
    newer = Evidence.rows.filter(
        commitment=OuterRef("commitment"), withdrawn_at=None, submitted_at__gt=OuterRef("decided_at")
    )
    found = (
        Evidence.seen_by(person, at=at)
        .filter(submitted_by=person, commitment__in=Commitment.rows.tasks())
        .annotate(decided_at=Coalesce(F("revoked_at"), F("refused_at")))
        .filter(~Exists(newer), decided_at__gt=at - SHOWN)
        .select_related("commitment__plan__unit")
        .order_by("-decided_at", "pk")
    )
    return [_row(piece) for piece in found]


def _row(piece: Evidence) -> Row:
    judged = "不予认定" if piece.revoked_at is None else "的认定已撤销"
    url = f"{commitment_url(piece.commitment)}#evidence-{piece.pk}"
    return Row(f"佐证“{piece.title}”{judged}：{piece.reason}", None, "等您补交", "warn", url, "补交")
