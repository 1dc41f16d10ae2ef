"""答复期限：corrections start it anew, questions and fees stop it, an extension adds at most twenty working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law.reckoning import Pause, Step
from mingtang.law.reply import ReplyFacts, reply_due
from mingtang.law.rules import RuleBroken
from mingtang.law.workdays import Calendar, NoticeDay, notice_of

CALENDAR = Calendar.shipped()
FOI = "《中华人民共和国政府信息公开条例》第三十三条"
FEE = "《政府信息公开信息处理费管理办法》"
DAYS = st.dates(date(2020, 1, 1), date(2026, 6, 30))


def due(received, **facts):
    return reply_due(ReplyFacts(received, **facts), CALENDAR)


def reasons(received, **facts):
    with pytest.raises(RuleBroken) as refusal:
        due(received, **facts)
    return refusal.value.reasons


def test_twenty_working_days_from_the_day_after_receipt():
    assert due(date(2026, 1, 30)).due == date(2026, 3, 5)
    assert due(date(2026, 9, 18)).due == date(2026, 10, 22)


def test_a_question_to_a_third_party_is_left_out_and_explained():
    asked = [Pause(date(2026, 4, 8), date(2026, 4, 20))]
    reckoned = due(date(2026, 4, 3), pauses=asked)
    assert reckoned.due == date(2026, 5, 18)
    assert [step for step in reckoned.steps if step.article == FOI] == [
        Step(date(2026, 4, 8), "征求意见开始，次日起不计入期限", FOI),
        Step(date(2026, 4, 20), "征求意见结束，其间 8 个工作日不计入期限", FOI),
        Step(date(2026, 5, 7), "不扣除征求意见时间的第 20 个工作日", FOI),
        Step(date(2026, 5, 18), "第 20 个工作日，答复期限届满", FOI),
    ]


def test_an_extension_adds_its_working_days_after_the_adjusted_end():
    asked = [Pause(date(2026, 4, 8), date(2026, 4, 20))]
    reckoned = due(date(2026, 4, 3), pauses=asked, extended=20)
    assert reckoned.due == date(2026, 6, 15)
    assert Step(date(2026, 5, 18), "第 20 个工作日，经同意延长 20 个工作日", FOI) in reckoned.steps


def test_overlapping_questions_are_joined_and_no_day_is_explained_twice():
    both = [Pause(date(2026, 4, 8), date(2026, 4, 20)), Pause(date(2026, 4, 15), date(2026, 4, 22))]
    reckoned = due(date(2026, 4, 3), pauses=both)
    assert reckoned.due == due(date(2026, 4, 3), pauses=[Pause(date(2026, 4, 8), date(2026, 4, 22))]).due
    left_out = [step.what for step in reckoned.steps if "结束" in step.what]
    assert left_out == ["征求意见结束，其间 8 个工作日不计入期限", "征求意见结束，其间 2 个工作日不计入期限"]


def test_an_open_question_leaves_the_day_open():
    assert due(date(2026, 4, 3), pauses=[Pause(date(2026, 4, 8), None)]).due is None


def test_a_correction_starts_the_clock_anew():
    corrected = due(date(2026, 1, 5), corrected=date(2026, 1, 30))
    assert corrected.due == date(2026, 3, 5)
    assert [step.what for step in corrected.steps[:2]] == ["收到申请", "收到补正后的申请，期限重新计算，当日不计入"]


def test_a_question_asked_and_answered_before_the_correction_no_longer_counts():
    before = [Pause(date(2026, 1, 12), date(2026, 1, 20))]
    assert due(date(2026, 1, 5), corrected=date(2026, 1, 30), pauses=before) == due(
        date(2026, 1, 5), corrected=date(2026, 1, 30)
    )


def test_an_unpaid_fee_stops_the_clock_and_shows_the_last_day_to_pay():
    waiting = due(date(2026, 9, 18), fee_notified=date(2026, 9, 28))
    assert waiting.due is None
    assert waiting.steps[-1] == Step(
        date(2026, 10, 30), "缴费的最后一天（第 20 个工作日，未核实），逾期未缴的视为放弃申请", FEE
    )


def test_a_paid_fee_starts_twenty_working_days_anew_from_the_next_day():
    paid = due(date(2026, 9, 18), fee_notified=date(2026, 9, 28), fee_paid=date(2026, 10, 12))
    assert paid.due == date(2026, 11, 9)
    assert Step(date(2026, 10, 12), "缴费完毕，从次日起重新计算", FEE) in paid.steps


def test_a_question_after_payment_is_left_out_of_the_new_period():
    facts = {"fee_notified": date(2026, 9, 28), "fee_paid": date(2026, 10, 12)}
    asked = [Pause(date(2026, 10, 19), date(2026, 10, 21))]
    assert due(date(2026, 9, 18), pauses=asked, **facts).due == date(2026, 11, 11)


def test_a_day_in_a_year_without_a_notice_is_provisional():
    assert not due(date(2026, 11, 27)).provisional
    assert due(date(2026, 12, 4)).provisional


def test_a_payment_late_by_a_guessed_calendar_is_reckoned_on_and_provisional():
    paid = due(date(2027, 1, 18), fee_notified=date(2027, 1, 25), fee_paid=date(2027, 2, 25))
    assert (paid.due, paid.provisional) == (date(2027, 3, 25), True)
    what = "缴费晚于暂定的最后一天（2027年2月22日），暂按未逾期计算，2027年的放假安排录入后重新核对"
    assert Step(date(2027, 2, 25), what, FEE) in paid.steps


def test_a_payment_late_by_a_guess_stays_provisional_though_its_own_days_are_settled():
    known_2027 = [NoticeDay(date(2027, 1, 1), False, "元旦")]
    extended = CALENDAR.with_notice(notice_of(2028, [NoticeDay(date(2028, 1, 1), False, "元旦")]))
    extended = extended.with_notice(notice_of(2029, [NoticeDay(date(2029, 1, 1), False, "元旦")]))
    facts = ReplyFacts(date(2027, 12, 1), fee_notified=date(2027, 12, 3), fee_paid=date(2028, 1, 10))
    assert reply_due(facts, extended).provisional is True
    with pytest.raises(RuleBroken, match="申请视为放弃"):
        reply_due(facts, extended.with_notice(notice_of(2027, known_2027)))


def test_a_fee_notice_late_by_a_guessed_calendar_is_reckoned_on_and_provisional():
    waiting = due(date(2027, 1, 18), fee_notified=date(2027, 2, 18))
    assert (waiting.due, waiting.provisional) == (None, True)
    what = "收费通知晚于暂定的答复期限（2027年2月15日），2027年的放假安排录入后重新核对"
    assert Step(date(2027, 2, 18), what, FOI) in waiting.steps


def test_a_fee_notice_sent_in_time_may_be_received_later():
    facts = {"fee_sent": date(2026, 4, 30), "fee_notified": date(2026, 5, 8)}
    waiting = due(date(2026, 4, 3), **facts)
    assert [(step.date, step.what) for step in waiting.steps if step.article == FEE] == [
        (date(2026, 4, 30), "发出收费通知，未缴清前期限停止计算"),
        (date(2026, 5, 8), "收到收费通知，缴费期限从次日起算"),
        (date(2026, 6, 4), "缴费的最后一天（第 20 个工作日，未核实），逾期未缴的视为放弃申请"),
    ]
    assert due(date(2026, 4, 3), fee_paid=date(2026, 6, 4), **facts).due == due(date(2026, 6, 4)).due


def test_a_fee_notice_sent_and_not_yet_received_stops_the_clock():
    waiting = due(date(2026, 4, 3), fee_sent=date(2026, 4, 30))
    assert (waiting.due, waiting.provisional) == (None, False)
    assert waiting.steps[-1] == Step(date(2026, 4, 30), "发出收费通知，未缴清前期限停止计算", FEE)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            {"corrected": date(2026, 1, 2)},
            "收到补正的日期（2026年1月2日）早于收到申请的日期（2026年1月5日），请核对。",
        ),
        (
            {"pauses": [Pause(date(2026, 1, 4), date(2026, 1, 8))]},
            "征求意见的日期（2026年1月4日）早于收到申请的日期（2026年1月5日），请核对。",
        ),
        (
            {"pauses": [Pause(date(2026, 1, 8), date(2026, 1, 7))]},
            "征求意见从2026年1月8日开始，不能在2026年1月7日结束，请核对日期。",
        ),
        ({"fee_paid": date(2026, 1, 8)}, "写了缴费日期，没有写收到收费通知的日期，请补上。"),
        (
            {"fee_notified": date(2026, 1, 2)},
            "收到收费通知的日期（2026年1月2日）早于收到申请的日期（2026年1月5日），请核对。",
        ),
        (
            {"corrected": date(2026, 1, 12), "fee_notified": date(2026, 1, 8)},
            "收到收费通知的日期（2026年1月8日）早于收到补正的日期（2026年1月12日），请核对。",
        ),
        (
            {"fee_notified": date(2026, 1, 8), "fee_paid": date(2026, 1, 7)},
            "缴费的日期（2026年1月7日）早于收到收费通知的日期（2026年1月8日），请核对。",
        ),
        (
            {"fee_notified": date(2026, 2, 4)},
            "收到收费通知的日期（2026年2月4日）晚于答复期限（2026年2月2日），请核对日期；通知是在期限内发出的，请写明发出的日期。",
        ),
        (
            {"fee_sent": date(2026, 2, 3), "fee_notified": date(2026, 2, 4)},
            "发出收费通知的日期（2026年2月3日）晚于答复期限（2026年2月2日），请核对日期。",
        ),
        (
            {"fee_sent": date(2026, 1, 9), "fee_notified": date(2026, 1, 8)},
            "收到收费通知的日期（2026年1月8日）早于发出收费通知的日期（2026年1月9日），请核对。",
        ),
        (
            {"fee_sent": date(2026, 1, 2), "fee_notified": date(2026, 1, 8)},
            "发出收费通知的日期（2026年1月2日）早于收到申请的日期（2026年1月5日），请核对。",
        ),
        (
            {"fee_notified": date(2026, 1, 8), "fee_paid": date(2026, 2, 6)},
            "缴费的日期（2026年2月6日）晚于缴费的最后一天（2026年2月5日），申请视为放弃，不再计算答复期限。"
            "请核对收到收费通知的日期。",
        ),
        ({"extended": 25}, f"答复期限最多延长 20 个工作日，写的是 25（{FOI}）。"),
        ({"extended": -1}, "延长的工作日数不能是负数，写的是 -1。"),
    ],
)
def test_facts_the_law_does_not_allow_are_refused_in_words(facts, reason):
    assert reasons(date(2026, 1, 5), **facts) == (reason,)


def test_all_wrong_dates_are_named_at_once():
    wrong = {"corrected": date(2026, 1, 2), "fee_paid": date(2026, 1, 8), "pauses": [Pause(date(2026, 1, 3), None)]}
    assert len(reasons(date(2026, 1, 5), **wrong)) == 3


def test_an_application_before_the_regulation_is_refused():
    assert reasons(date(2019, 5, 14)) == (f"“答复申请”在2019年5月14日没有适用的依据：{FOI}自2019年5月15日起施行。",)


@given(DAYS, st.integers(1, 20))
def test_an_extension_never_shortens(received, extended):
    longer = due(received, extended=extended).due
    assert CALENDAR.working_days_between(due(received).due, longer) == extended


@given(DAYS, st.integers(0, 200))
def test_a_correction_counts_like_a_receipt_on_its_day(received, later):
    corrected = received + timedelta(days=later)
    assert due(received, corrected=corrected).due == due(corrected).due


@given(DAYS, st.integers(0, 60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), max_size=4))
def test_questions_never_bring_the_day_forward(received, extra, spans):
    pauses = [Pause(received + timedelta(a), received + timedelta(a + b)) for a, b in spans]
    one_more = [*pauses, Pause(received, received + timedelta(extra))]
    assert due(received, pauses=pauses).due >= due(received).due
    assert due(received, pauses=one_more).due >= due(received, pauses=pauses).due


@given(DAYS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40)), max_size=4))
def test_the_working_days_said_to_be_left_out_add_up(received, spans):
    pauses = [Pause(received + timedelta(a), received + timedelta(a + b)) for a, b in spans]
    reckoned = due(received, pauses=pauses)
    said = [int(step.what.split(" ")[1]) for step in reckoned.steps if "其间" in step.what]
    assert CALENDAR.working_days_between(received, reckoned.due) == 20 + sum(said)


@given(st.dates(date(2021, 1, 1), date(2026, 6, 30)), st.data())
def test_payment_counts_like_a_receipt_on_its_day(received, data):
    notified = data.draw(st.dates(received, due(received).due))
    pay_by = CALENDAR.add_working_days(notified, 20).day
    paid = data.draw(st.dates(notified, pay_by))
    facts = {"fee_notified": notified, "fee_paid": paid}
    assert due(received, **facts).due == due(paid).due


def test_a_fee_before_the_fee_rules_is_refused():
    assert reasons(date(2020, 6, 1), fee_notified=date(2020, 6, 8)) == (
        f"“缴纳信息处理费”在2020年6月8日没有适用的依据：{FEE}自2021年1月1日起施行。",
    )
