"""办理经过的日期：what is wrong with the days of the facts that move a reply clock.

Law: 政府信息公开条例 第三十条至第三十五条; 政府信息公开信息处理费管理办法.
"""

from datetime import date
from itertools import pairwise

from .clocks import Clock
from .days import chinese_day
from .reckoning import reasons_against_pauses
from .reply_facts import ReplyFacts


def reasons_against_dates(facts: ReplyFacts) -> tuple[str, ...]:
    """办理经过的日期不对的理由：what comes before its cause, or ends before it begins."""
    received, started = chinese_day(facts.received), chinese_day(facts.started)
    reasons = []
    if facts.corrected and facts.corrected < facts.received:
        reasons.append(f"收到补正的日期（{started}）早于收到申请的日期（{received}），请核对。")
    for since, what in [
        *((pause.since, pause.what) for pause in facts.pauses),
        *((each.sent, each.asked.label) for each in facts.inquiries),
    ]:
        if since < facts.received:
            reasons.append(f"{what}的日期（{chinese_day(since)}）早于收到申请的日期（{received}），请核对。")
    reasons += reasons_against_pauses(facts.pauses)
    for each in facts.inquiries:
        reasons += _out_of_order(
            (f"{each.asked.label}函的发出日期", each.sent),
            ("对方收到的日期", each.received),
            ("收到意见的日期", each.answered),
        )
        if each.lapsed and each.received is None:
            reasons.append(f"{each.asked.label}没有写明对方收到的日期，不能按逾期未答复办理，请补上。")
    reasons += _reasons_against_correction_dates(facts)
    reasons += _reasons_against_extension_day(facts)
    return (*reasons, *_reasons_against_fee_dates(facts))


def reasons_against_extension(rule: Clock, extended: int) -> tuple[str, ...]:
    """不能这样延长的理由。Law: 政府信息公开条例 第三十三条：延长的期限最长不得超过二十个工作日。"""
    if extended < 0:
        return (f"延长的工作日数不能是负数，写的是 {extended}。",)
    if extended > rule.extension:
        return (f"答复期限最多延长 {rule.extension} 个工作日，写的是 {extended}（{rule.citation}）。",)
    return ()


def _reasons_against_correction_dates(facts: ReplyFacts) -> list[str]:
    """Received, told to correct, notice received, corrected: in this order; a lapse needs its last day."""
    told = facts.correction
    if told is None:
        return []
    reasons = _out_of_order(
        ("收到申请的日期", facts.received),
        ("发出补正告知的日期", told.sent),
        ("收到补正告知的日期", told.notified),
    )
    if facts.corrected and facts.received <= facts.corrected < told.sent:
        reasons += _out_of_order(("发出补正告知的日期", told.sent), ("收到补正的日期", facts.corrected))
    if told.term is not None and told.term < 1:
        reasons.append(f"补正的期限至少是 1 个工作日，写的是 {told.term}。")
    if told.lapsed and facts.corrected:
        reasons.append("已经收到补正，不能再按逾期不补正终止，请去掉其中一项。")
    if told.lapsed and (told.notified is None or told.term is None):
        reasons.append("没有写明申请人收到补正告知的日期和补正的期限，不能按逾期不补正终止，请补上。")
    if facts.awaits_correction and facts.frozen:
        reasons.append("补正还没有收到，不能发出收费通知，请核对。")
    return reasons


def _reasons_against_extension_day(facts: ReplyFacts) -> list[str]:
    reasons = []
    if facts.extended_on and not facts.extended:
        reasons.append("写了同意延长的日期，没有写延长几个工作日，请补上。")
    reasons += _out_of_order(("收到申请的日期", facts.received), ("同意延长的日期", facts.extended_on))
    if facts.delay:
        reasons += _out_of_order(
            ("收到申请的日期", facts.received),
            ("告知延迟答复的日期", facts.delay.told),
            (f"{facts.delay.label}的日子", facts.delay.until),
        )
    return reasons


def _reasons_against_fee_dates(facts: ReplyFacts) -> list[str]:
    """Sent, received, paid: in this order, and none before the application."""
    told = [
        ("发出收费通知的日期", facts.fee_sent),
        ("收到收费通知的日期", facts.fee_notified),
        ("缴费的日期", facts.fee_paid),
    ]
    reasons = []
    if facts.fee_paid and not facts.fee_notified:
        reasons.append("写了缴费日期，没有写收到收费通知的日期，请补上。")
    if facts.fee_lapsed and facts.fee_paid:
        reasons.append("已经缴费，不能再按逾期未缴费终止，请去掉其中一项。")
    if facts.fee_lapsed and not facts.fee_notified:
        reasons.append("没有写明申请人收到收费通知的日期，不能按逾期未缴费终止，请补上。")
    started = "收到补正的日期" if facts.corrected else "收到申请的日期"
    if facts.frozen and facts.frozen < facts.started:
        what = told[0][0] if facts.fee_sent else told[1][0]
        reasons.append(f"{what}（{chinese_day(facts.frozen)}）早于{started}（{chinese_day(facts.started)}），请核对。")
    return reasons + _out_of_order(*told)


def _out_of_order(*told: tuple[str, date | None]) -> list[str]:
    """A day that lies before the day told just before it."""
    known = [(what, day) for what, day in told if day]
    return [
        f"{later}（{chinese_day(second)}）早于{earlier}（{chinese_day(first)}），请核对。"
        for (earlier, first), (later, second) in pairwise(known)
        if second < first
    ]
