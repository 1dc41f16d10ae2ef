"""要点公开的写入：hand the plan page to the editorial room."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import reference
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.law.openness import Openness
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.progress.publication import KIND
from mingtang.progress.queries.publication import build
from mingtang.workplan.models import Plan


def reasons_against_publication(plan: Plan, *, by: Person, at: datetime) -> list[str]:
    """不能送审公开的理由：shown beside the button before it is pressed."""
    unread = [] if plan.is_read else ["还没有导入这一年的要点，没有可以公开的原文。"]
    return unread + editorial.reasons_against_submitting(
        kind=KIND, unit=plan.unit, subject=reference(plan), openness=Openness(plan.openness), by=by, at=at
    )


@transaction.atomic
def submit_for_publication(plan: Plan, *, by: Person, at: datetime) -> Revision:
    """送审公开：the plan page as of today, for another person's review and a leader's signature."""
    plan = Plan.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=plan.pk)
    refuse_if_any(reasons_against_publication(plan, by=by, at=at))
    return editorial.submit(
        kind=KIND,
        unit=plan.unit,
        subject=reference(plan),
        address=plan.address,
        title=f"{plan.title}落实情况"[:200],
        body=build(plan, on=day_of(at)),
        openness=Openness(plan.openness),
        by=by,
        at=at,
    )
