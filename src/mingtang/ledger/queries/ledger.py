"""台账的查询：the board, its counts and groups, and what stalls. The same number of queries for any number of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, F, IntegerField, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from mingtang.delegation.queries.hand_downs import with_giver
from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.states import with_state
from mingtang.holidays.queries import calendar
from mingtang.language.offices import said
from mingtang.law.commitments import STATE_LABELS, CommitmentState, is_late
from mingtang.law.days import month_end
from mingtang.ledger.words import step_for
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of, tree_seen_by
from mingtang.workplan.models import Commitment, CoOwner, Plan
from mingtang.workplan.models.commitments import CommitmentQuerySet
from mingtang.workplan.queries.posts import Hand
from mingtang.workplan.words import SOON, Left, left_of

PER_PAGE = 60
WAITING = "waiting"
NO_OFFICE = "none"
NO_OFFICE_LABEL = "还没有责任单位"
KINDS = {"task": "任务", "statement": "表述", "withdrawn": "已移出"}
DUES = {"late": "逾期", "soon": "30 天内到期", "quarter": "本季度到期", "none": "没有到期日"}
GROUPS = {"office": "按责任单位", "state": "按状态", "chapter": "按章节"}


@dataclass(frozen=True)
class Asked:
    """所问：what the board is asked to show; empty means everything."""

    office: str = ""
    due: str = ""
    state: str = ""
    kind: str = "task"
    words: str = ""
    group: str = ""


@dataclass(frozen=True)
class Row:
    """一行：one commitment with what the board says about it."""

    commitment: Commitment
    left: Left
    late: bool
    step: str
    group: str = ""

    @property
    def said(self) -> str:
        """任务说的事。"""
        return said(self.commitment.text)

    @property
    def units(self) -> str:
        """责任单位和配合单位。"""
        owner = [self.commitment.owner] if self.commitment.owner else []
        return "、".join(unit.short_name for unit in [*owner, *self.commitment.co_owners.all()])


@dataclass(frozen=True)
class Group:
    """一组：rows with one heading, and how many there are on all pages."""

    label: str
    total: int
    done: int
    rows: tuple[Row, ...]


def organ_named(code: str, *, viewer: Viewer, at: datetime) -> str:
    """The name of an organ in sight, for saying that it has no ledger; that it is none, of any other."""
    found = tree_seen_by(viewer, at=at).filter(code=code).first()
    return found.short_name if found else "这个机关"


def plans_seen(viewer: Viewer, *, at: datetime) -> list[Plan]:
    """The plans in sight, the reader's own organ first, the newest year first."""
    own = viewer.unit.organ_id if isinstance(viewer, Person) else None
    plans = Plan.seen_by(viewer, at=at).select_related("unit__organ").order_by("unit__path", "-year")
    return sorted(plans, key=lambda plan: plan.unit_id != own)


def asked_rows(plan: Plan, asked: Asked, *, viewer: Viewer, at: datetime) -> CommitmentQuerySet:
    """The commitments of a plan in sight that fit what was asked, the most urgent first."""
    on = day_of(at)
    rows = with_state(Commitment.seen_by(viewer, at=at).filter(plan=plan), on=on)
    if asked.kind == "withdrawn":
        rows = rows.filter(withdrawn_at__isnull=False)
    else:
        rows = rows.standing().filter(kind=asked.kind) if asked.kind else rows.standing()
    if asked.office:
        rows = rows.filter(_of_office(asked.office))
    if asked.due:
        rows = rows.filter(due_condition(asked.due, on=on))
    if asked.state == WAITING:
        rows = rows.filter(pk__in=Evidence.rows.waiting().values("commitment"))
    elif asked.state:
        rows = rows.filter(state=asked.state)
    if asked.words:
        rows = rows.filter(Q(text__contains=asked.words) | Q(key=asked.words))
    return rows


def due_condition(due: str, *, on: date) -> Q:
    """到期条件：as the filter names them."""
    open_ = Q(is_done=False, kind=Commitment.TASK)
    quarter_end = month_end(on.year, (on.month - 1) // 3 * 3 + 3)
    quarter_start = date(on.year, quarter_end.month - 2, 1)
    return {
        "late": open_ & Q(next_due_on__lt=on),
        "soon": open_ & Q(next_due_on__gte=on, next_due_on__lte=on + SOON),
        "quarter": open_ & Q(next_due_on__gte=quarter_start, next_due_on__lte=quarter_end),
        "none": Q(next_due_on=None),
    }[due]


def _of_office(office: str) -> Q:
    if office == NO_OFFICE:
        return Q(owner=None)
    shared = CoOwner.rows.filter(unit__code=office).values("commitment")
    return Q(owner__code=office) | Q(pk__in=shared)


def board(
    plan: Plan, asked: Asked, *, viewer: Person, at: datetime, page: str | None
) -> tuple[Page[Row], tuple[Group, ...]]:
    """看板：one page of rows, and the same rows in groups when asked for."""
    found = _ordered(asked_rows(plan, asked, viewer=viewer, at=at), asked.group)
    pages = Paginator(for_rows(found), PER_PAGE).get_page(page)
    pages.object_list = rows_of(list(pages.object_list), viewer=viewer, at=at, group=asked.group)
    if not asked.group:
        return pages, ()
    totals = _totals(found, asked.group)
    return pages, tuple(
        Group(label, *totals[label], tuple(row for row in pages.object_list if row.group == label))
        for label in dict.fromkeys(row.group for row in pages.object_list)
    )


def for_rows(found: CommitmentQuerySet) -> CommitmentQuerySet:
    """With everything a row says: what waits and since when, who handed it down, owner, units and place."""
    waiting = Evidence.rows.waiting().filter(commitment=OuterRef("pk")).order_by().values("commitment")
    return (
        with_giver(found)
        .annotate(
            waiting=Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0),
            waiting_since=Subquery(waiting.annotate(since=Min("submitted_at")).values("since")),
        )
        .select_related("plan__unit", "owner", "section__chapter")
        .prefetch_related("co_owners")
    )


def rows_of(found: Sequence[Commitment], *, viewer: Person, at: datetime, group: str = "") -> list[Row]:
    """Commitments with their words; they must come from ``with_state`` and ``for_rows``."""
    on, table = day_of(at), calendar()
    hands = {row.plan.unit_id: Hand(viewer, row.plan.unit, at) for row in found}
    told = []
    for row in found:
        hand = hands[row.plan.unit_id]
        late = row.is_task and is_late(row.next_due_on, CommitmentState(row.state), on)
        step = step_for(
            is_task=row.is_task and row.withdrawn_at is None,
            state=row.state,
            waiting=row.waiting,
            has_owner=row.owner_id is not None,
            works=hand.works_on(row),
            judges=hand.judges,
            keeps=hand.keeps,
            late=late,
        )
        told.append(Row(row, left_of(row, state=row.state, on=on, calendar=table), late, step, _label(row, group)))
    return told


_BY_STATE = Case(
    *(When(state=state.value, then=Value(place)) for place, state in enumerate(STATE_LABELS)),
    output_field=IntegerField(),
)
_FIRST = {
    "": (),
    "office": (F("owner__position").asc(nulls_first=True), F("owner__path").asc(nulls_first=True)),
    "state": (_BY_STATE,),
    "chapter": ("section__chapter__ordinal",),
}


def _ordered(found: CommitmentQuerySet, group: str) -> CommitmentQuerySet:
    return found.order_by(*_FIRST[group], "is_done", F("next_due_on").asc(nulls_last=True), "position")


def _label(row: Commitment, group: str) -> str:
    if group == "office":
        return row.owner.short_name if row.owner else NO_OFFICE_LABEL
    if group == "state":
        return CommitmentState(row.state).label
    return row.section.chapter.heading if group == "chapter" else ""


def _totals(found: CommitmentQuerySet, group: str) -> Mapping[str, tuple[int, int]]:
    """How many rows and how many done ones, by the heading of the group, on all pages."""
    named = {"office": "owner__short_name", "state": "state", "chapter": "section__chapter__heading"}[group]
    counted = found.order_by().values(named).annotate(total=Count("pk"), ready=Count("pk", filter=Q(is_done=True)))
    totals: dict[str, tuple[int, int]] = {}
    for told in counted:
        label = told[named]
        if group == "state":
            label = CommitmentState(label).label
        elif label is None:
            label = NO_OFFICE_LABEL
        before = totals.get(label, (0, 0))
        totals[label] = (before[0] + told["total"], before[1] + told["ready"])
    return totals


def counts(plan: Plan, *, viewer: Viewer, at: datetime) -> dict[str, int]:
    """台账的几个数：over all tasks of the plan in sight, whatever is asked of the board."""
    on = day_of(at)
    rows = with_state(Commitment.seen_by(viewer, at=at).filter(plan=plan).tasks(), on=on)
    waiting = Evidence.rows.waiting().filter(commitment=OuterRef("pk"))
    by_state = {state.value: Count("pk", filter=Q(state=state.value)) for state in CommitmentState}
    return rows.annotate(has_waiting=Exists(waiting)).aggregate(
        total=Count("pk"),
        late=Count("pk", filter=due_condition("late", on=on)),
        soon=Count("pk", filter=due_condition("soon", on=on)),
        waiting=Count("pk", filter=Q(has_waiting=True)),
        unassigned=Count("pk", filter=Q(owner=None, is_done=False)),
        **by_state,
    )


def offices_of(plan: Plan, *, viewer: Viewer, at: datetime) -> list[Unit]:
    """The units that own or share a commitment in sight, for the filter."""
    seen = Commitment.seen_by(viewer, at=at).filter(plan=plan)
    shared = CoOwner.rows.filter(commitment__in=seen).values("unit")
    return list(Unit.rows.filter(Q(pk__in=seen.values("owner")) | Q(pk__in=shared)).order_by("position", "path"))
