"""更正的规则：what may follow what, what a request must say, and in which order it is put right and told."""

from datetime import date

import pytest

from mingtang.law.rectifications import (
    MOVES,
    OPEN,
    STEPS,
    RectificationAct,
    RectificationState,
    Typed,
    Verdict,
    after,
    reasons_against,
    reasons_against_asking,
    reasons_against_carrying_out,
    reasons_against_finding,
    reasons_against_telling_yet,
    told_to_asker,
)
from mingtang.law.rules import RuleBroken

S, A = RectificationState, RectificationAct
TODAY = date(2026, 3, 10)
WHOLE = Typed("甄更正", "补贴发放表", "写了二亩", "应当是三亩", "承包合同", phone="0000-1234567", has_identity=True)


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("act", list(A))
def test_every_act_is_moved_or_refused_with_what_to_do_instead(state, act):
    against = reasons_against(state, act)
    if (state, act) in STEPS:
        assert (against, after(state, act)) == ((), STEPS[state, act])
    else:
        assert len(against) == 1
        assert against[0].startswith(f"这一件现在是“{state.label}”，不能{act.label}。请") or state not in OPEN
        with pytest.raises(RuleBroken):
            after(state, act)


def test_what_is_told_or_withdrawn_is_the_end_and_all_else_is_open():
    assert {state for state in S if not MOVES[state]} == {S.TOLD, S.WITHDRAWN} == set(S) - OPEN


def test_nothing_is_told_before_it_was_approved():
    assert {now for (now, _), then in STEPS.items() if then is S.TOLD} == {S.DECIDED}
    assert {(now, act) for (now, act), then in STEPS.items() if then is S.DECIDED and now is not then} == {
        (S.DRAFTED, A.APPROVE)
    }


def test_a_whole_request_is_taken_and_an_empty_one_is_told_all_that_is_missing():
    assert reasons_against_asking(WHOLE) == ()
    assert reasons_against_asking(Typed("", " ", "", "", "")) == (
        "请写姓名；单位提出的，写单位名称。",
        "请写是哪一件记录：在哪份文件、哪张表、哪个网页上。",
        "请写哪里不准确。",
        "请写应当是什么。",
        "请写用什么证明它不准确，例如哪份证件、合同、登记。",
        "请附身份证明的照片：只有记录的是您自己的，才能要求更正。",
        "请写联系方式：电话、通信地址至少写一样。",
    )


@pytest.mark.parametrize(
    ("verdict", "organ_to", "reasons"),
    [
        (Verdict.RECTIFIED, "", ()),
        (Verdict.KEPT, "", ()),
        (Verdict.PASSED, "云泽县自然资源局", ()),
        (Verdict.DIRECTED, "云泽县自然资源局", ()),
        (Verdict.PASSED, "", ("请写有权更正的是哪个机关。",)),
        (Verdict.DIRECTED, " ", ("请写有权更正的是哪个机关。",)),
        (Verdict.KEPT, "云泽县", ("由本机关更正或者不更正的，不填“有权更正的机关”。",)),
        (None, "", ("请选择结论。",)),
    ],
)
def test_another_organ_is_named_where_it_is_the_one_to_rectify(verdict, organ_to, reasons):
    assert reasons_against_finding(verdict, facts="核对了合同", answer="告知", organ_to=organ_to) == reasons


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_is_to_be_done_is_done_before_it_is_told(verdict):
    waits = reasons_against_telling_yet(verdict, done=None)
    assert bool(waits) == verdict.is_to_carry_out == (verdict in {Verdict.RECTIFIED, Verdict.PASSED})
    assert reasons_against_telling_yet(verdict, done=TODAY) == ()


def test_days_of_putting_right_are_after_approval_and_not_ahead():
    told = {"approved": date(2026, 3, 9), "today": TODAY}
    assert reasons_against_carrying_out(Verdict.RECTIFIED, done=None, carried=TODAY, **told) == ()
    assert reasons_against_carrying_out(Verdict.KEPT, done=TODAY, carried=date(2026, 3, 11), **told) == (
        "结论是“不予更正”，没有要更正、转送的，请直接告知本人。",
        "已经登记过更正或者转送。",
        "更正、转送的日期在今天以后，请核对。",
    )
    assert reasons_against_carrying_out(Verdict.PASSED, done=None, carried=date(2026, 3, 8), **told) == (
        "更正、转送的日期早于批准结论的日期，请核对。",
    )


def test_the_person_is_told_in_plain_words_where_it_stands():
    assert told_to_asker(S.ASKED, organ="柳溪镇", verdict=None) == "请您补充证据：交到柳溪镇，或者寄来。"
    assert told_to_asker(S.TOLD, organ="柳溪镇", verdict=Verdict.KEPT) == "已经办结：不予更正。"
