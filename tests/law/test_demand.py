"""转为主动公开和申请的统计：counted by hand, and sums that agree whatever the cases are."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.demand import (
    MOVES,
    WAITING,
    DemandRule,
    ProposalState,
    PublishWay,
    after_confirming,
    reasons_against_accepting,
    reasons_against_declining,
    reasons_against_moving,
)
from mingtang.law.demand_counts import BINS, FEW, Counted, crossed, distribution, hidden, quarters, repeats, tally

ON = date(2026, 6, 1)
CASES = st.lists(
    st.builds(
        Counted,
        topic=st.sampled_from(["", "a", "b", "c"]),
        outcome=st.sampled_from(["R1", "R3.1"]),
        channel=st.sampled_from(["web", "post"]),
        kind=st.sampled_from(["citizen", "business", "research"]),
        person=st.sampled_from(["", "p1", "p2", "p3", "p4"]),
        days=st.one_of(st.none(), st.integers(0, 60)),
        is_late=st.sampled_from([None, True, False]),
        paid=st.just(Decimal(0)),
    ),
    max_size=40,
)


def test_twelve_months_back_from_a_day_that_the_month_does_not_have_is_its_last_day():
    since = [DemandRule(months=12).since(date(2024, 2, 29)), DemandRule(months=1).since(date(2026, 3, 31))]
    assert since == [date(2023, 2, 28), date(2026, 2, 28)]
    assert DemandRule(months=13).since(date(2026, 1, 15)) == date(2024, 12, 15)


def test_only_what_waits_is_confirmed_and_goes_where_the_table_lets_it():
    assert {state for state in ProposalState if after_confirming(state)} == WAITING
    assert all(after_confirming(state) in MOVES[state] for state in WAITING)


@pytest.mark.parametrize("now", list(ProposalState))
def test_every_move_is_made_or_refused_with_a_sentence(now):
    for then in ProposalState:
        told = () if then in MOVES[now] else (f"这条建议“{now.label}”，不能改为“{then.label}”。",)
        assert reasons_against_moving(now, then) == told


def test_what_is_missing_in_an_acceptance_is_told_at_once():
    assert reasons_against_accepting("", None, "", None, on=ON) == [
        "请写明公开时叫什么，公众据此知道是什么信息。",
        "请选择怎样公开。",
        "请定下哪天以前公开。",
    ]
    assert reasons_against_accepting("长" * 101, PublishWay.ITEM, "", date(2026, 5, 31), on=ON) == [
        "名称超过 100 个字，请缩短。",
        "请选择放在目录的哪一项里。",
        "公开的日期定在今天到2027年6月1日之间。",
    ]
    assert reasons_against_accepting("账目", PublishWay.MANUSCRIPT, "", ON, on=ON) == []
    assert reasons_against_accepting("账目", PublishWay.MANUSCRIPT, "", date(2027, 6, 2), on=ON) == [
        "公开的日期定在今天到2027年6月1日之间。"
    ]


def test_a_refusal_says_why():
    assert reasons_against_declining("") == ["请写明为什么不转为主动公开。"]
    assert reasons_against_declining("由" * 501) == ["理由超过 500 个字，请缩短。"]
    assert reasons_against_declining("涉及第三方。") == []


def test_quarters_of_the_days():
    assert quarters([]) is None
    assert quarters([7]) == (7.0, 7.0, 7.0)
    assert quarters([1, 2, 3, 4, 5]) == (2.0, 3.0, 4.0)


def test_one_applicant_again_on_one_topic_is_a_repeat():
    def case(person, topic):
        return Counted(topic, "R1", "web", "citizen", person)

    cases = [case("p1", "a"), case("p1", "a"), case("p1", "b"), case("p2", "a"), case("", "a"), case("", "a")]
    cases += [case("p3", "c"), case("p3", "c"), case("p3", "c"), case("p4", ""), case("p4", "")]
    assert repeats(cases) == (2, 5)


def test_a_small_number_and_what_would_tell_it_stay_inside():
    def cases(topic, kind, persons):
        return [Counted(topic, "R1", "web", kind, f"{topic}{kind}{number}") for number in range(persons)]

    counted = [*cases("a", "citizen", 5), *cases("a", "business", 1), *cases("b", "citizen", 4)]
    counted += [*cases("b", "business", 6), *cases("c", "citizen", 3), *cases("c", "business", 9)]
    unseen = hidden(crossed(counted))
    assert unseen == {("a", "business"), ("a", "citizen"), ("b", "business"), ("b", "citizen")}


def test_many_cases_of_two_people_are_a_small_number():
    counted = [Counted("a", "R1", "web", "citizen", person) for person in ("p1", "p2") * 10]
    assert hidden(crossed(counted)) == {("a", "citizen")}


@given(CASES)
def test_sums_agree_whatever_the_cases_are(cases):
    answered = [case for case in cases if case.days is not None]
    assert sum(tally((case.topic for case in cases), ["a", "b"]).values()) == len(cases)
    bins = distribution(cases)
    assert len(bins) == len(BINS)
    assert sum(one.total for one in bins) == len(answered)
    assert sum(one.late for one in bins) == sum(case.is_late is True for case in answered)
    cells = crossed(cases)
    for side, field in enumerate(("topic", "kind")):
        sums = Counter()
        for place, cell in cells.items():
            sums[place[side]] += cell.cases
        assert +sums == Counter(getattr(case, field) for case in cases)


@given(CASES)
def test_no_hidden_number_follows_from_a_sum(cases):
    cells = crossed(cases)
    unseen = hidden(cells)
    assert {place for place, cell in cells.items() if 0 < cell.persons < FEW} <= unseen
    for side in (0, 1):
        for name in {place[side] for place in cells}:
            line = [place for place in cells if place[side] == name]
            assert len(unseen & set(line)) != 1 or len(line) == 1
