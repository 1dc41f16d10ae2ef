"""工作台上的规划：the list, one programme with its measures and where they stand, and what may carry a measure out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from mingtang.audit.actions import reference
from mingtang.editorial.models import Published, Revision
from mingtang.editorial.queries import current, open_edition
from mingtang.evidence.queries.states import with_state
from mingtang.language.likeness import most_alike
from mingtang.law.commitments import CommitmentState
from mingtang.law.programmes import MeasureState, state_of_measure
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.programmes.models import Link, Measure, Programme, Supporting
from mingtang.programmes.publication import KIND, ProgrammePage
from mingtang.programmes.queries.publication import build
from mingtang.workplan.models import Commitment

SUGGESTED, FOUND = 5, 20


def reasons_against_keeping(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能维护规划的理由：a programme is in the hands of the organ's 政务公开专员."""
    reasons = [] if unit.is_organ else [f"{unit.name}不是行政机关，规划由它所属的机关登记。"]
    if not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at)):
        reasons.append(f"规划由{unit.name}的政务公开专员维护。")
    return reasons


def programmes(viewer: Viewer, *, at: datetime) -> QuerySet[Programme]:
    """规划 in sight, with how many measures and how many of them have commitments."""
    standing = Q(measures__withdrawn_at=None)
    return (
        Programme.seen_by(viewer, at=at)
        .select_related("unit")
        .annotate(
            total=Count("measures", filter=standing, distinct=True),
            divided=Count("measures", filter=standing & Q(measures__links__isnull=False), distinct=True),
        )
        .order_by("unit__path", "-since_year", "id")
    )


def programme(organ: str, slug: str, viewer: Viewer, *, at: datetime) -> Programme | None:
    """One programme in sight."""
    found = Programme.seen_by(viewer, at=at).filter(unit__code=organ, slug=slug)
    return found.select_related("unit__organ", "full_text", "made_by").first()


@dataclass(frozen=True)
class Told:
    """一条措施：with its commitments and the state that follows from them."""

    measure: Measure
    commitments: tuple[Commitment, ...]
    stands: MeasureState

    @property
    def done(self) -> int:
        """已完成的任务数。"""
        return sum(1 for row in self.commitments if row.state == CommitmentState.DONE.value)


def measures_of(programme: Programme, *, on: date) -> list[Told]:
    """措施 with where each stands; always the same number of queries."""
    links = Link.rows.filter(measure__programme=programme)
    pairs = list(links.values_list("measure_id", "commitment_id"))
    rows = with_state(Commitment.rows.filter(pk__in={pk for _, pk in pairs}).tasks(), on=on)
    by_pk = {row.pk: row for row in rows.select_related("plan__unit", "owner").order_by("-plan__year", "position")}
    standing = Measure.rows.filter(programme=programme).standing().select_related("lead", "programme")
    linked: dict[int, set[int]] = {}
    for measure, commitment in pairs:
        linked.setdefault(measure, set()).add(commitment)
    return [told(row, [one for pk, one in by_pk.items() if pk in linked.get(row.pk, ())]) for row in standing]


def told(measure: Measure, commitments: Sequence[Commitment]) -> Told:
    """A measure with its commitments, each of which bears its state."""
    states = [CommitmentState(row.state) for row in commitments]
    last = max((row.plan.year for row in commitments), default=None)
    state = state_of_measure(states, last_year=last, until_year=measure.until_year)
    return Told(measure, tuple(commitments), state)


def counts(measures: Sequence[Told]) -> list[tuple[MeasureState, int]]:
    """How many measures stand in each state."""
    found = Counter(one.stands for one in measures)
    return [(state, found[state]) for state in MeasureState]


def bars(measures: Sequence[Told]) -> list[Mapping[str, Any]]:
    """各条措施的任务：the rows of the chart."""
    rows = []
    for one in measures:
        found = Counter(row.state for row in one.commitments)
        states = {state.value: found[state.value] for state in CommitmentState}
        rows.append({"label": one.measure.heading, "url": f"#m{one.measure.pk}", **states})
    return rows


def measure(pk: int, viewer: Viewer, *, at: datetime) -> Measure | None:
    """One measure in sight."""
    return Measure.seen_by(viewer, at=at).select_related("programme__unit__organ", "lead").filter(pk=pk).first()


def candidates(measure: Measure, *, words: str = "") -> list[Commitment]:
    """可以关联的任务：found by the words that were typed; without any, those most like the measure."""
    programme = measure.programme
    rows = Commitment.rows.tasks().filter(
        plan__unit=programme.unit_id, plan__year__gte=programme.since_year, plan__year__lte=programme.until_year
    )
    rows = rows.exclude(measure_links__measure=measure).select_related("plan__unit", "owner")
    rows = rows.order_by("-plan__year", "position")
    if words:
        return list(rows.filter(Q(text__contains=words) | Q(key=words))[:FOUND])
    return most_alike(f"{measure.heading}。{measure.text}", rows, of=lambda row: row.text, most=SUGGESTED)


def commitment(pk: int, measure: Measure) -> Commitment | None:
    """A commitment of the organ whose programme the measure is of."""
    rows = Commitment.rows.filter(plan__unit=measure.programme.unit_id, pk=pk)
    return rows.select_related("plan__unit").first()


def papers_of(programme: Programme) -> list[Supporting]:
    """配套文件。"""
    return list(Supporting.rows.filter(programme=programme, dropped_at=None).select_related("attachment"))


def paper(pk: int, programme: Programme) -> Supporting | None:
    """One supporting document of the programme."""
    return Supporting.rows.filter(programme=programme, dropped_at=None, pk=pk).select_related("programme").first()


@dataclass(frozen=True)
class Publicity:
    """公开的情形：what the public has, what is under way, and what a new edition would change."""

    live: Published | None
    revision: Revision | None
    changes: tuple[str, ...]

    @property
    def is_returned(self) -> bool:
        """在办的一稿是否被退回。"""
        return hasattr(self.revision, "returned")


def publicity(programme: Programme, *, on: date) -> Publicity:
    """规划公开到哪一步。"""
    live = current(programme.address)
    edition = open_edition(KIND, reference(programme))
    newest = edition.revisions.select_related("returned__reviewer", "author").order_by("-number") if edition else None
    changes = ProgrammePage().changes(live.content, build(programme, on=on)) if live else ()
    return Publicity(live, newest.first() if newest is not None else None, tuple(changes))


def commentable_at(address: str) -> tuple[Published, Published, Programme] | None:
    """The first edition published at the address, the newest, and its programme."""
    rows = Published.public.filter(document__address=address, document__kind=KIND).select_related("document")
    first, newest = rows.defer("body").order_by("number").first(), rows.order_by("number").last()
    if first is None or newest is None:
        return None
    pk = int(first.document.subject.rpartition(":")[2])
    return first, newest, Programme.rows.select_related("unit__organ").get(pk=pk)


def parts_of(subject: str) -> list[tuple[str, str]] | None:
    """The measures of the programme with this reference; ``None`` for a record of another room."""
    room, _, number = subject.partition(":")
    if room != Programme._meta.label_lower:
        return None
    return [(reference(row), row.heading) for row in Measure.rows.filter(programme=int(number)).standing()]
