"""收到申请之日：by each way of coming its own day, or what is still awaited."""

from datetime import date

import pytest

from mingtang.law.foi import ApplicationState, Channel
from mingtang.law.receipt import ARTICLE, WebRule, receipt_day, state_on_entry
from mingtang.law.rules import RuleBroken

DAYS = {
    "submitted": date(2026, 4, 1),
    "arrived": date(2026, 4, 2),
    "signed_for": date(2026, 4, 3),
    "confirmed": date(2026, 4, 7),
}


@pytest.mark.parametrize(
    ("channel", "counts"),
    [
        (Channel.IN_PERSON, "submitted"),
        (Channel.POST, "signed_for"),
        (Channel.LETTER, "confirmed"),
        (Channel.FAX, "confirmed"),
        (Channel.EMAIL, "confirmed"),
        (Channel.WEB, "submitted"),
    ],
)
def test_each_way_of_coming_has_its_own_day(channel, counts):
    receipt = receipt_day(channel, **DAYS)
    assert (receipt.day, receipt.awaited, receipt.article) == (DAYS[counts], "", ARTICLE)
    assert state_on_entry(receipt) is ApplicationState.RECEIVED
    without = receipt_day(channel, **{name: day for name, day in DAYS.items() if name != counts})
    assert without.day is None
    assert without.awaited.endswith("。")
    assert state_on_entry(without) is ApplicationState.UNCONFIRMED


def test_an_organ_may_count_the_web_form_from_the_day_both_confirmed():
    assert receipt_day(Channel.WEB, **DAYS, rule=WebRule.CONFIRMED).day == date(2026, 4, 7)
    waiting = receipt_day(Channel.WEB, submitted=date(2026, 4, 1), rule=WebRule.CONFIRMED)
    assert (waiting.day, waiting.awaited) == (None, "等待与申请人确认收到，确认之日为收到申请之日。")


def test_the_rule_for_the_web_form_is_not_one_for_e_mail():
    assert receipt_day(Channel.EMAIL, submitted=date(2026, 4, 1), rule=WebRule.SUBMITTED).day is None


def test_a_letter_nobody_could_be_reached_about_waits_and_says_what_to_do():
    waiting = receipt_day(Channel.LETTER, arrived=date(2026, 4, 2))
    assert waiting.awaited == (
        "等待与申请人确认：信函到达当日就应当联系申请人；联系不上的先登记，从联系上的那一天起算。"
    )


def test_a_letter_is_not_signed_for_before_it_arrives():
    with pytest.raises(RuleBroken) as refusal:
        receipt_day(Channel.POST, submitted=date(2026, 4, 1), arrived=date(2026, 4, 3), signed_for=date(2026, 4, 2))
    assert refusal.value.reasons == ("签收的日期（2026年4月2日）早于到达的日期（2026年4月3日），请核对。",)


def test_days_that_cannot_be_are_all_named_at_once():
    with pytest.raises(RuleBroken) as refusal:
        receipt_day(Channel.LETTER, submitted=date(2026, 4, 9), arrived=date(2026, 4, 8), confirmed=date(2026, 4, 7))
    assert refusal.value.reasons == (
        "到达的日期（2026年4月8日）早于提交的日期（2026年4月9日），请核对。",
        "确认的日期（2026年4月7日）早于提交的日期（2026年4月9日），请核对。",
        "确认的日期（2026年4月7日）早于到达的日期（2026年4月8日），请核对。",
    )
