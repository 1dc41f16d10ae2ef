"""任务状态的查询式：law.commitments.state_of as SQL on the stored facts; a property test holds the two equal."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Case, CharField, DateField, Exists, Max, OuterRef, Subquery, Value, When

from mingtang.contents.kinds import IMAGES
from mingtang.evidence.models import Evidence
from mingtang.law.commitments import CommitmentState
from mingtang.workplan.models.commitments import CommitmentQuerySet

PHOTOGRAPHS = [kind.value for kind in IMAGES]


def stale_after() -> int:
    """需更新的天数：civil days without accepted evidence, as the settings have it."""
    return settings.MINGTANG_STALE_AFTER_DAYS


def with_state(rows: CommitmentQuerySet, *, on: date) -> CommitmentQuerySet:
    """Annotates with ``last_accepted_on``, ``is_done`` and ``state``: from what counts now, of that day or before."""
    counted = Evidence.rows.counted(on=on).filter(commitment=OuterRef("pk"))
    newest = counted.order_by().values("commitment").annotate(newest=Max("on")).values("newest")
    completing = Exists(counted.filter(completing=True, demand=OuterRef("demand")))
    more_than_photographs = Exists(counted.exclude(attachment__kind__in=PHOTOGRAPHS))
    return rows.annotate(
        last_accepted_on=Subquery(newest, output_field=DateField()), is_done=completing & more_than_photographs
    ).annotate(state=_state("is_done", "last_accepted_on", on=on))


def with_stored_state(rows: CommitmentQuerySet, *, on: date) -> CommitmentQuerySet:
    """Annotates with ``state`` from the stored copies, for sums over many plans; of today, not of a day gone by."""
    return rows.annotate(state=_state("is_proved", "proved_on", on=on))


def _state(done: str, newest: str, *, on: date) -> Case:
    """law.commitments.state_of, from whether the task is done and the newest accepted day."""
    return Case(
        When(**{done: True}, then=Value(CommitmentState.DONE.value)),
        When(**{newest: None}, then=Value(CommitmentState.NOT_STARTED.value)),
        When(**{f"{newest}__lt": on - timedelta(days=stale_after())}, then=Value(CommitmentState.STALE.value)),
        default=Value(CommitmentState.IN_PROGRESS.value),
        output_field=CharField(),
    )
