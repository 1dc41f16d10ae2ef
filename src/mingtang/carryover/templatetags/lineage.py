"""来龙去脉：where a task was carried over from, and what it was carried over as."""

from typing import Any

from django import template

from mingtang.carryover.queries import lineage_of
from mingtang.workplan.models import Commitment

register = template.Library()


@register.inclusion_tag("carryover/lineage.html")
def lineage(row: Commitment) -> dict[str, Any]:
    """结转的来去，one sentence each; nothing where there is none."""
    return {"row": row, "told": lineage_of(row)}
