"""突发事件和口径的规则。"""

from datetime import date, timedelta

import pytest

from mingtang.law.crises import (
    CrisisLevel,
    CrisisState,
    Section,
    Term,
    changed,
    clocks_of,
    first_since,
    reasons_against_correction,
    reasons_against_untold,
    state_of,
    state_on,
)  # fmt: skip
from mingtang.law.lines import reasons_against_differing, title_words
from tests.builders import moment

ON, AT = date(2026, 7, 21), moment("2026-07-21 05:00")


@pytest.mark.parametrize(
    ("level", "hours"), [("extreme", [5, 24]), ("major", [5, 24]), ("general", [48]), ("other", [48])]
)
def test_a_major_event_has_two_clocks_and_any_other_one(level, hours):
    assert [each.length for each in clocks_of(CrisisLevel(level), on=ON)] == hours


@pytest.mark.parametrize(
    ("after", "words"),
    [(0, "还剩 5 小时"), (61, "还剩 4 小时"), (300, "刚到时限"), (420, "超过 2 小时")],
)
def test_what_is_left_is_told_in_hours(after, words):
    term = Term(clocks_of(CrisisLevel.MAJOR, on=ON)[0], AT + timedelta(hours=5), None)
    assert term.words(at=AT + timedelta(minutes=after)) == words


def test_what_was_done_late_is_told_as_late():
    one = clocks_of(CrisisLevel.MAJOR, on=ON)[0]
    due = AT + timedelta(hours=5)
    told = [Term(one, due, due + timedelta(minutes=late)).words(at=AT) for late in (0, 1)]
    assert told == ["已按时办", "已办，超过了时限"]


def test_a_crisis_goes_on_through_its_last_day():
    assert [state_on(last, on=ON) for last in (None, ON, date(2026, 7, 20))] == [
        CrisisState.OPEN, CrisisState.OPEN, CrisisState.CLOSED,
    ]  # fmt: skip


def test_only_a_correction_says_what_was_wrong_and_it_must():
    told = {"has_target": True, "wrong": "三处", "right": "四处"}
    assert reasons_against_correction(Section.CORRECTION, **told) == []
    assert reasons_against_correction(Section.GUIDE, **told) == ["只有更正澄清才写更正哪一件、原来怎样说、应当怎样说。"]
    assert reasons_against_correction(Section.CORRECTION, **told | {"right": "三处 "}) == [
        "原来的说法和应当的说法一样，请核对。"
    ]


def test_the_words_of_a_correction_are_found_whatever_space_stands_between():
    assert reasons_against_untold("原来说三 处，\n应当是四处", wrong="三处", right="四处") == []


def test_a_title_is_known_by_its_own_words():
    assert title_words("柳溪镇2022年疫情防控工作专题", without=("柳溪镇",)) == ("疫情",)
    assert title_words("柳溪镇强降雨应对", without=("柳溪镇",)) == ("强降", "降雨")


def test_of_many_differing_figures_the_first_five_are_named():
    told = reasons_against_differing("暴雨", [f"第 {n} 段" for n in range(1, 8)])[0]
    assert ("第 5 段等 7 处" in told, "第 6 段" in told) == (True, False)


def test_what_was_signed_tells_by_itself_whether_it_goes_on():
    days = [date(2026, 7, 25), date(2026, 7, 26)]
    told = [[state_of({"until_on": until}, on=on) for on in days] for until in (None, "2026-07-25")]
    assert told == [[CrisisState.OPEN] * 2, [CrisisState.OPEN, CrisisState.CLOSED]]


def test_what_was_changed_is_named_in_the_order_of_the_page():
    assert changed({"title": "甲", "contact": "一楼"}, {"title": "乙", "contact": "二楼"}) == "标题、找谁"


def test_what_was_said_before_it_became_known_is_not_the_first_word():
    told = [(1, AT - timedelta(hours=1)), (1, AT + timedelta(hours=2)), (1, AT), (2, AT - timedelta(hours=1))]
    assert first_since({1: AT, 2: AT}, told) == {1: AT}
