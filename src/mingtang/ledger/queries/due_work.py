"""到期任务的查询：open commitments that have a day, whose work they are, and what moved them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Count, Max, Q

from mingtang.audit.actions import reference
from mingtang.audit.models import Entry
from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.states import with_state
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment
from mingtang.workplan.models.commitments import CommitmentQuerySet


def _with_a_day(*, on: date) -> CommitmentQuerySet:
    return Commitment.rows.tasks().filter(plan__year__gte=on.year - 1, next_due_on__isnull=False)


def open_commitments(*, on: date) -> CommitmentQuerySet:
    """Tasks of this year's and last year's plans that are not done and have a day."""
    rows = with_state(_with_a_day(on=on), on=on).filter(is_done=False)
    return rows.select_related("plan__unit", "owner").order_by("plan", "position")


def organs_with_open(*, on: date) -> list[int]:
    """The organs that have tasks with a day; whether they are done is asked organ by organ."""
    return list(_with_a_day(on=on).order_by("plan__unit").values_list("plan__unit", flat=True).distinct())


def work_of(person: Person, *, on: date) -> CommitmentQuerySet:
    """Open commitments that are the person's work, as an officer of a unit that owns or shares them."""
    mine = Q(pk__in=[])
    for post in person.posts_on(on):
        if post.kind != PostKind.OFFICE_OFFICER.value:
            continue
        for lookup in ("owner", "shares__unit"):
            beneath = {f"{lookup}__path__startswith": post.unit.path}
            mine |= Q(**{lookup: post.unit}) if post.unit.is_organ else Q(**beneath)
    return open_commitments(on=on).filter(pk__in=Commitment.rows.filter(mine).values("pk"))


def changes_of(rows: Sequence[Commitment]) -> dict[int, tuple[int, datetime]]:
    """How often what each rests on has changed, and when last: its own trail, its plan's, and what was accepted.

    All of it is only ever added to, so the number only grows.
    """
    told: dict[str, tuple[int, datetime]] = {}
    subjects = {reference(row) for row in rows} | {reference(row.plan) for row in rows}
    counted = Entry.rows.filter(subject__in=subjects).order_by().values_list("subject")
    for subject, number, newest in counted.annotate(Count("pk"), Max("at")):
        told[subject] = (number, newest)
    judged: dict[int, list[datetime]] = defaultdict(list)
    pieces = Evidence.rows.filter(commitment__in=rows).values_list("commitment_id", "accepted_at", "revoked_at")
    for commitment_id, *moments in pieces:
        judged[commitment_id] += [moment for moment in moments if moment is not None]
    return {row.pk: _change(row, told, judged[row.pk]) for row in rows}


def _change(row: Commitment, told: dict[str, tuple[int, datetime]], judged: list[datetime]) -> tuple[int, datetime]:
    of_trail = [told[name] for name in (reference(row), reference(row.plan)) if name in told]
    moments = [row.plan.imported_at, *judged, *(newest for _, newest in of_trail)]
    return len(judged) + sum(number for number, _ in of_trail), max(moments)
