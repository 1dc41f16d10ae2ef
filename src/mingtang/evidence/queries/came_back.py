"""退回来的佐证：what was refused or revoked lately and not yet made good, of the people whose work it is."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from mingtang.evidence.models import Evidence
from mingtang.workplan.models import Commitment

SHOWN = timedelta(days=30)


def handed_in_by(people: Collection[int]) -> Q:
    """In whose name it was handed in: a deputy's piece is the represented person's to make good."""
    return Q(submitted_for__in=people) | Q(submitted_for=None, submitted_by__in=people)


def came_back(people: Collection[int], *, at: datetime) -> QuerySet[Evidence]:
    """Pieces of these people that were refused or revoked, until something newer came or a month went by."""
    newer = Evidence.rows.filter(
        commitment=OuterRef("commitment"), withdrawn_at=None, submitted_at__gt=OuterRef("decided_at")
    )
    return (
        Evidence.rows.filter(handed_in_by(people), commitment__in=Commitment.rows.tasks())
        .annotate(decided_at=Coalesce(F("revoked_at"), F("refused_at")))
        .filter(~Exists(newer), decided_at__gt=at - SHOWN)
        .select_related("commitment__plan__unit")
        .order_by("-decided_at", "pk")
    )
