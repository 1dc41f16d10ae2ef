"""任务状态：the law's function and the database's expression are one; days and states of a ledger as of a day."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.states import with_state
from mingtang.law.commitments import EvidenceFact, state_of
from mingtang.workplan.models import Commitment
from tests import builders

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 364).map(lambda n: FIRST + timedelta(days=n))
FATES = st.sampled_from(["waiting", "refused", "accepted", "completing", "revoked", "revoked completing"])


def piece(row, town, day, fate):
    """Evidence in one of its possible ends, written past the actions: this is about reading it."""
    made = Evidence.rows.create(
        commitment=row, kind="link", title="公示", on=day, submitted_by=town["officer"], submitted_at=builders.FOUNDED
    )
    decided = {"at": builders.FOUNDED, "by": town["clerk"]}
    if fate == "refused":
        made.refused_at, made.refused_by = decided["at"], decided["by"]
    elif fate != "waiting":
        made.accepted_at, made.accepted_by = decided["at"], decided["by"]
        made.completing = fate.endswith("completing")
    made.save()
    if fate.startswith("revoked"):
        made.revoked_at, made.revoked_by = decided["at"], decided["by"]
        made.save()


@given(pieces=st.lists(st.tuples(DAYS, FATES), max_size=6), on=DAYS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_state_in_the_database_is_the_state_in_the_law(plan, town, pieces, on):
    row = Commitment.rows.create(
        plan=plan,
        section=builders.commitment(plan).section,
        key=f"9.9.{Commitment.rows.count()}",
        position=1,
        kind="task",
        text="公开。",
        rhythm="once",
    )
    for day, fate in pieces:
        piece(row, town, day, fate)
    facts = [
        EvidenceFact(on=day, completing=fate == "completing")
        for day, fate in pieces
        if fate in {"accepted", "completing"}
    ]
    assert with_state(Commitment.rows.filter(pk=row.pk), on=on).get().state == state_of(facts, on=on).value


def test_the_days_after_which_news_is_asked_for_are_a_setting(plan, town, settings):
    row = builders.commitment(plan)
    piece(row, town, date(2026, 3, 1), "accepted")
    settings.MINGTANG_STALE_AFTER_DAYS = 10
    states = [with_state(Commitment.rows.filter(pk=row.pk), on=date(2026, 3, day)).get().state for day in (11, 12)]
    assert states == ["in_progress", "stale"]
