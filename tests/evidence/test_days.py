"""认定的日子：what was accepted moves the days that the plan stores, whichever act computes them."""

from datetime import date

import pytest

from mingtang.law.commitments import Rhythm
from mingtang.workplan.actions.terms import set_term
from mingtang.workplan.due import DueDayCheck
from mingtang.workplan.models import Commitment
from mingtang.workplan.ports import accepted_days
from tests import builders
from tests.builders import moment

AT = moment("2026-03-05")
NEXT = date(2026, 6, 30)


@pytest.fixture
def covered(town, plan):
    """A quarterly commitment whose first quarter has its result."""
    row = builders.commitment(plan, "1.1.2")
    builders.accepted(row, by=town["officer"], judge=town["clerk"])
    builders.evidence(row, by=town["officer"])
    return row


def test_only_what_counts_on_the_day_is_told(plan, covered):
    assert accepted_days(plan, on=date(2026, 2, 28)) == {}
    assert accepted_days(plan, on=AT.date()) == {covered.pk: [date(2026, 3, 1)]}


def test_the_next_import_keeps_the_day_that_evidence_moved(town, plan, covered):
    builders.plan_of(town, at=AT)
    assert builders.commitment(plan, "1.1.2").next_due_on == NEXT


def test_the_daily_check_finds_the_day_that_evidence_moved(plan, covered):
    Commitment.rows.filter(pk=covered.pk).update(next_due_on=date(2026, 3, 31))
    assert DueDayCheck().do(plan.pk, at=AT) == "更正 1 个时限。"
    assert builders.commitment(plan, "1.1.2").next_due_on == NEXT


def test_a_term_of_ones_own_begins_after_what_was_accepted(town, plan):
    row = builders.commitment(plan, "1.3.1")
    builders.accepted(row, by=town["clerk"], judge=town["leader"])
    assert set_term(row, rhythm=Rhythm.QUARTERLY, due_on=None, by=town["clerk"], at=AT).next_due_on == NEXT
