"""复议诉讼的规则：clocks by course, days that contradict each other, results, and a row of the annual report."""

from datetime import date

import pytest

from mingtang.law.clock_terms import Mark
from mingtang.law.clocks import clock
from mingtang.law.proceedings import (
    COLUMNS,
    MOVES,
    OPEN,
    STEPS,
    Course,
    ProceedingAct,
    ProceedingState,
    after,
    answer_due,
    decision_due,
    reasons_against,
    suit_until,
    totals,
)
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar

TABLE = Calendar.shipped()
SERVED = date(2026, 4, 10)


@pytest.mark.parametrize(
    ("course", "summary", "answer", "decision"),
    [
        (Course.REVIEW, False, date(2026, 4, 24), date(2026, 6, 9)),
        (Course.REVIEW, True, date(2026, 4, 17), date(2026, 5, 11)),
        (Course.DIRECT, False, date(2026, 4, 27), date(2026, 10, 10)),
        (Course.AFTER_REVIEW, True, date(2026, 4, 27), date(2026, 5, 25)),
    ],
)
def test_each_course_has_its_clocks(course, summary, answer, decision):
    assert answer_due(course, SERVED, TABLE, summary=summary).due == answer
    assert decision_due(course, SERVED, TABLE, summary=summary).due == decision


def test_only_an_ordinary_review_is_extended_and_by_thirty_days_at_most():
    assert decision_due(Course.REVIEW, SERVED, TABLE, summary=False, extension=30).due == date(2026, 7, 9)
    for course, summary, days in ((Course.REVIEW, False, 31), (Course.REVIEW, True, 1), (Course.DIRECT, False, 1)):
        with pytest.raises(RuleBroken):
            decision_due(course, SERVED, TABLE, summary=summary, extension=days)


def test_a_suit_against_a_decision_is_brought_within_fifteen_days():
    assert suit_until(date(2026, 5, 20), TABLE).due == date(2026, 6, 4)


def test_what_was_not_read_in_full_says_so():
    marks = {name: clock(name, SERVED).mark for name in ("review-answer", "review-decision", "lawsuit-answer")}
    assert marks == {"review-answer": Mark.M, "review-decision": Mark.V1, "lawsuit-answer": Mark.V2}


def test_the_moves_follow_from_the_steps_and_a_result_is_the_end():
    assert MOVES[ProceedingState.CLOSED] == frozenset({ProceedingState.STRUCK})
    assert MOVES[ProceedingState.STRUCK] == frozenset()
    assert {state for state in ProceedingState if ProceedingState.CLOSED in MOVES[state]} == OPEN
    assert after(ProceedingState.ANSWERING, ProceedingAct.SUBMIT) is ProceedingState.WAITING
    for state in ProceedingState:
        for act in ProceedingAct:
            assert bool(reasons_against(state, act)) == ((state, act) not in STEPS)


def test_a_row_of_the_report_has_no_blank_cell():
    row = totals({Course.DIRECT: {"upheld": 2, "pending": 1}})
    assert row[Course.DIRECT] == {"upheld": 2, "corrected": 0, "other": 0, "pending": 1, "total": 3}
    assert row[Course.REVIEW] == dict.fromkeys([*COLUMNS, "total"], 0)
    assert list(COLUMNS.values()) == ["结果维持", "结果纠正", "其他结果", "尚未审结"]
