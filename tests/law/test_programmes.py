"""规划的规则：where a measure stands by its commitments, and which periods there are."""

import pytest

from mingtang.law.commitments import CommitmentState as Task
from mingtang.law.programmes import MeasureState, reasons_against_period, state_of_measure


@pytest.mark.parametrize(
    ("states", "last_year", "expected"),
    [
        ([], None, MeasureState.UNDIVIDED),
        ([Task.NOT_STARTED, Task.NOT_STARTED], 2026, MeasureState.NOT_STARTED),
        ([Task.NOT_STARTED, Task.DONE], 2026, MeasureState.IN_PROGRESS),
        ([Task.STALE], 2030, MeasureState.IN_PROGRESS),
        ([Task.IN_PROGRESS], 2030, MeasureState.IN_PROGRESS),
        ([Task.DONE, Task.DONE], 2029, MeasureState.IN_PROGRESS),
        ([Task.DONE, Task.DONE], 2030, MeasureState.DONE),
    ],
)
def test_a_measure_stands_where_its_commitments_do(states, last_year, expected):
    assert state_of_measure(states, last_year=last_year, until_year=2030) is expected


def test_a_measure_of_one_year_is_done_with_that_years_tasks():
    assert state_of_measure([Task.DONE], last_year=2026, until_year=2026) is MeasureState.DONE


def test_a_period_runs_forwards_and_not_for_ever():
    assert reasons_against_period(2026, 2026) == ()
    assert reasons_against_period(2030, 2026) == ("起始年份 2030 晚于截止年份 2026，请核对。",)
    assert reasons_against_period(2000, 2030) == ("规划期超过 30 年，请核对起止年份。",)
