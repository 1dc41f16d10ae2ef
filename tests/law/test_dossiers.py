"""重点工作的规则：when it needs an update, when a milestone is late, and what may follow what."""

from datetime import date, timedelta

import pytest

from mingtang.law.dossiers import (
    LABELS,
    MOVES,
    THEMES,
    DossierState,
    Theme,
    is_late,
    is_stale,
    reasons_against_days,
    reasons_against_finishing,
)

TOLD = date(2026, 3, 1)


@pytest.mark.parametrize(("days", "stale"), [(0, False), (44, False), (45, False), (46, True), (400, True)])
def test_it_needs_an_update_from_the_day_after_the_last_of_its_days(days, stale):
    told = {"since_on": date(2026, 1, 1), "stale_after": 45, "on": TOLD + timedelta(days=days)}
    assert is_stale(DossierState.OPEN, last_on=TOLD, **told) is stale


def test_without_any_progress_the_days_are_counted_from_its_beginning():
    told = {"last_on": None, "since_on": TOLD, "stale_after": 15}
    assert [is_stale(DossierState.OPEN, on=date(2026, 3, day), **told) for day in (16, 17)] == [False, True]


@pytest.mark.parametrize("state", [DossierState.FINISHED, DossierState.CLOSED])
def test_what_is_over_needs_no_update(state):
    assert is_stale(state, last_on=None, since_on=TOLD, stale_after=15, on=date(2027, 1, 1)) is False


@pytest.mark.parametrize(
    ("done_on", "on", "late"),
    [
        (None, date(2026, 3, 1), False),
        (None, date(2026, 3, 2), True),
        (date(2026, 3, 9), date(2026, 3, 2), False),
    ],
)
def test_a_milestone_is_late_from_the_day_after_its_own_until_it_is_done(done_on, on, late):
    assert is_late(due_on=TOLD, done_on=done_on, on=on) is late


def test_every_state_and_theme_has_a_name_and_a_row():
    assert set(LABELS) == set(MOVES) == set(DossierState)
    assert set(THEMES) == set(Theme)


def test_what_is_closed_stays_closed_and_what_is_finished_may_go_on():
    assert MOVES[DossierState.CLOSED] == frozenset()
    assert MOVES[DossierState.FINISHED] == {DossierState.OPEN}


def test_the_last_day_does_not_lie_before_the_first():
    assert reasons_against_days(since_on=TOLD, until_on=TOLD) == ()
    assert reasons_against_days(since_on=TOLD, until_on=date(2026, 2, 28)) == ("截止日期早于开始日期，请核对。",)


def test_what_is_finished_has_reached_every_milestone():
    assert reasons_against_finishing([]) == ()
    assert reasons_against_finishing(["清淤", "验收"]) == (
        "还有节点没有完成：清淤、验收。请先登记完成；不再进行的，请终止这项重点工作并写明理由。",
    )
