"""登记得对不对：days in their order, who tries what, and what does not fit the case."""

from datetime import date

from mingtang.law.proceeding_facts import (
    Disputed,
    doubts,
    reasons_against_days,
    reasons_against_result,
    reasons_against_tribunal,
)
from mingtang.law.proceedings import Cause, Course, Result

SERVED = date(2026, 4, 10)


def test_days_that_contradict_each_other_are_all_told():
    told = {"today": date(2026, 4, 13), "submitted": date(2026, 3, 2)}
    assert reasons_against_days(served=SERVED, accepted=date(2026, 4, 8), **told) == ()
    assert reasons_against_days(served=date(2026, 2, 1), accepted=date(2026, 2, 2), **told) == (
        "收到副本的日期（2026年2月1日）早于提交申请的日期，请核对。",
        "受理或者立案的日期在收到副本以后，请核对。",
        "受理或者立案的日期早于提交申请的日期，请核对。",
    )


def test_only_what_was_corrected_is_answered_anew():
    days = dict.fromkeys(("decided", "received", "today"), date(2026, 5, 20))
    days |= {"served": SERVED, "accepted": date(2026, 4, 8)}
    assert reasons_against_result(Result.CORRECTED, redo=True, **days) == ()
    assert reasons_against_result(Result.OTHER, redo=True, **days) == ("责令重新答复的，结果是“结果纠正”，请核对。",)
    assert reasons_against_result(None, redo=False, **days | {"decided": date(2026, 5, 21)}) == (
        "请选择结果。",
        "决定或者裁判的日期在收到的日期以后，请核对。",
    )


def test_a_decision_is_not_older_than_the_proceeding():
    told = {"received": date(2026, 11, 28), "served": date(2026, 11, 24), "today": date(2026, 11, 28), "redo": False}
    before = reasons_against_result(Result.OTHER, decided=date(2026, 11, 20), accepted=None, **told)
    assert before == ("决定或者裁判的日期早于收到副本的日期（2026年11月24日），请核对。",)
    before = reasons_against_result(Result.OTHER, decided=date(2026, 11, 20), accepted=date(2026, 11, 21), **told)
    assert before == ("决定或者裁判的日期早于受理、立案的日期（2026年11月21日），请核对。",)
    assert reasons_against_result(Result.OTHER, decided=date(2026, 11, 26), accepted=None, **told) == ()


def test_a_court_tries_a_suit_and_no_review():
    assert reasons_against_tribunal(Course.REVIEW, "清河县人民政府") == ()
    assert reasons_against_tribunal(Course.DIRECT, "清河县人民法院") == ()
    assert reasons_against_tribunal(Course.DIRECT, "X") == (
        "未经复议直接起诉由人民法院审理，写的是“X”，请写人民法院的全称。",
    )
    assert reasons_against_tribunal(Course.REVIEW, "清河县人民法院") == (
        "行政复议由复议机关审理，写的是“清河县人民法院”，请写复议机关的全称。",
    )


def test_what_does_not_fit_the_case_is_doubted():
    case = Disputed(date(2026, 3, 20), date(2026, 3, 30), review_first=True, reviewed=False)
    late = Disputed(date(2026, 4, 1), date(2026, 3, 30), review_first=False, reviewed=True)
    still = Disputed(None, date(2026, 4, 30), review_first=False, reviewed=False)
    asked = [(Course.REVIEW, Cause.REPLY), (Course.REVIEW, Cause.SILENCE), (Course.DIRECT, Cause.REPLY)]
    assert [bool(doubts(*each, case, served=SERVED)) for each in asked] == [False, True, True]
    assert [bool(doubts(*each, late, served=SERVED)) for each in asked] == [False, False, False]
    assert [bool(doubts(*each, still, served=SERVED)) for each in asked] == [True, True, True]
    assert doubts(Course.AFTER_REVIEW, Cause.REPLY, case, served=SERVED) == (
        "这件申请没有登记过有结果的行政复议，复议以后起诉的，请先补登记复议。",
    )
