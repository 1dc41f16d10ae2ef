"""结转的查询：this year's ledger held against last year's, sentence by sentence, by their words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from mingtang.evidence.queries.states import with_state
from mingtang.language.offices import said
from mingtang.law.origins import Origin
from mingtang.law.plan_difference import Difference, difference
from mingtang.organs.sight import Viewer
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.queries.plans import as_items


@dataclass(frozen=True)
class Continued:
    """两年都有的：last year's task, and the one of this year that says the same or much the same."""

    before: Commitment
    now: Commitment
    same_words: bool


@dataclass(frozen=True)
class Left:
    """今年没有再提的：last year's task, and what it was carried over as."""

    row: Commitment
    carried: Commitment | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done and was not carried over."""
        return not self.row.is_done and self.carried is None


@dataclass(frozen=True)
class Compared:
    """比对：what goes on, what is new this year, what last year alone had."""

    continued: tuple[Continued, ...]
    fresh: tuple[Commitment, ...]
    left: tuple[Left, ...]

    @property
    def open(self) -> tuple[Left, ...]:
        """没有完成、今年也没有再提的。"""
        return tuple(one for one in self.left if one.is_open)

    @property
    def settled(self) -> tuple[Left, ...]:
        """已完成的，和已结转的。"""
        return tuple(one for one in self.left if not one.is_open)


def plan_at(code: str, year: int, *, viewer: Viewer, at: datetime) -> Plan | None:
    """The ledger at an address, if the viewer sees all of it."""
    whole = Plan.seen_by(viewer, at=at).filter(unit__code=code, year=year).select_related("unit__organ")
    return whole.first()


def before(plan: Plan) -> Plan | None:
    """上一年的台账：the newest earlier one of the same organ."""
    earlier = Plan.rows.filter(unit=plan.unit, year__lt=plan.year).select_related("unit__organ")
    return earlier.order_by("-year").first()


def compared(plan: Plan, earlier: Plan, *, viewer: Viewer, at: datetime, on: date) -> Compared:
    """Two ledgers side by side; always the same number of queries."""
    old = _tasks(earlier, viewer=viewer, at=at, on=on)
    new = _tasks(plan, viewer=viewer, at=at, on=on)
    carried = {row.source_id: row for row in new.values() if row.source_id and row.source.plan_id == earlier.pk}
    numbers = {key: row for key, row in new.items() if row not in carried.values()}
    found = _difference(old.values(), numbers.values())
    pairs = [*found.unchanged, *found.changed]
    told = {pair.old.key: pair for pair in pairs}
    names = dict(zip((item.key for item in found.order), numbers.values(), strict=True))
    return Compared(
        tuple(Continued(old[key], names[pair.new.key], pair in found.unchanged) for key, pair in told.items()),
        tuple(names[item.key] for item in found.created),
        tuple(Left(row, carried.get(row.pk)) for key, row in old.items() if key not in told),
    )


def _tasks(plan: Plan, *, viewer: Viewer, at: datetime, on: date) -> Mapping[str, Commitment]:
    rows = with_state(Commitment.seen_by(viewer, at=at).filter(plan=plan).tasks(), on=on)
    rows = rows.select_related("plan__unit", "owner", "section__chapter", "source").order_by("position")
    return {row.key: row for row in rows}


def _difference(old: Iterable[Commitment], new: Iterable[Commitment]) -> Difference:
    """By the words alone; ``order`` follows ``new``, whose own numbers say nothing here."""
    return difference(as_items(old), as_items(new), used=(), bare=said)


def lineage_of(row: Commitment) -> tuple[Commitment | None, list[Commitment]]:
    """来龙去脉：what the task was carried over from, and what it was carried over as; two queries."""
    places = Commitment.rows.standing().select_related("plan__unit")
    carried = places.filter(source=row.pk, section__chapter__origin=Origin.CARRIED_OVER.value)
    from_last_year = row.section.chapter.origin == Origin.CARRIED_OVER.value
    source = Commitment.rows.select_related("plan__unit").filter(pk=row.source_id).first() if from_last_year else None
    return source, list(carried.order_by("pk"))


def open_before(plans: Sequence[Plan], *, on: date) -> dict[int, int]:
    """By this year's ledger: how many tasks of last year's are neither done nor carried over; two queries.

    Whether this year's plan says the same of them is for the clerk to see; ledgers that were compared are left out.
    """
    waiting = [plan for plan in plans if not hasattr(plan, "comparison")]
    asked = Q(pk__in=[])
    for plan in waiting:
        asked |= Q(plan__unit=plan.unit_id, plan__year=plan.year - 1)
    rows = with_state(Commitment.rows.tasks().filter(asked), on=on).filter(is_done=False)
    rows = rows.exclude(derived__plan__in=waiting, derived__withdrawn_at=None)
    count: dict[int, int] = {}
    organs = {plan.unit_id: plan.pk for plan in waiting}
    for unit in rows.order_by().values_list("plan__unit", flat=True):
        count[organs[unit]] = count.get(organs[unit], 0) + 1
    return count
