"""任务下达的规则：the table of moves, and terms that never soften on their way down."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.commitments import CommitmentState, Rhythm, Term
from mingtang.law.delegation import (
    LABELS,
    MOVES,
    HandDownState,
    is_laxer,
    may_receive,
    reasons_against_handing_term,
    reasons_against_moving,
    summed,
)
from mingtang.law.units import UnitKind

TODAY = date(2026, 3, 2)
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
RHYTHMS = st.sampled_from(list(Rhythm))


@pytest.mark.parametrize("now", HandDownState)
@pytest.mark.parametrize("then", HandDownState)
def test_a_hand_down_moves_as_the_table_says_and_otherwise_says_why_not(now, then):
    reasons = reasons_against_moving(now, then)
    assert (reasons == ()) == (then in MOVES[now])
    assert all(reason.startswith(f"这项下达“{LABELS[now]}”，不能") for reason in reasons)


def test_what_was_taken_over_is_recalled_and_what_was_not_is_withdrawn():
    assert reasons_against_moving(HandDownState.ACCEPTED, HandDownState.WITHDRAWN) == (
        "这项下达“已接收”，不能撤回。对方已经接收的，请写明理由收回。",
    )
    assert reasons_against_moving(HandDownState.SENT, HandDownState.RECALLED) == (
        "这项下达“待接收”，不能收回。对方还没有接收的，撤回就可以。",
    )
    assert reasons_against_moving(HandDownState.RECALLED, HandDownState.WITHDRAWN) == ("这项下达“已收回”，不能撤回。",)


def test_a_term_that_is_later_or_less_often_is_refused_with_all_reasons():
    assert reasons_against_handing_term(
        Term(Rhythm.QUARTERLY, JUNE), Term(Rhythm.YEARLY, JULY), year=2026, on=TODAY
    ) == (
        "原任务是“每季度”的，下达时不能放宽为“每年”。",
        "原任务的时限是2026年6月30日，下达的时限要写明，不能更晚。",
    )


def test_a_term_is_named_where_the_source_names_one_and_lies_in_the_year():
    source = Term(Rhythm.ONCE, JUNE)
    assert reasons_against_handing_term(source, Term(Rhythm.ONCE, None), year=2026, on=TODAY) == (
        "原任务的时限是2026年6月30日，下达的时限要写明，不能更晚。",
    )
    assert reasons_against_handing_term(
        Term(Rhythm.ONCE, None), Term(Rhythm.ONCE, date(2027, 1, 4)), year=2026, on=TODAY
    ) == ("时限须在任务的年度（2026年）之内。",)


def test_a_day_gone_by_is_for_tasks_that_are_late_already():
    late, gone = Term(Rhythm.ONCE, date(2026, 2, 27)), Term(Rhythm.ONCE, date(2026, 2, 20))
    assert reasons_against_handing_term(late, gone, year=2026, on=TODAY) == ()
    assert reasons_against_handing_term(Term(Rhythm.ONCE, JUNE), gone, year=2026, on=TODAY) == (
        "下达的时限2026年2月20日已经过去，请改为今天以后的日子。",
    )


@given(one=RHYTHMS, other=RHYTHMS, third=RHYTHMS)
def test_no_way_down_makes_a_rhythm_laxer(one, other, third):
    assert not is_laxer(one, one)
    recurring = {Rhythm.YEARLY, Rhythm.QUARTERLY, Rhythm.MONTHLY}
    if {one, other, third} <= recurring and not is_laxer(other, one) and not is_laxer(third, other):
        assert not is_laxer(third, one)


def test_what_goes_on_is_never_made_a_thing_of_one_time():
    for rhythm in (Rhythm.PERIODIC, Rhythm.CONTINUOUS):
        assert [made for made in Rhythm if is_laxer(made, rhythm)] == [Rhythm.ONCE]
    assert [made for made in Rhythm if is_laxer(made, Rhythm.ONCE)] == []


def test_a_task_goes_to_the_organs_directly_beneath_and_to_ones_own_units():
    organ, village = UnitKind.ADMINISTRATIVE_ORGAN, UnitKind.VILLAGE_BODY
    assert may_receive(organ, same_organ=False, directly_beneath=True)
    assert not may_receive(organ, same_organ=True, directly_beneath=False)
    assert may_receive(village, same_organ=True, directly_beneath=False)
    assert not may_receive(village, same_organ=False, directly_beneath=False)


def test_a_roll_up_names_every_state():
    states = [CommitmentState.DONE, CommitmentState.STALE, CommitmentState.DONE]
    assert summed(states) == {"not_started": 0, "in_progress": 0, "stale": 1, "done": 2}
