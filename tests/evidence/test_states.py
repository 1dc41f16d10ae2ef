"""任务状态：the law's function and the database's expression are one; days and states of a ledger as of a day."""

import uuid
from datetime import date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.states import with_state, with_stored_state
from mingtang.files.models import Attachment
from mingtang.holidays.queries import calendar
from mingtang.law.commitments import EvidenceFact, Rhythm, Term, demand_of, state_of
from mingtang.workplan.actions.days import refresh_days
from mingtang.workplan.models import Commitment
from tests import builders

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 364).map(lambda n: FIRST + timedelta(days=n))
FATES = st.sampled_from(
    ["waiting", "refused", "accepted", "completing", "completing before a change", "revoked", "revoked completing"]
)


def photograph(town):
    """An attachment that is a photograph, as far as the state asks."""
    kept = {"stored": uuid.uuid4().hex, "uploaded_by": town["officer"], "uploaded_at": builders.FOUNDED}
    return Attachment.rows.create(unit=town.organ, name="现场.jpg", kind="jpg", size=1, sha256="0" * 64, **kept)


def piece(row, town, day, fate, picture=None):
    """Evidence in one of its possible ends, written past the actions: this is about reading it."""
    made = Evidence.rows.create(
        commitment=row,
        kind="file" if picture else "link",
        title="公示",
        on=day,
        attachment=picture,
        submitted_by=town["officer"],
        submitted_at=builders.FOUNDED,
    )
    decided = {"at": builders.FOUNDED, "by": town["clerk"]}
    if fate == "refused":
        made.refused_at, made.refused_by = decided["at"], decided["by"]
    elif fate != "waiting":
        made.accepted_at, made.accepted_by = decided["at"], decided["by"]
        made.completing = "completing" in fate
        made.demand = row.demand if fate.endswith("completing") else "f" * 64 if made.completing else ""
    made.save()
    if fate.startswith("revoked"):
        made.revoked_at, made.revoked_by = decided["at"], decided["by"]
        made.save()


@given(pieces=st.lists(st.tuples(DAYS, FATES, st.booleans()), max_size=6), on=DAYS)
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
        demand=demand_of("公开。", Term(Rhythm.ONCE, None)),
    )
    picture = photograph(town) if any(pictured for *_, pictured in pieces) else None
    for day, fate, pictured in pieces:
        piece(row, town, day, fate, picture if pictured else None)
    facts = [
        EvidenceFact(on=day, completing=fate == "completing", photograph=pictured)
        for day, fate, pictured in pieces
        if fate in {"accepted", "completing", "completing before a change"}
    ]
    assert with_state(Commitment.rows.filter(pk=row.pk), on=on).get().state == state_of(facts, on=on).value
    refresh_days(plan, calendar(), at=datetime.combine(on, time(9), builders.SHANGHAI))
    assert with_stored_state(Commitment.rows.filter(pk=row.pk), on=on).get().state == state_of(facts, on=on).value


def test_the_days_after_which_news_is_asked_for_are_a_setting(plan, town, settings):
    row = builders.commitment(plan)
    piece(row, town, date(2026, 3, 1), "accepted")
    settings.MINGTANG_STALE_AFTER_DAYS = 10
    states = [with_state(Commitment.rows.filter(pk=row.pk), on=date(2026, 3, day)).get().state for day in (11, 12)]
    assert states == ["in_progress", "stale"]
