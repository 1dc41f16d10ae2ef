"""各机关的要点：for an inspector, how far the plans of the organs beneath have come. Duties, not people."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse

from mingtang.editorial.models import Published
from mingtang.evidence.queries.states import with_state
from mingtang.law.commitments import CommitmentState
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.workplan.models import Commitment, Plan

STATES = [state.value for state in CommitmentState]


@dataclass(frozen=True)
class OrganPlan:
    """一个机关今年的要点：without a plan when none was imported; without an edition when none is public."""

    organ: Unit
    plan: Plan | None
    counts: dict[str, int]
    edition: Published | None

    @property
    def url(self) -> str:
        """台账的地址。"""
        return f"{reverse('ledger:ledger')}?organ={self.organ.code}&year={self.plan.year}" if self.plan else ""


def inspected(person: Person, *, at: datetime) -> list[OrganPlan]:
    """督查范围内各机关今年的要点，in the order of the tree; always the same number of queries."""
    on = day_of(at)
    beneath = Q(pk__in=[])
    for post in person.posts_on(on):
        if post.kind == PostKind.INSPECTOR.value:
            beneath |= Q(path__startswith=post.unit.path)
    organs = Unit.rows.filter(beneath, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=on).order_by("path")
    plans = {plan.unit_id: plan for plan in Plan.rows.filter(unit__in=organs, year=on.year).select_related("unit")}
    by_state = {state: Count("pk", filter=Q(state=state)) for state in STATES}
    tasks = with_state(Commitment.rows.tasks().filter(plan__in=plans.values()), on=on)
    counted = {row["plan"]: row for row in tasks.order_by().values("plan").annotate(total=Count("pk"), **by_state)}
    published = Published.rows.filter(document__address__in=[plan.address for plan in plans.values()])
    editions = {row.document.address: row for row in published.select_related("document").defer("body").order_by("at")}
    nothing = dict.fromkeys(("total", *STATES), 0)
    return [_told(organ, plans.get(organ.pk), counted, editions, nothing) for organ in organs]


def _told(
    organ: Unit,
    plan: Plan | None,
    counted: dict[int, dict[str, int]],
    editions: dict[str, Published],
    nothing: dict[str, int],
) -> OrganPlan:
    if plan is None:
        return OrganPlan(organ, None, nothing, None)
    return OrganPlan(organ, plan, counted.get(plan.pk, nothing), editions.get(plan.address))
