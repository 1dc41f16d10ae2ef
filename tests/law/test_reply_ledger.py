"""期限台账：questions, corrections, extensions, fees and delays, each with its day, its article and what is awaited."""

from datetime import date

import pytest

from mingtang.law.reckoning import Pause, Step
from mingtang.law.reply import reply_clock, reply_due
from mingtang.law.reply_facts import Asked, Correction, Delay, Inquiry, ReplyFacts
from mingtang.law.reply_ledger import Interval, Running, ledger
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar

CALENDAR = Calendar.shipped()
FOI = "《中华人民共和国政府信息公开条例》"
FEE = "《政府信息公开信息处理费管理办法》"
RECEIVED = date(2026, 4, 3)
ASKED = Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8), date(2026, 4, 8), date(2026, 4, 20), paper="征1", person="P1")


def clock_of(received=RECEIVED, **facts):
    return reply_clock(ReplyFacts(received, **facts), CALENDAR)


def ledger_of(received=RECEIVED, **facts):
    return ledger(ReplyFacts(received, **facts), CALENDAR)


def told(intervals):
    return [(each.since, each.until, each.kind.value, each.ground) for each in intervals]


def reasons(**facts):
    with pytest.raises(RuleBroken) as refusal:
        clock_of(**facts)
    return refusal.value.reasons


@pytest.mark.parametrize(
    ("received", "facts", "due"),
    [
        (date(2026, 1, 30), {}, date(2026, 3, 5)),
        (date(2026, 9, 18), {}, date(2026, 10, 22)),
        (RECEIVED, {"inquiries": [ASKED]}, date(2026, 5, 18)),
        (RECEIVED, {"inquiries": [ASKED], "extended": 20, "extended_on": date(2026, 5, 18)}, date(2026, 6, 15)),
        (
            date(2026, 9, 18),
            {"fee_sent": date(2026, 9, 25), "fee_notified": date(2026, 9, 28), "fee_paid": date(2026, 10, 12)},
            date(2026, 11, 9),
        ),
    ],
)
def test_the_vectors_of_the_rulebook_come_out(received, facts, due):
    assert clock_of(received, **facts).due == due
    assert ledger_of(received, **facts)[-1].until == due


def test_the_third_party_has_fifteen_working_days_from_receipt():
    assert ASKED.last_day(CALENDAR) == date(2026, 4, 29)
    assert Correction(date(2026, 2, 14)).last_day(CALENDAR) is None


def test_the_nominal_and_the_adjusted_day_are_both_kept():
    found = clock_of(inquiries=[ASKED], extended=20)
    assert (found.nominal, found.adjusted, found.due) == (date(2026, 5, 7), date(2026, 6, 15), date(2026, 6, 15))


def test_the_ledger_names_ground_article_paper_and_person():
    assert ledger_of(inquiries=[ASKED])[1] == Interval(
        date(2026, 4, 8), date(2026, 4, 20), Running.STOPPED, "征求第三方意见", f"{FOI}第三十三条", "征1", "P1"
    )


def test_overlapping_questions_are_one_interval():
    other = Inquiry(Asked.OTHER_ORGAN, date(2026, 4, 15), answered=date(2026, 4, 22), paper="征2", person="P2")
    joint = Inquiry(Asked.JOINT_MAKER, date(2026, 4, 9), answered=date(2026, 4, 10), paper="征3")
    stopped = [each for each in ledger_of(inquiries=[ASKED, other, joint]) if each.kind is Running.STOPPED]
    assert stopped == [
        Interval(
            date(2026, 4, 8),
            date(2026, 4, 22),
            Running.STOPPED,
            "征求第三方意见、征求共同制作机关意见、征求其他机关意见",
            f"{FOI}第三十三条",
            "征1、征3、征2",
            "P1、P2",
        )
    ]


@pytest.mark.parametrize("asked", [Asked.OWN_OFFICE, Asked.DISTRICT, Asked.VILLAGE, Asked.CONFERENCE])
def test_what_is_asked_within_the_organ_never_stops_the_clock(asked):
    inside = Inquiry(asked, date(2026, 4, 8))
    assert clock_of(inquiries=[inside]) == clock_of()
    assert inside.last_day(CALENDAR) is None


def test_a_question_not_asked_in_writing_does_not_stop_the_clock():
    spoken = Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8), written=False)
    assert clock_of(inquiries=[spoken]).due == clock_of().due


def test_an_answer_that_comes_too_late_ends_the_time_on_the_last_day():
    silent = Inquiry(Asked.JOINT_MAKER, date(2026, 4, 8), date(2026, 4, 8), lapsed=True)
    late = Inquiry(Asked.JOINT_MAKER, date(2026, 4, 8), date(2026, 4, 8), date(2026, 5, 20))
    assert silent.ended(CALENDAR) == late.ended(CALENDAR) == date(2026, 4, 29)
    assert clock_of(inquiries=[silent]).due == clock_of(inquiries=[late]).due == date(2026, 5, 27)


@pytest.mark.parametrize(
    ("today", "due", "awaited"),
    [
        (date(2026, 4, 29), None, "等待第三方意见，最迟到2026年4月29日。"),
        (
            date(2026, 4, 30),
            date(2026, 5, 27),
            "第三方意见到2026年4月29日没有收到，期限从次日起接着计算。收到了的请登记，没有收到的请按逾期没有意见办理。",
        ),
    ],
)
def test_the_clock_runs_on_by_itself_the_day_after_the_last_day_of_an_opinion(today, due, awaited):
    silent = Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8), date(2026, 4, 8))
    found = clock_of(inquiries=[silent], today=today)
    assert (found.due, found.awaited, found.opinion_by) == (due, (awaited,), date(2026, 4, 29))
    stopped = [each.until for each in ledger_of(inquiries=[silent], today=today) if each.kind is Running.STOPPED]
    assert stopped == [date(2026, 4, 29) if due else None]


def test_what_was_never_received_stops_the_clock_however_long_that_takes():
    assert clock_of(inquiries=[Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8))], today=date(2026, 12, 1)).due is None


def test_another_organ_may_be_given_a_term_of_its_own():
    asked = Inquiry(Asked.OTHER_ORGAN, date(2026, 4, 8), date(2026, 4, 8), lapsed=True, term=5)
    assert asked.ended(CALENDAR) == date(2026, 4, 15)
    with pytest.raises(RuleBroken, match="本机关只能定得更严"):
        Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8), date(2026, 4, 8), term=16).last_day(CALENDAR)


def test_an_open_question_says_whose_answer_is_awaited_and_until_when():
    sent = Inquiry(Asked.OTHER_ORGAN, date(2026, 4, 9))
    received = Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8), date(2026, 4, 8))
    found = clock_of(inquiries=[sent, received], pauses=[Pause(date(2026, 4, 9), None)])
    assert (found.due, found.adjusted, found.nominal) == (None, None, date(2026, 5, 7))
    assert found.opinion_by == date(2026, 4, 29)
    assert found.awaited == (
        "等待其他机关意见，对方收到的日期还没有登记。",
        "等待第三方意见，最迟到2026年4月29日。",
        "等待征求意见的答复。",
    )


def test_a_correction_stands_still_and_then_starts_the_whole_period_anew():
    asked = Correction(date(2026, 4, 8), date(2026, 4, 9), 10, paper="补1")
    waiting = clock_of(correction=asked)
    assert (waiting.due, waiting.correct_by) == (None, date(2026, 4, 23))
    assert waiting.awaited == ("等待申请人补正，最迟到2026年4月23日。",)
    facts = {"correction": asked, "corrected": date(2026, 4, 20)}
    assert clock_of(**facts).due == clock_of(date(2026, 4, 20)).due == date(2026, 5, 20)
    assert told(ledger_of(**facts)) == [
        (date(2026, 4, 3), date(2026, 4, 8), "running", "答复期限"),
        (date(2026, 4, 8), date(2026, 4, 20), "stopped", "等待申请人补正"),
        (date(2026, 4, 20), date(2026, 5, 20), "restarted", "答复期限"),
    ]


def test_who_does_not_correct_in_time_has_abandoned_the_application():
    lapsed = {"correction": Correction(date(2026, 4, 8), date(2026, 4, 9), 10, lapsed=True)}
    found = clock_of(**lapsed)
    assert (found.due, found.awaited) == (None, ())
    assert found.abandoned == "申请人逾期没有补正，视为放弃申请，不再办理。"
    assert ledger_of(**lapsed)[-1].until == date(2026, 4, 23)


def test_who_does_not_pay_in_time_has_abandoned_the_application():
    facts = {"fee_sent": date(2026, 4, 30), "fee_notified": date(2026, 5, 8)}
    assert clock_of(**facts).awaited == ("等待申请人缴费，最迟到2026年6月4日。",)
    assert clock_of(fee_sent=date(2026, 4, 30)).awaited == ("等待申请人收到收费通知，收到的日期还没有登记。",)
    found = clock_of(**facts, fee_lapsed=True)
    assert (found.due, found.pay_by, found.awaited) == (None, date(2026, 6, 4), ())
    assert found.abandoned == "申请人逾期没有缴费，视为放弃申请，不再办理。"
    assert told(ledger_of(**facts, fee_lapsed=True)) == [
        (date(2026, 4, 3), date(2026, 4, 30), "running", "答复期限"),
        (date(2026, 4, 30), date(2026, 6, 4), "stopped", "等待申请人缴费"),
    ]


def test_an_extension_granted_before_a_new_beginning_does_not_count_after_it():
    corrected = {"correction": Correction(date(2026, 4, 9)), "corrected": date(2026, 4, 20), "extended": 10}
    plain = clock_of(date(2026, 4, 20)).due
    assert clock_of(**corrected, extended_on=date(2026, 4, 8)).due == plain
    assert clock_of(**corrected, extended_on=date(2026, 4, 20)).due == clock_of(date(2026, 4, 20), extended=10).due
    long_after = {"corrected": date(2026, 6, 1), "extended": 5, "extended_on": date(2026, 6, 1)}
    assert clock_of(**long_after).due == clock_of(date(2026, 6, 1), extended=5).due
    paid = {"fee_sent": date(2026, 4, 30), "fee_notified": date(2026, 4, 30), "fee_paid": date(2026, 5, 8)}
    assert clock_of(**paid, extended=10, extended_on=date(2026, 4, 29)).due == clock_of(**paid).due


def test_an_extension_is_its_own_interval_with_its_paper():
    facts = {"extended": 5, "extended_on": date(2026, 5, 7), "extension_paper": "延1"}
    assert ledger_of(**facts)[-1] == Interval(
        date(2026, 5, 7), date(2026, 5, 13), Running.RUNNING, "延长期限", f"{FOI}第三十三条", "延1"
    )


def test_a_delayed_answer_stands_in_place_of_the_period():
    delay = Delay(date(2026, 4, 20), date(2026, 7, 1), "迟1")
    open_question = Inquiry(Asked.THIRD_PARTY, date(2026, 4, 22))
    found = clock_of(delay=delay, inquiries=[open_question])
    assert (found.due, found.nominal, found.provisional) == (date(2026, 7, 1), date(2026, 5, 7), False)
    article = f"{FOI}第三十五条"
    assert found.steps[-1] == Step(date(2026, 7, 1), "延迟答复的日子，答复期限届满", article)
    assert ledger_of(delay=delay)[-1] == Interval(
        date(2026, 4, 20), date(2026, 7, 1), Running.RUNNING, "延迟答复", article, "迟1"
    )


def test_a_fee_asked_for_after_a_delay_was_told_still_stops_the_clock():
    facts = {"delay": Delay(date(2026, 4, 20), date(2026, 7, 1)), "fee_sent": date(2026, 6, 1)}
    assert told(ledger_of(**facts))[1:] == [
        (date(2026, 4, 20), date(2026, 6, 1), "running", "延迟答复"),
        (date(2026, 6, 1), None, "stopped", "等待申请人缴费"),
    ]
    paid = {**facts, "fee_notified": date(2026, 6, 1), "fee_paid": date(2026, 6, 5)}
    assert clock_of(**paid).due == clock_of(date(2026, 6, 5)).due


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            {"correction": Correction(date(2026, 4, 16))},
            "发出补正告知的日期（2026年4月16日）晚于告知补正的最后一天（2026年4月15日），请核对。",
        ),
        (
            {"extended": 5, "extended_on": date(2026, 5, 8)},
            "同意延长的日期（2026年5月8日）晚于原答复期限（2026年5月7日），请核对。",
        ),
        ({"extended_on": date(2026, 5, 7)}, "写了同意延长的日期，没有写延长几个工作日，请补上。"),
        (
            {"delay": Delay(date(2026, 5, 8), date(2026, 6, 1))},
            "告知延迟答复的日期（2026年5月8日）晚于答复期限（2026年5月7日），请核对。",
        ),
        (
            {"delay": Delay(date(2026, 5, 6), date(2026, 5, 5))},
            "延迟答复的日子（2026年5月5日）早于告知延迟答复的日期（2026年5月6日），请核对。",
        ),
        (
            {"inquiries": [Inquiry(Asked.THIRD_PARTY, date(2026, 4, 2))]},
            "征求第三方意见的日期（2026年4月2日）早于收到申请的日期（2026年4月3日），请核对。",
        ),
        (
            {"inquiries": [Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8), date(2026, 4, 7))]},
            "对方收到的日期（2026年4月7日）早于征求第三方意见函的发出日期（2026年4月8日），请核对。",
        ),
        (
            {"inquiries": [Inquiry(Asked.THIRD_PARTY, date(2026, 4, 8), lapsed=True)]},
            "征求第三方意见没有写明对方收到的日期，不能按逾期未答复办理，请补上。",
        ),
        (
            {"correction": Correction(date(2026, 4, 8)), "corrected": date(2026, 4, 7)},
            "收到补正的日期（2026年4月7日）早于发出补正告知的日期（2026年4月8日），请核对。",
        ),
        (
            {"correction": Correction(date(2026, 4, 8), lapsed=True)},
            "没有写明申请人收到补正告知的日期和补正的期限，不能按逾期不补正终止，请补上。",
        ),
        (
            {"correction": Correction(date(2026, 4, 8)), "fee_sent": date(2026, 4, 9)},
            "补正还没有收到，不能发出收费通知，请核对。",
        ),
        (
            {"fee_sent": date(2026, 4, 9), "fee_lapsed": True},
            "没有写明申请人收到收费通知的日期，不能按逾期未缴费终止，请补上。",
        ),
    ],
)
def test_facts_that_cannot_be_are_refused_in_words(facts, reason):
    assert reasons(**facts) == (reason,)


def test_what_is_late_only_by_a_provisional_calendar_is_reckoned_on():
    found = clock_of(date(2027, 1, 18), extended=5, extended_on=date(2027, 2, 18))
    assert found.provisional
    what = "同意延长的日期晚于暂定的原答复期限（2027年2月15日），2027年的放假安排录入后重新核对"
    assert what in [step.what for step in found.steps]


def test_the_due_day_alone_is_the_due_day_of_the_clock():
    facts = ReplyFacts(RECEIVED, inquiries=[ASKED], extended=20)
    found, alone = reply_clock(facts, CALENDAR), reply_due(facts, CALENDAR)
    assert (alone.due, alone.provisional, alone.steps) == (found.due, found.provisional, found.steps)


def test_a_fee_interval_rests_on_the_rules_for_fees():
    paid = {"fee_sent": date(2026, 4, 30), "fee_notified": date(2026, 4, 30), "fee_paid": date(2026, 5, 8)}
    assert ledger_of(**paid, fee_paper="费1")[1:] == (
        Interval(date(2026, 4, 30), date(2026, 5, 8), Running.STOPPED, "等待申请人缴费", FEE, "费1"),
        Interval(date(2026, 5, 8), date(2026, 6, 4), Running.RESTARTED, "答复期限", FEE),
    )
