"""副本：what was proved is stored on the task by every act that changes it; the check of the night finds nothing."""

from datetime import date

from mingtang.evidence.actions.evidence import accept, affirm, refuse, revoke
from mingtang.evidence.queries.states import with_state, with_stored_state
from mingtang.holidays.queries import calendar
from mingtang.law.commitments import Rhythm
from mingtang.workplan.actions.plans import import_plan
from mingtang.workplan.actions.terms import set_term
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.days import out_of_date
from tests import builders
from tests.builders import moment, reading

ON, AT = date(2026, 3, 5), moment("2026-03-05")


def stored(plan, key="1.1.1"):
    """The copies of a task, which the check of the night must find right on every task of the plan."""
    assert len(out_of_date(plan, calendar(), on=ON)) == 0
    row = Commitment.rows.get(plan=plan, key=key)
    rows = Commitment.rows.filter(plan=plan)
    computed = {one.pk: one.state for one in with_state(rows, on=ON)}
    assert {one.pk: one.state for one in with_stored_state(rows, on=ON)} == computed
    return row.proved_on, row.is_proved


def test_every_act_on_evidence_keeps_the_copies(town, plan):
    row = builders.commitment(plan)
    first = builders.evidence(row, by=town["officer"], title="进度", on=date(2026, 2, 1))
    assert stored(plan) == (None, False)
    accept(first, completing=False, by=town["clerk"], at=AT)
    assert stored(plan) == (date(2026, 2, 1), False)
    whole = builders.evidence(row, by=town["officer"], title="结果")
    accept(whole, completing=True, by=town["clerk"], at=AT)
    assert stored(plan) == (date(2026, 3, 1), True)
    refuse(builders.evidence(row, by=town["officer"], title="看不清"), reason="看不清。", by=town["clerk"], at=AT)
    assert stored(plan) == (date(2026, 3, 1), True)
    revoke(whole, reason="附错。", by=town["clerk"], at=AT)
    assert stored(plan) == (date(2026, 2, 1), False)


def test_a_demand_that_changes_is_proved_no_more_until_somebody_affirms_it(town, plan):
    row = builders.commitment(plan)
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True)
    set_term(row, rhythm=None, due_on=date(2026, 5, 31), by=town["clerk"], at=AT)
    assert stored(plan) == (date(2026, 3, 1), False)
    affirm(piece, by=town["reviewer"], at=AT)
    assert stored(plan) == (date(2026, 3, 1), True)
    set_term(row, rhythm=Rhythm.ONCE, due_on=date(2026, 5, 30), by=town["clerk"], at=AT)
    assert stored(plan) == (date(2026, 3, 1), False)


def test_an_import_that_changes_the_words_keeps_the_copies(town, plan):
    builders.accepted(builders.commitment(plan), by=town["officer"], judge=town["clerk"], completing=True)
    told = reading()
    told["chapters"][0]["sections"][0]["commitments"][0]["text"] = "公开惠农补贴的政策、申报、审核和发放结果。"
    import_plan(unit=town.organ, reading=told, source_name="a", source_sha256="3" * 64, by=town["clerk"], at=AT)
    assert stored(plan) == (date(2026, 3, 1), False)
