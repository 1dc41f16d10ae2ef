"""重点工作的查询：the list by what needs attention, one with everything its page shows, and whose they are."""

from datetime import date, datetime, timedelta

from django.db.models import BooleanField, Case, Max, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from mingtang.dossiers.models import Dossier, DossierQuerySet, Milestone, Postponement, Update
from mingtang.evidence.queries.states import with_state
from mingtang.law.dossiers import STALE_AFTER_DAYS, DossierState
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.workplan.models import Commitment
from mingtang.workplan.models.commitments import CommitmentQuerySet
from mingtang.workplan.words import SOON

_OPEN = Q(state=DossierState.OPEN.value)


def with_attention(rows: DossierQuerySet, *, on: date) -> DossierQuerySet:
    """Annotates with ``last_on``, ``is_stale`` (law.dossiers.is_stale as SQL), ``next_due_on`` and ``next_title``."""
    told = Update.rows.standing().filter(dossier=OuterRef("pk"), on__lte=on).order_by()
    last = told.values("dossier").annotate(last=Max("on")).values("last")
    ahead = Milestone.rows.filter(dossier=OuterRef("pk"), done_on=None).order_by("due_on", "pk")
    silent = Q(pk__in=[])
    for days in STALE_AFTER_DAYS:
        silent |= Q(stale_after=days, counted_from__lt=on - timedelta(days=days))
    return rows.annotate(
        last_on=Subquery(last),
        counted_from=Coalesce(Subquery(last), "since_on"),
        next_due_on=Subquery(ahead.values("due_on")[:1]),
        next_title=Subquery(ahead.values("title")[:1]),
    ).annotate(is_stale=Case(When(_OPEN & silent, then=True), default=False, output_field=BooleanField()))


def late(*, on: date) -> Q:
    """A condition on milestones: law.dossiers.is_late as SQL."""
    return Q(done_on=None, due_on__lt=on)


def board(viewer: Viewer, *, at: datetime) -> DossierQuerySet:
    """重点工作一览：stale ones and those with a late milestone first, then by the next milestone; ended ones last."""
    on = day_of(at)
    rank = Case(
        When(_OPEN & (Q(is_stale=True) | Q(next_due_on__lt=on)), then=Value(0)),
        When(_OPEN & Q(next_due_on__lte=on + SOON), then=Value(1)),
        When(_OPEN, then=Value(2)),
        default=Value(3),
    )
    seen = with_attention(Dossier.seen_by(viewer, at=at), on=on).select_related("unit", "lead", "keeper")
    return seen.annotate(rank=rank).order_by("rank", Coalesce("next_due_on", Value(date.max)), "pk")


def dossier(pk: int, viewer: Viewer, *, at: datetime) -> Dossier | None:
    """One key work in sight, with everything its page shows."""
    moved = Postponement.rows.select_related("by")
    milestones = Milestone.rows.select_related("done_by", "done_file").prefetch_related(
        Prefetch("postponements", moved)
    )
    updates = Update.rows.select_related("written_by", "written_for", "withdrawn_by", "corrected_by", "attachment")
    return (
        with_attention(Dossier.seen_by(viewer, at=at), on=day_of(at))
        .select_related("unit__organ", "lead", "keeper")
        .prefetch_related("partners", Prefetch("milestones", milestones), Prefetch("updates", updates))
        .filter(pk=pk)
        .first()
    )


def bound(dossier: Dossier, *, on: date) -> CommitmentQuerySet:
    """对应的任务，with their states."""
    rows = Commitment.rows.filter(dossiers=dossier).select_related("plan__unit").order_by("plan", "position")
    return with_state(rows, on=on)


def kept_by(person: Person) -> DossierQuerySet:
    """某人更新的：the key works under way that the person keeps, for whoever hands them over."""
    return Dossier.rows.open().filter(keeper=person).select_related("unit").order_by("pk")


def commitments_of(organ: Unit, *, on: date) -> CommitmentQuerySet:
    """The tasks of the organ's plans of this year and the last that a key work may carry out."""
    rows = Commitment.rows.tasks().filter(plan__unit=organ, plan__year__gte=on.year - 1)
    return rows.select_related("plan").order_by("-plan__year", "position")


def people_of(organ: Unit, *, on: date) -> QuerySet[Person]:
    """Who may keep a key work of the organ."""
    held = Post.rows.on(on).filter(unit__organ=organ).values("person")
    return Person.rows.filter(is_active=True, pk__in=held).select_related("unit").order_by("unit__path", "pk")
