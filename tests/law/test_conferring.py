"""会商的规则：the table of moves, what a call, a position and a conclusion need."""

from datetime import date

import pytest

from mingtang.law.conferring import (
    MOVES,
    ConferenceState,
    Stance,
    reasons_against_calling,
    reasons_against_conclusion,
    reasons_against_moving,
    reasons_against_position,
)

CALLED, DUE = date(2026, 3, 2), date(2026, 3, 5)


@pytest.mark.parametrize("now", ConferenceState)
@pytest.mark.parametrize("then", ConferenceState)
def test_a_conference_moves_as_the_table_says_and_otherwise_says_why_not(now, then):
    reasons = reasons_against_moving(now, then)
    assert (reasons == ()) == (then in MOVES[now])
    assert all(reason.startswith(f"这次会商“{now.label}”，不能") for reason in reasons)


def test_a_call_needs_a_title_a_question_a_unit_and_days():
    assert reasons_against_calling(title="题目", question="问题", units=1, days=3) == ()
    assert reasons_against_calling(title=" ", question="", units=0, days=0) == (
        "请写会商的题目。",
        "请写要会商的问题。",
        "请至少选一个科室、管理区或者村的承办人，由本单位写意见。",
        "给各单位的时间写 1 至 15 个工作日。",
    )
    assert reasons_against_calling(title="字" * 61, question="字" * 2001, units=1, days=16) == (
        "题目请写在 60 个字以内。",
        "问题请写在 2000 个字以内。",
        "给各单位的时间写 1 至 15 个工作日。",
    )


def test_differing_needs_reasons_and_agreeing_does_not():
    assert reasons_against_position(Stance.AGREE, "") == ()
    assert reasons_against_position(Stance.DIFFER, "依据不足") == ()
    assert reasons_against_position(Stance.DIFFER, " ") == ("不同意或者有保留的，请写明理由。",)
    assert reasons_against_position(None, "字" * 2001) == ("请选同意还是不同意。", "理由请写在 2000 个字以内。")


def against(conclusion="按部分公开办", *, held_on=CALLED, missing=(), on=DUE):
    return reasons_against_conclusion(
        conclusion, held_on=held_on, called_on=CALLED, missing=list(missing), due_on=DUE, on=on
    )


def test_a_conclusion_waits_for_every_unit_until_the_day_is_over():
    assert against() == ()
    assert against(missing=["司法所", "桃园村"]) == (
        "还没有写意见的：司法所、桃园村。等他们写完，或者过了2026年3月5日再写结论。",
    )
    assert against(missing=["司法所"], on=date(2026, 3, 6)) == ()


def test_a_conclusion_has_words_and_a_day_that_can_be():
    assert against(" ", held_on=None) == ("请写会商的结论。", "请写哪一天会商的。")
    assert against("字" * 2001) == ("结论请写在 2000 个字以内。",)
    wrong = ("会商的日期在2026年3月2日到今天之间，请核对。",)
    assert [against(held_on=day) for day in (date(2026, 3, 1), date(2026, 3, 6))] == [wrong, wrong]
