"""挂在任务上的下达：what a task answers above, what hangs on it beneath, and which hand-downs have gone astray."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from mingtang.delegation.models import HandDown
from mingtang.delegation.queries.astray import astray
from mingtang.law.delegation import HandDownState
from mingtang.workplan.models import Commitment, Plan

_READ = ("commitment__plan__unit", "target", "listed__plan__unit")


def numbers_of(plan: Plan, keys: Collection[str]) -> dict[int, str]:
    """The commitments of the plan with these ids: row number → id."""
    return dict(Commitment.rows.filter(plan=plan, key__in=keys).values_list("pk", "key"))


def answered_by(rows: Iterable[Commitment]) -> Mapping[int, list[HandDown]]:
    """对应的下达：by the task that answers it, what was handed down and not recalled."""
    found = defaultdict(list)
    taken = HandDown.rows.in_state(HandDownState.ACCEPTED).filter(listed__in=rows)
    for row in taken.select_related(*_READ).order_by("pk"):
        found[row.listed_id].append(row)
    return found


def handed_from(rows: Iterable[Commitment]) -> Mapping[int, list[HandDown]]:
    """下达出去的：by the task, what is open beneath."""
    found = defaultdict(list)
    given = HandDown.rows.open().filter(commitment__in=rows)
    for row in given.select_related(*_READ).order_by("target__path", "pk"):
        found[row.commitment_id].append(row)
    return found


def astray_of(organs: Iterable[int], *, on: date) -> list[tuple[HandDown, str]]:
    """出了偏差的下达：of these organs, of this year and the last, in one query."""
    rows = HandDown.rows.open().filter(commitment__plan__unit__in=organs, commitment__plan__year__gte=on.year - 1)
    told = [(row, astray(row)) for row in rows.select_related(*_READ).order_by("target__path", "pk")]
    return [(row, words) for row, words in told if words]
