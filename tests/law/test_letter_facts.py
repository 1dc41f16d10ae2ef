"""文书里的事实：what the case knows must stand in the letter; days that there are not are refused."""

from datetime import date

from mingtang.law.case_letters import letter_kind
from mingtang.law.letter_facts import reasons_against_absent_act, reasons_against_saying

ON = date(2026, 11, 28)


def test_a_day_that_the_case_does_not_know_is_refused():
    told = {"延长到": "2026年12月16日"}
    assert reasons_against_saying("延长答复期限至 2026年12月16日。", told, on=ON) == ()
    assert reasons_against_saying("延长答复期限至2099年2月30日。", told, on=ON) == (
        "正文里的“延长到”应当是“2026年12月16日”，这是办理中记下的，请改正，或者重新点“填好文字”。",
        "正文里的“2099年2月30日”不是日历上的一天，请改正。",
    )
    assert reasons_against_saying("延长至2026年12月16日，最迟2027年1月5日。", told, on=ON) == (
        "正文里还写着2027年1月5日，和期限2026年12月16日不一致，请改正。",
    )


def test_a_sum_is_the_one_of_the_notice():
    wrong = ("正文里的“金额”应当是“700元”，这是办理中记下的，请改正，或者重新点“填好文字”。",)
    assert reasons_against_saying("收取信息处理费700元。", {"金额": "700"}, on=ON) == ()
    assert reasons_against_saying("收取信息处理费7元元。", {"金额": "700"}, on=ON) == wrong
    assert reasons_against_saying("收取信息处理费1700元。", {"金额": "700"}, on=ON) == wrong
    form, working = "收取信息处理费{{金额}}元", "每页10元，70页共700元。"
    assert reasons_against_saying(f"收取信息处理费7元。{working}", {"金额": "700"}, on=ON, form=form) == wrong
    assert reasons_against_saying(f"收取信息处理费700元。{working}", {"金额": "700"}, on=ON, form=form) == ()


def test_a_letter_waits_for_the_act_that_it_tells_of():
    assert reasons_against_absent_act(letter_kind("reply-withdrawn"), is_done=False) == (
        "这件申请还没有办“登记申请人撤回”，不能发“答复：申请人撤回申请”。请先办这一步，日子和金额按它填写。",
    )
    assert reasons_against_absent_act(letter_kind("reply-withdrawn"), is_done=True) == ()
    assert reasons_against_absent_act(letter_kind("receipt"), is_done=False) == ()
