"""到期事项的查询：which plans are looked at."""

from collections.abc import Iterator

from mingtang.workplan.models import Plan


def plans_to_check() -> Iterator[int]:
    """The plans whose stored days are held against the facts."""
    yield from Plan.rows.order_by("pk").values_list("pk", flat=True)


def plan_by_pk(pk: int) -> Plan:
    """A plan as the due work names it."""
    return Plan.rows.select_related("unit__organ").get(pk=pk)
