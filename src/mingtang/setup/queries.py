"""设立的查询：what there is of an organ, and so what is missing."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Count, Q

from mingtang.law.origins import Origin
from mingtang.law.setting_up import Facts
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.queries import units_managed_by
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.queries.posts import organs_kept_by


def organs(person: Person, *, at: datetime) -> list[Unit]:
    """The organs that the person administers, in the order of the tree."""
    managed = units_managed_by(person, at=at).filter(kind=UnitKind.ADMINISTRATIVE_ORGAN.value, closed_on=None)
    return list(managed.select_related("organ", "parent").order_by("path"))


def organ_at(code: str, person: Person, *, at: datetime) -> Unit | None:
    """The organ at an address, for those who administer it and for its clerk."""
    kept = organs_kept_by(person, at=at).filter(closed_on=None)
    return next((organ for organ in (*organs(person, at=at), *kept) if organ.code == code), None)


def facts_of(found: Sequence[Unit], *, on: date) -> dict[int, Facts]:
    """By organ, what there is of it this year; always the same number of queries."""
    keys = [organ.pk for organ in found]
    own = Unit.rows.filter(organ__in=keys).open(on=on).exclude(kind=UnitKind.ADMINISTRATIVE_ORGAN.value)
    units = dict(own.order_by().values("organ").annotate(n=Count("pk")).values_list("organ", "n"))
    posts = Post.rows.on(on).filter(unit__organ__in=keys, person__is_active=True)
    held = list(posts.values_list("unit", "unit__organ", "kind", "person"))
    tasks = Commitment.rows.tasks().filter(plan__unit__in=keys, plan__year=on.year).order_by().values("plan__unit")
    counted = tasks.annotate(
        n=Count("pk"),
        bare=Count("pk", filter=Q(owner=None)),
        carried=Count("pk", filter=Q(section__chapter__origin=Origin.CARRIED_OVER.value)),
    )
    tasks_of = {told["plan__unit"]: told for told in counted}
    plans = Plan.rows.filter(unit__in=keys)
    read = set(plans.filter(year=on.year).exclude(source_sha256="").values_list("unit", flat=True))
    before = set(plans.filter(year__lt=on.year).values_list("unit", flat=True))
    nothing = {"n": 0, "bare": 0, "carried": 0}
    return {
        key: Facts(
            units=units.get(key, 0),
            holders=_holders(held, key),
            officers=sum(1 for _, organ, kind, _ in held if organ == key and kind == PostKind.OFFICE_OFFICER.value),
            office_reviewers=_reviewers_within(held, key),
            left_over=tasks_of.get(key, nothing)["carried"] + (key in before),
            has_plan=key in read,
            tasks=tasks_of.get(key, nothing)["n"],
            without_owner=tasks_of.get(key, nothing)["bare"],
        )
        for key in keys
    }


def ledgers(organ: Unit, *, on: date) -> list[Plan]:
    """The organ's ledgers of this year and earlier, the newest first."""
    return list(Plan.rows.filter(unit=organ, year__lte=on.year).select_related("unit").order_by("-year"))


def codes() -> list[str]:
    """Every code there is, of closed units too: none is given twice."""
    return list(Unit.rows.values_list("code", flat=True))


def own_units(organ: Unit, *, on: date) -> list[Unit]:
    """The units of the organ, itself left out."""
    own = Unit.rows.of_organ(organ).open(on=on).exclude(pk=organ.pk)
    return list(own.select_related("parent").order_by("position", "path"))


def _reviewers_within(held: Iterable[tuple[int, int, str, int]], key: int) -> int:
    """How many reviewers are set not on the organ but in one of its units."""
    kind = PostKind.REVIEWER.value
    return sum(1 for unit, organ, held_, _ in held if organ == key != unit and held_ == kind)


def _holders(held: Iterable[tuple[int, int, str, int]], organ: int) -> dict[PostKind, frozenset[int]]:
    """Who holds each post on the organ itself."""
    own = [(kind, person) for unit, _, kind, person in held if unit == organ]
    return {kind: frozenset(person for held_, person in own if held_ == kind.value) for kind in PostKind}
