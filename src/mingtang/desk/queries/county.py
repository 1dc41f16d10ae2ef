"""各机关：how far the organs beneath have come, of one year. Duties, not people; sums over stored copies alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.urls import reverse

from mingtang.delegation.models import HandDown
from mingtang.editorial.models import Published
from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.states import with_stored_state
from mingtang.holidays.queries import calendar
from mingtang.law.commitments import CommitmentState
from mingtang.law.delegation import HandDownState
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.models.commitments import CommitmentQuerySet
from mingtang.workplan.words import Left, left

STATES = [state.value for state in CommitmentState]
GIVERS = frozenset({PostKind.DISCLOSURE_CLERK.value, PostKind.REVIEWER.value, PostKind.LEADER.value})
NOTHING: Mapping[str, int] = dict.fromkeys(("total", "late", "waiting", "sent", "returned", *STATES), 0)


@dataclass(frozen=True)
class Reach:
    """看到哪些机关：those one inspects whole, and of those directly beneath what one's organ handed down."""

    inspected: Q
    giving: frozenset[int]

    @property
    def beneath(self) -> Q:
        """The organs of the view."""
        return Q(kind=UnitKind.ADMINISTRATIVE_ORGAN.value) & (self.inspected | Q(parent__in=self.giving))


def reach_of(person: Person, *, on: date) -> Reach:
    """From the posts of the day: 督查员 whole; 专员、审核人、分管领导 of an organ what it handed down."""
    inspected, giving = Q(pk__in=[]), set()
    for post in person.posts_on(on):
        if post.kind == PostKind.INSPECTOR.value:
            inspected |= Q(path__startswith=post.unit.path)
        elif post.kind in GIVERS and post.unit.is_organ:
            giving.add(post.unit_id)
    return Reach(inspected, frozenset(giving))


@dataclass(frozen=True)
class OrganRow:
    """一个机关一年的要点：without a plan when there is none; ``whole`` when all of it is counted."""

    organ: Unit
    plan: Plan | None
    whole: bool
    counts: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    newest: date | None = None
    edition: Mapping[str, Any] | None = None
    public: Left | None = None

    @property
    def url(self) -> str:
        """台账的地址，or the list of what was handed to it."""
        if not self.whole:
            return f"{reverse('delegation:inbox')}?side=given&show=accepted&organ={self.organ.code}"
        return f"{reverse('ledger:ledger')}?organ={self.organ.code}&year={self.plan.year}" if self.plan else ""


def years(person: Person, *, at: datetime) -> list[int]:
    """The years of which organs beneath have a ledger, the newest first; this year always."""
    on = day_of(at)
    organs = Unit.rows.filter(reach_of(person, on=on).beneath)
    found = Plan.rows.filter(unit__in=organs).order_by().values_list("year", flat=True).distinct()
    return sorted({on.year, *found}, reverse=True)


def rows(person: Person, *, year: int, at: datetime) -> list[OrganRow]:
    """各机关，in the order of the tree; always the same number of queries, none of them for each task."""
    on = day_of(at)
    reach = reach_of(person, on=on)
    organs = list(Unit.rows.filter(reach.beneath).open(on=on).order_by("path"))
    whole = set(Unit.rows.filter(reach.inspected).values_list("pk", flat=True))
    plans = {plan.unit_id: plan for plan in Plan.rows.filter(unit__in=organs, year=year).select_related("unit")}
    handed = HandDown.rows.filter(commitment__plan__unit__in=reach.giving, commitment__plan__year=year)
    taken = handed.in_state(HandDownState.ACCEPTED).values("listed")
    tasks = Commitment.rows.tasks().filter(plan__year=year)
    counted = _counted(tasks.filter(plan__unit__in=[organ.pk for organ in organs if organ.pk in whole]), on=on)
    counted |= _counted(tasks.filter(pk__in=taken).exclude(plan__unit__in=whole), on=on)
    answers = _answers(handed)
    editions = _editions([plan.address for plan in plans.values()])
    table = calendar()

    def told(organ: Unit) -> OrganRow:
        plan = plans.get(organ.pk)
        counts = {**NOTHING, **counted.get(plan.pk if plan else 0, {}), **answers.get(organ.pk, {})}
        newest = counts.pop("newest", None)
        edition = editions.get(plan.address) if plan else None
        public = _public(plan, edition, on=on, table=table) if plan else None
        return OrganRow(organ, plan, organ.pk in whole, counts, newest, edition, public)

    return [told(organ) for organ in organs]


def _counted(tasks: CommitmentQuerySet, *, on: date) -> dict[int, dict[str, Any]]:
    """By plan: how many tasks there are, in each state, late, waiting to be judged; the newest accepted day."""
    by_state = {state: Count("pk", filter=Q(state=state)) for state in STATES}
    late = Count("pk", filter=Q(is_proved=False, next_due_on__lt=on))
    grouped = with_stored_state(tasks, on=on).order_by().values("plan")
    found = {
        row["plan"]: row for row in grouped.annotate(total=Count("pk"), late=late, newest=Max("proved_on"), **by_state)
    }
    waiting = tasks.filter(pk__in=Evidence.rows.waiting().order_by().values("commitment"))
    for row in waiting.order_by().values("plan").annotate(n=Count("pk")):
        found[row["plan"]]["waiting"] = row["n"]
    return found


def _answers(handed: Any) -> dict[int, dict[str, int]]:
    """By organ: how many hand-downs it has not answered, and how many it sent back."""
    found: dict[int, dict[str, int]] = {}
    unanswered = handed.in_state(HandDownState.SENT, HandDownState.RETURNED)
    for row in unanswered.order_by().values("target", "state").annotate(n=Count("pk")):
        found.setdefault(row["target"], {})[row["state"]] = row["n"]
    return found


def _editions(addresses: list[str]) -> dict[str, dict[str, Any]]:
    """By address: when the plan page went public first and last, and the number of the edition."""
    rows_ = Published.public.filter(document__address__in=addresses).order_by().values("document__address")
    told = rows_.annotate(first=Min("at"), at=Max("at"), number=Max("number"))
    return {row["document__address"]: row for row in told}


def _public(plan: Plan, edition: Mapping[str, Any] | None, *, on: date, table: Any) -> Left:
    """公开得是否及时，in words."""
    if edition is not None:
        late = plan.publish_by_on is not None and day_of(edition["first"]) > plan.publish_by_on
        return Left("晚于时限公开", tone="warn") if late else Left("按时公开", tone="good")
    if not plan.is_read:
        return Left("要点还没有导入")
    if plan.openness == Openness.UNDECIDED.value:
        return Left("公开属性未认定", tone="warn")
    if plan.openness != Openness.PROACTIVE.value:
        return Left("不主动公开")
    return left(plan.publish_by_on, on=on, calendar=table) if plan.publish_by_on else Left("还没有公开", tone="warn")
