"""到期事项的查询：which rules look today."""

from collections.abc import Iterator
from datetime import date, datetime

from mingtang.evidence.models import EvidenceRule


def rules_in_force(*, on: date, at: datetime) -> Iterator[int]:
    """The rules to look at, of this year's and last year's plans."""
    current = {"ended_at": None, "commitment__withdrawn_at": None, "commitment__plan__year__gte": on.year - 1}
    yield from EvidenceRule.rows.filter(made_at__lte=at, **current).order_by("pk").values_list("pk", flat=True)
