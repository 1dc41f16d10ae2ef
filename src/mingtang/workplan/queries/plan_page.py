"""一份要点的查询：what its page shows of the plan, of its publication and of its progress."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q

from mingtang.audit.actions import reference
from mingtang.editorial.models import Edition, Published, Revision
from mingtang.editorial.queries import current, history, open_edition
from mingtang.holidays.queries import calendar
from mingtang.law.commitments import CommitmentState
from mingtang.law.editorial import Stage
from mingtang.law.reckoning import Due
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer, day_of, scope_of
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.publication import KIND, PlanProgress
from mingtang.workplan.queries.days import publication_clock
from mingtang.workplan.queries.publication import build
from mingtang.workplan.queries.states import with_state
from mingtang.workplan.words import Left, left


@dataclass(frozen=True)
class Publicity:
    """公开的情形：what the public has, what is under way, what a new edition would change, and until when."""

    live: Published | None
    past: Sequence[Published]
    edition: Edition | None
    revision: Revision | None
    changes: Sequence[str]
    clock: Due | None
    left: Left | None

    @property
    def is_returned(self) -> bool:
        """在办的一稿是否被退回。"""
        return hasattr(self.revision, "returned")

    @property
    def stage(self) -> str:
        """在办版次走到哪一步。"""
        if self.revision is None:
            return ""
        if self.is_returned:
            return f"被{self.revision.returned.reviewer.name}退回：{self.revision.returned.reason}"
        signed = {approval.stage for approval in self.revision.approvals.all()}
        return "等分管领导签发" if Stage.REVIEW.value in signed else "等审核人审核"


def sees_whole(plan: Plan, viewer: Viewer, *, at: datetime) -> bool:
    """Whether the viewer sees the whole plan, and not only the part of a district or village."""
    return Unit.rows.filter(scope_of(viewer, at=at).whole_organs(), pk=plan.unit_id).exists()


def publicity(plan: Plan, *, at: datetime) -> Publicity:
    """要点公开到哪一步。"""
    on, table = day_of(at), calendar()
    live = current(plan.address)
    edition = open_edition(KIND, reference(plan))
    newest = edition.revisions.select_related("returned__reviewer", "author") if edition else None
    revision = newest.prefetch_related("approvals").order_by("-number").first() if newest else None
    clock = publication_clock(plan, table)
    running = clock is not None and clock.due is not None and live is None
    return Publicity(
        live=live,
        past=list(history(live.document)) if live else [],
        edition=edition,
        revision=revision,
        changes=PlanProgress().changes(live.content, build(plan, on=on)) if live else (),
        clock=clock,
        left=left(clock.due, on=on, calendar=table) if running else None,
    )


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
