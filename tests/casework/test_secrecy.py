"""涉密：what bears a mark of secrecy is refused before anything is kept; the trail says no more than that."""

import pytest

from mingtang.applications.models import Event
from mingtang.audit.models import Entry
from mingtang.casework.actions.stages import MARKED
from mingtang.law.rules import RuleBroken
from tests.casework.conftest import day, does, standing

MARK = "机密★10年"
TYPED = [
    ("unconfirmed", "confirm", {"how": MARK}),
    ("received", "examine", {"title": MARK}),
    ("received", "ask_correction", {"missing": MARK}),
    ("correcting", "correct", {"corrected": MARK}),
    ("handling", "inquire", {"name": MARK}),
    ("handling", "inquire", {"question": MARK}),
    ("handling, asked", "hear", {"opinion": MARK}),
    ("handling", "ask_extension", {"reason": MARK}),
    ("handling", "delay", {"reasons_given": MARK}),
    ("handling", "notify_fee", {"why": MARK}),
    ("unpaid", "pay", {"receipt": MARK}),
    ("correcting", "receive", {"proof": MARK}),
    ("received", "withdraw", {"how": MARK}),
    ("received", "split", {"titles": ["验收报告", MARK]}),
]


@pytest.mark.parametrize(("scenario", "step", "told"), TYPED)
def test_a_mark_of_secrecy_is_refused_and_counted(made, scenario, step, told):
    case = standing(made, scenario)
    before = Event.rows.count()
    with pytest.raises(RuleBroken) as broken:
        does(made, step, case, **told)
    last = Entry.rows.latest("pk")
    assert [broken.value.reasons, Event.rows.count() - before, last.verb] == [
        (MARKED,), 0, "applications.refuse_classified",
    ]  # fmt: skip
    assert MARK not in str(last.facts)


def test_what_bears_no_mark_is_kept(made):
    assert does(made, "examine", standing(made, "received")).on == day("03-03")
