"""一份要点的查询：what its page shows of the plan, of its publication and of its progress."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q

from mingtang.evidence.queries.states import with_state
from mingtang.law.commitments import CommitmentState
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer, day_of, scope_of
from mingtang.workplan.models import Commitment, Plan


def sees_whole(plan: Plan, viewer: Viewer, *, at: datetime) -> bool:
    """Whether the viewer sees the whole plan, and not only the part of a district or village."""
    return Unit.rows.filter(scope_of(viewer, at=at).whole_organs(), pk=plan.unit_id).exists()


def by_chapter(plan: Plan, *, viewer: Viewer, at: datetime) -> list[Mapping[str, Any]]:
    """各章的进度：the rows of the chart."""
    rows = with_state(Commitment.seen_by(viewer, at=at).filter(plan=plan).tasks(), on=day_of(at))
    by_state = {state.value: Count("pk", filter=Q(state=state.value)) for state in CommitmentState}
    named = rows.order_by().values(ordinal=F("section__chapter__ordinal"), label=F("section__chapter__heading"))
    return list(named.annotate(**by_state).order_by("ordinal"))


def plans_with_counts(viewer: Viewer, *, at: datetime) -> list[Plan]:
    """The plans in sight with ``tasks`` and ``ready``, how many there are and how many are done."""
    on = day_of(at)
    plans = list(Plan.seen_by(viewer, at=at).select_related("unit").order_by("unit__path", "-year"))
    rows = with_state(Commitment.seen_by(viewer, at=at).filter(plan__in=plans).tasks(), on=on)
    counted = rows.order_by().values("plan").annotate(n=Count("pk"), ready=Count("pk", filter=Q(is_done=True)))
    told = {row["plan"]: row for row in counted}
    for plan in plans:
        row = told.get(plan.pk, {"n": 0, "ready": 0})
        plan.tasks, plan.ready = row["n"], row["ready"]
    return plans
