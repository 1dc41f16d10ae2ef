"""台账全貌的查询：every commitment of a plan with its state and its evidence, for the command line."""

from datetime import date

from django.db.models import Prefetch

from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.states import with_state
from mingtang.workplan.models import Commitment, Plan


def commitments_of(plan: Plan, *, on: date) -> list[Commitment]:
    """All commitments in the order of the plan, withdrawn ones too."""
    rows = (
        with_state(Commitment.rows.filter(plan=plan), on=on).select_related("owner", "plan").order_by("position", "pk")
    )
    evidence = Prefetch("evidence", Evidence.rows.select_related("attachment").order_by("on", "pk"))
    return list(rows.prefetch_related("co_owners", evidence))
