"""能否在这一天办理：told before the button is pressed, with what to do instead."""

from datetime import date

import pytest

from mingtang.law import reply_acts
from mingtang.law.reply import reply_clock
from mingtang.law.reply_facts import Asked, Correction, Delay, Inquiry, ReplyFacts
from mingtang.law.reply_ledger import ledger
from mingtang.law.workdays import Calendar

CALENDAR = Calendar.shipped()
PLAIN = ReplyFacts(date(2026, 4, 3))
ARTICLE = "《中华人民共和国政府信息公开条例》第三十三条"
LAST = date(2026, 5, 7)
TOO_LATE_TO_EXTEND = "同意延长的日期（2026年5月8日）晚于原答复期限（2026年5月7日），请核对。"


def test_a_correction_is_asked_once_and_within_seven_working_days():
    asks = reply_acts.reasons_against_asking_correction
    assert asks(PLAIN, CALENDAR, on=date(2026, 4, 15)) == ()
    assert asks(PLAIN, CALENDAR, on=date(2026, 4, 16)) == (
        "发出补正告知的日期（2026年4月16日）晚于告知补正的最后一天（2026年4月15日），请核对。",
    )
    again = ReplyFacts(date(2026, 4, 3), correction=Correction(date(2026, 4, 7)), corrected=date(2026, 4, 8))
    assert asks(again, CALENDAR, on=date(2026, 4, 9)) == (
        "补正只能一次性告知，这件申请已经告知过。内容仍不明确的，按“补正后申请内容仍不明确”答复。",
    )


@pytest.mark.parametrize(
    ("facts", "days", "on", "reasons"),
    [
        (PLAIN, 20, LAST, ()),
        (PLAIN, 20, date(2026, 5, 8), (TOO_LATE_TO_EXTEND,)),
        (PLAIN, 0, LAST, ("请写明延长几个工作日，从 1 到 20。",)),
        (
            PLAIN,
            21,
            LAST,
            (f"答复期限最多延长 20 个工作日，写的是 21（{ARTICLE}）。",),
        ),
        (
            ReplyFacts(date(2026, 4, 3), extended=5, extended_on=date(2026, 5, 6)),
            5,
            LAST,
            ("答复期限已经延长过 5 个工作日，只能延长一次。",),
        ),
        (
            ReplyFacts(date(2026, 4, 3), delay=Delay(date(2026, 4, 20), date(2026, 7, 1))),
            5,
            date(2026, 4, 21),
            ("已经告知申请人延迟到2026年7月1日答复，不再另外延长，请在这一天以前答复。",),
        ),
        (
            ReplyFacts(date(2026, 4, 3), delay=Delay(date(2026, 4, 3), date(2026, 4, 20), ordered=True)),
            5,
            date(2026, 4, 10),
            ("责令重新答复的决定写明2026年4月20日以前答复，不再另外延长，请在这一天以前答复。",),
        ),
        (
            ReplyFacts(
                date(2026, 4, 3),
                correction=Correction(date(2026, 4, 9)),
                corrected=date(2026, 4, 20),
                extended=5,
                extended_on=date(2026, 4, 8),
            ),
            5,
            date(2026, 5, 6),
            (),
        ),
    ],
)
def test_an_extension_is_granted_once_and_before_the_period_has_run_out(facts, days, on, reasons):
    assert reply_acts.reasons_against_extending(facts, CALENDAR, days=days, on=on) == reasons


def test_a_delay_is_told_in_time_and_to_a_later_day():
    delays = reply_acts.reasons_against_delaying
    assert delays(PLAIN, CALENDAR, on=LAST, until=date(2026, 6, 1)) == ()
    assert delays(PLAIN, CALENDAR, on=date(2026, 5, 6), until=LAST) == (
        "延迟答复的日子应当晚于原来的答复期限（2026年5月7日），请改为更晚的日子，或者按原期限答复。",
    )
    told = ReplyFacts(date(2026, 4, 3), delay=Delay(date(2026, 4, 20), date(2026, 7, 1)))
    assert delays(told, CALENDAR, on=date(2026, 4, 21), until=date(2026, 8, 3)) == (
        "已经告知申请人延迟到2026年7月1日答复，不能再延。",
    )


def test_a_fee_is_asked_for_once_and_within_the_period():
    asks = reply_acts.reasons_against_notifying_fee
    assert asks(PLAIN, CALENDAR, on=LAST) == ()
    assert asks(PLAIN, CALENDAR, on=date(2026, 5, 8)) == (
        "发出收费通知的日期（2026年5月8日）晚于答复期限（2026年5月7日），请核对日期。",
    )
    asked = ReplyFacts(date(2026, 4, 3), fee_sent=date(2026, 4, 20))
    assert asks(asked, CALENDAR, on=date(2026, 4, 21)) == ("这件申请已经在2026年4月20日通知收费，不能再次通知。",)


def test_silence_counts_only_after_the_last_day():
    lapses = reply_acts.reasons_against_lapsing_inquiry
    asked = Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8), date(2026, 4, 8))
    assert lapses(asked, CALENDAR, on=date(2026, 4, 29)) == (
        "提出意见的最后一天是2026年4月29日，还没有过，请等这一天过后再办。",
    )
    assert lapses(asked, CALENDAR, on=date(2026, 4, 30)) == ()
    assert lapses(Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8)), CALENDAR, on=date(2026, 6, 1)) == (
        "对方收到征求意见函的日期还没有登记，不知道期限到哪一天，请先登记。",
    )
    answered = Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8), date(2026, 4, 8), date(2026, 4, 20))
    assert lapses(answered, CALENDAR, on=date(2026, 6, 1)) == ("已经在2026年4月20日收到意见，不能按逾期未答复处理。",)
    assert lapses(Inquiry(Asked.VILLAGE, date(2026, 4, 8)), CALENDAR, on=date(2026, 6, 1)) == (
        "请村提供材料没有法定的答复期限，不能按逾期未答复处理，请催办。",
    )


def test_an_application_lapses_for_want_of_a_correction_only_after_its_last_day():
    lapses = reply_acts.reasons_against_lapsing_correction
    asked = ReplyFacts(date(2026, 4, 3), correction=Correction(date(2026, 4, 8), date(2026, 4, 9), 10))
    assert lapses(asked, CALENDAR, on=date(2026, 4, 23)) == (
        "补正的最后一天是2026年4月23日，还没有过，请等这一天过后再办。",
    )
    assert lapses(asked, CALENDAR, on=date(2026, 4, 24)) == ()
    assert lapses(PLAIN, CALENDAR, on=LAST) == ("没有等待中的补正，不能因逾期不补正终止。",)
    no_term = ReplyFacts(date(2026, 4, 3), correction=Correction(date(2026, 4, 8), date(2026, 4, 9)))
    assert lapses(no_term, CALENDAR, on=LAST) == ("补正告知里的补正期限还没有登记，请先登记。",)


def test_an_application_lapses_for_want_of_payment_only_after_the_last_day():
    lapses = reply_acts.reasons_against_lapsing_fee
    asked = ReplyFacts(date(2026, 4, 3), fee_sent=date(2026, 4, 30), fee_notified=date(2026, 5, 8))
    assert lapses(asked, CALENDAR, on=date(2026, 6, 4)) == (
        "缴费的最后一天是2026年6月4日，还没有过，请等这一天过后再办。",
    )
    assert lapses(asked, CALENDAR, on=date(2026, 6, 5)) == ()
    assert lapses(PLAIN, CALENDAR, on=LAST) == ("没有等待中的缴费，不能因逾期未缴费终止。",)
    unseen = ReplyFacts(date(2026, 4, 3), fee_sent=date(2026, 4, 30))
    assert lapses(unseen, CALENDAR, on=LAST) == ("申请人收到收费通知的日期还没有登记，不知道期限到哪一天，请先登记。",)


def test_nothing_lapses_by_a_provisional_calendar():
    asked = ReplyFacts(date(2026, 12, 28), correction=Correction(date(2026, 12, 29), date(2026, 12, 30), 10))
    assert reply_acts.reasons_against_lapsing_correction(asked, CALENDAR, on=date(2027, 3, 1)) == (
        "补正的最后一天（2027年1月13日）是暂定的，请先录入当年的放假安排再办。",
    )


def test_facts_are_looked_at_without_raising():
    assert reply_acts.reasons_against_facts(PLAIN, CALENDAR) == ()
    wrong = ReplyFacts(date(2026, 4, 3), corrected=date(2026, 4, 2))
    assert len(reply_acts.reasons_against_facts(wrong, CALENDAR)) == 1


def test_the_day_that_an_order_to_answer_anew_sets_is_the_last():
    order = Delay(date(2026, 5, 20), date(2026, 6, 3), ordered=True)
    told = ReplyFacts(date(2026, 5, 20), delay=order)
    reckoned = reply_clock(told, CALENDAR)
    assert reckoned.due == date(2026, 6, 3)
    assert [step.what for step in reckoned.steps] == [
        "收到申请，当日不计入",
        "收到责令重新答复的决定，以决定写明的日子为答复期限",
        "决定写明的日子，答复期限届满",
    ]
    assert ledger(told, CALENDAR)[-1].ground == "责令重新答复"
    assert reply_acts.reasons_against_ordered_day(None, redo=False, received=order.told) == ()
    assert reply_acts.reasons_against_ordered_day(order.until, redo=True, received=order.told) == ()
    assert reply_acts.reasons_against_ordered_day(order.until, redo=False, received=order.told) == (
        "没有责令重新答复的，不写重新答复到哪一天。",
    )
    assert reply_acts.reasons_against_ordered_day(date(2026, 5, 19), redo=True, received=order.told) == (
        "重新答复的最后一天（2026年5月19日）早于收到结果的日期（2026年5月20日），请核对。",
    )
