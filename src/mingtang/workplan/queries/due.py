"""到期事项的查询：what of the ledger wants doing today."""

from collections.abc import Iterator
from datetime import date, datetime

from mingtang.workplan.models import EvidenceRule, Plan


def rules_in_force(*, on: date, at: datetime) -> Iterator[int]:
    """The rules to look at, of this year's and last year's plans."""
    current = {"ended_at": None, "commitment__withdrawn_at": None, "commitment__plan__year__gte": on.year - 1}
    yield from EvidenceRule.rows.filter(made_at__lte=at, **current).order_by("pk").values_list("pk", flat=True)


def plans_to_check() -> Iterator[int]:
    """The plans whose stored days are held against the facts."""
    yield from Plan.rows.order_by("pk").values_list("pk", flat=True)


def plan_by_pk(pk: int) -> Plan:
    """A plan as the due work names it."""
    return Plan.rows.select_related("unit__organ").get(pk=pk)
