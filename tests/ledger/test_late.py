"""逾期：the law's question and the condition of the ledger are one, on any facts."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.evidence.queries.states import with_state
from mingtang.law.commitments import CommitmentState, is_late
from mingtang.ledger.queries.ledger import due_condition
from mingtang.workplan.models import Commitment
from tests import builders

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))


@given(due=st.none() | DAYS, pieces=st.lists(st.tuples(DAYS, st.booleans()), max_size=3), on=DAYS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_late_in_the_database_is_late_in_the_law(plan, town, due, pieces, on):
    row = Commitment.rows.create(
        plan=plan,
        section=builders.commitment(plan).section,
        key=f"9.9.{Commitment.rows.count()}",
        position=1,
        kind="task",
        text="公开。",
        rhythm="once",
        due_on=due,
        next_due_on=due,
        demand="0" * 64,
    )
    for number, (day, completing) in enumerate(pieces):
        told = {"title": f"公示{number}", "on": day, "completing": completing}
        builders.accepted(row, by=town["clerk"], judge=town["leader"], **told)
    found = with_state(Commitment.rows.filter(pk=row.pk), on=on)
    (state,) = found.values_list("state", flat=True)
    assert found.filter(due_condition("late", on=on)).exists() == is_late(due, CommitmentState(state), on)
