"""有效性：what a document is on a day, from facts alone."""

from datetime import date

import pytest

from mingtang.law.metadata import TYPED, Validity
from mingtang.law.validity import (
    Life,
    Outcome,
    Tie,
    Turn,
    is_running_out,
    reasons_against_assessing,
    reasons_against_relating,
    reasons_against_turn,
    validity_on,
)

LIFE = Life(in_force_on=date(2021, 3, 1), until_on=date(2026, 2, 28))


def test_it_is_pending_until_its_first_day_and_runs_out_after_its_last():
    days = [date(2021, 2, 28), date(2021, 3, 1), date(2026, 2, 28), date(2026, 3, 1)]
    assert [validity_on(LIFE, day).label for day in days] == ["尚未施行", "有效", "有效", "失效"]


def test_what_was_done_to_it_begins_on_its_day_and_repeal_says_more_than_time():
    changed = Life(in_force_on=date(2021, 3, 1), changed_on=date(2022, 5, 1), expired_on=date(2023, 1, 1),
                   repealed_on=date(2024, 1, 1))  # fmt: skip
    days = [date(2022, 4, 30), date(2022, 5, 1), date(2023, 1, 1), date(2024, 1, 1)]
    assert [validity_on(changed, day).label for day in days] == ["有效", "已修改", "失效", "废止"]


@pytest.mark.parametrize("said", [Validity.CHANGED, Validity.EXPIRED, Validity.REPEALED])
def test_what_the_text_says_of_itself_is_never_bettered_by_a_day(said):
    assert validity_on(Life(said=said), date(2030, 1, 1)) is said


def test_pending_follows_from_the_day_and_is_typed_by_nobody():
    assert Validity.PENDING not in TYPED


def test_it_runs_out_soon_from_six_months_before_its_last_day():
    asked = [date(2025, 8, 27), date(2025, 8, 28), date(2026, 2, 28), date(2026, 3, 1)]
    assert [is_running_out(LIFE, day) for day in asked] == [False, True, True, False]
    assert not is_running_out(Life(in_force_on=date(2021, 3, 1)), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("life", "turn", "basis", "reasons"),
    [
        (LIFE, Turn.REPEALED, "镇长办公会议决定。", []),
        (LIFE, Turn.CHANGED, " ", ["请写明为什么修改，依据是什么。"]),
        (Life(repealed_on=date(2024, 1, 1)), Turn.KEPT, "清理。", ["这份文件已经废止，不能再变更。"]),
        (Life(expired_on=date(2024, 1, 1)), Turn.REPEALED, "清理。", []),
        (
            Life(expired_on=date(2024, 1, 1)),
            Turn.KEPT,
            "清理。",
            ["这份文件已经失效，要继续执行的，重新制定、登记编号、公布。"],
        ),
    ],
)
def test_why_a_turn_may_not_be_written(life, turn, basis, reasons):
    day = date(2025, 6, 1)
    assert reasons_against_turn(life, turn, on=day, today=day, basis=basis) == reasons


def test_an_assessment_is_made_within_six_months_and_to_continue_takes_a_new_last_day():
    told = {"words": "仍然需要。", "until_on": date(2031, 2, 28)}
    assert reasons_against_assessing(LIFE, Outcome.CONTINUE, **told, on=date(2025, 12, 1)) == []
    bare = told | {"until_on": None}
    assert reasons_against_assessing(LIFE, Outcome.CONTINUE, **bare, on=date(2025, 12, 1)) == [
        "继续执行的，请填写新的有效期到哪一天。",
    ]
    assert reasons_against_assessing(LIFE, Outcome.LAPSE, **bare, on=date(2025, 1, 1)) == [
        "这份文件从2025年8月28日起评估，今天不能登记评估。"
    ]


def test_a_relation_names_a_document_here_or_title_and_number_of_another():
    here = {"has_document": True, "title": "", "number": "", "is_same": False}
    assert reasons_against_relating(Tie.REPEALS, **here) == []
    assert reasons_against_relating(Tie.REPEALS, **here | {"is_same": True}) == [
        "一份文件不能和它自己有关系，请选择另一份。"
    ]
    outside = here | {"has_document": False, "title": "山东省办法"}
    assert reasons_against_relating(None, **outside) == ["请选择是什么关系。", "请写明文件的文号，没有的写“无文号”。"]
