"""任务状态的查询式：law.commitments.state_of as SQL on the stored facts; a property test holds the two equal."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models import Case, CharField, DateField, Exists, Max, OuterRef, Subquery, Value, When

from mingtang.evidence.models import Evidence
from mingtang.law.commitments import CommitmentState
from mingtang.workplan.models.commitments import CommitmentQuerySet


def stale_after() -> int:
    """需更新的天数：civil days without accepted evidence, as the settings have it."""
    return settings.MINGTANG_STALE_AFTER_DAYS


def with_state(rows: CommitmentQuerySet, *, on: date) -> CommitmentQuerySet:
    """Annotates commitments with ``last_accepted_on``, ``is_done`` and ``state`` as of a day."""
    counted = Evidence.rows.counted(on=on).filter(commitment=OuterRef("pk"))
    newest = counted.order_by().values("commitment").annotate(newest=Max("on")).values("newest")
    return rows.annotate(
        last_accepted_on=Subquery(newest, output_field=DateField()),
        is_done=Exists(counted.filter(completing=True)),
    ).annotate(
        state=Case(
            When(is_done=True, then=Value(CommitmentState.DONE.value)),
            When(last_accepted_on=None, then=Value(CommitmentState.NOT_STARTED.value)),
            When(last_accepted_on__lt=on - timedelta(days=stale_after()), then=Value(CommitmentState.STALE.value)),
            default=Value(CommitmentState.IN_PROGRESS.value),
            output_field=CharField(),
        )
    )
