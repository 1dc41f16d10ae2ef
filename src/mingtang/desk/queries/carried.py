"""与上一年的比对：for the clerk, what last year left open, until this year's ledger was held against it."""

from datetime import datetime

from django.urls import reverse

from mingtang.carryover.queries import open_before
from mingtang.law.units import PostKind
from mingtang.ledger.rows import Row, organs_of
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.workplan.models import Plan


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each ledger of this year; always the same number of queries."""
    on = day_of(at)
    kept = organs_of(person, (PostKind.DISCLOSURE_CLERK,), on=on)
    if not kept:
        return []
    running = Plan.rows.filter(unit__in=kept, year=on.year).exclude(source_sha256="")
    plans = list(running.select_related("unit", "comparison").order_by("unit__path"))
    left = open_before(plans, on=on)
    return [
        Row(
            f"{plan.year - 1}年有 {left[plan.pk]} 项任务没有完成，请与《{plan.title}》比对，决定哪些结转",
            None,
            "待比对",
            "none",
            reverse("carryover:compare", args=[plan.unit.code, plan.year]),
            "去比对",
        )
        for plan in plans
        if plan.pk in left
    ]
