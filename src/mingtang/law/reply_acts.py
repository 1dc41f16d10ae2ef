"""能否在这一天办理：what the reply clock has against an act on a day, told before the button is pressed.

Law: 政府信息公开条例 第三十条、第三十二条至第三十五条; 政府信息公开信息处理费管理办法.
Whether the state allows the act at all is asked of ``foi.reasons_against``.
"""

from dataclasses import replace
from datetime import date

from .clocks import clock
from .days import chinese_day
from .reply import ReplyFacts, reply_clock
from .reply_facts import Correction, Delay, Inquiry
from .rules import RuleBroken
from .workdays import Calendar


def reasons_against_facts(facts: ReplyFacts, calendar: Calendar) -> tuple[str, ...]:
    """办理经过不能成立的理由：all that ``reply_clock`` would refuse, without raising."""
    try:
        reply_clock(facts, calendar)
    except RuleBroken as refusal:
        return refusal.reasons
    return ()


def reasons_against_asking_correction(facts: ReplyFacts, calendar: Calendar, *, on: date) -> tuple[str, ...]:
    """今天不能告知补正的理由：once, and within seven working days.

    Law: 政府信息公开条例 第三十条（一次性告知）.
    """
    if facts.correction or facts.corrected:
        return ("补正只能一次性告知，这件申请已经告知过。内容仍不明确的，按“补正后申请内容仍不明确”答复。",)
    return reasons_against_facts(replace(facts, correction=Correction(on)), calendar)


def reasons_against_extending(facts: ReplyFacts, calendar: Calendar, *, days: int, on: date) -> tuple[str, ...]:
    """今天不能延长的理由：once, at most twenty working days, before the period has run out.

    Law: 政府信息公开条例 第三十三条. Units: ``days`` in working days; the last day of the period is still in time.
    """
    period, delay = reply_clock(facts, calendar).periods[-1], facts.delay
    if delay and period.holds(delay.told):
        return (f"{delay.reason}，不再另外延长，请在这一天以前答复。",)
    if period.extended:
        return (f"答复期限已经延长过 {period.extended} 个工作日，只能延长一次。",)
    if days < 1:
        most = clock("reply", facts.received).extension
        return (f"请写明延长几个工作日，从 1 到 {most}。",)
    return reasons_against_facts(replace(facts, extended=days, extended_on=on), calendar)


def reasons_against_delaying(facts: ReplyFacts, calendar: Calendar, *, on: date, until: date) -> tuple[str, ...]:
    """今天不能告知延迟答复的理由：once in a period, before it has run out, to a later day.

    Law: 政府信息公开条例 第三十五条.
    """
    reckoned = reply_clock(facts, calendar)
    if facts.delay and reckoned.periods[-1].holds(facts.delay.told):
        return (f"{facts.delay.reason}，不能再延。",)
    reasons = reasons_against_facts(replace(facts, delay=Delay(on, until)), calendar)
    if reckoned.due and until <= reckoned.due:
        limit = chinese_day(reckoned.due)
        reasons = (*reasons, f"延迟答复的日子应当晚于原来的答复期限（{limit}），请改为更晚的日子，或者按原期限答复。")
    return reasons


def reasons_against_ordered_day(until: date | None, *, redo: bool, received: date) -> tuple[str, ...]:
    """决定写明的答复日子不对的理由：only of an order to answer anew, and not before it came."""
    if until is None:
        return ()
    if not redo:
        return ("没有责令重新答复的，不写重新答复到哪一天。",)
    if until < received:
        return (f"重新答复的最后一天（{chinese_day(until)}）早于收到结果的日期（{chinese_day(received)}），请核对。",)
    return ()


def reasons_against_notifying_fee(facts: ReplyFacts, calendar: Calendar, *, on: date) -> tuple[str, ...]:
    """今天不能发收费通知的理由：once, and within the processing time.

    Law: 政府信息公开信息处理费管理办法.
    """
    if facts.frozen:
        return (f"这件申请已经在{chinese_day(facts.frozen)}通知收费，不能再次通知。",)
    return reasons_against_facts(replace(facts, fee_sent=on), calendar)


def reasons_against_lapsing_inquiry(inquiry: Inquiry, calendar: Calendar, *, on: date) -> tuple[str, ...]:
    """今天不能按逾期未答复意见处理的理由：the last day must have passed, by a settled calendar.

    Law: 政府信息公开条例 第三十二条（逾期未提出意见的，由行政机关决定）、第三十四条（视为同意公开）.
    """
    if inquiry.answered:
        return (f"已经在{chinese_day(inquiry.answered)}收到意见，不能按逾期未答复处理。",)
    if not inquiry.stops_the_clock:
        return (f"{inquiry.asked.label}没有法定的答复期限，不能按逾期未答复处理，请催办。",)
    last = inquiry.last_day(calendar)
    return _reasons_against_lapse("对方收到征求意见函", "提出意见", inquiry.received, last, calendar, on)


def reasons_against_lapsing_correction(facts: ReplyFacts, calendar: Calendar, *, on: date) -> tuple[str, ...]:
    """今天不能因逾期不补正终止的理由：the applicant's last day must have passed, by a settled calendar.

    Law: 政府信息公开条例 第三十条（无正当理由，逾期不补正的，视为放弃申请）.
    """
    told = facts.correction
    if told is None or facts.corrected:
        return ("没有等待中的补正，不能因逾期不补正终止。",)
    if told.notified and told.term is None:
        return ("补正告知里的补正期限还没有登记，请先登记。",)
    return _reasons_against_lapse("申请人收到补正告知", "补正", told.notified, told.last_day(calendar), calendar, on)


def reasons_against_lapsing_fee(facts: ReplyFacts, calendar: Calendar, *, on: date) -> tuple[str, ...]:
    """今天不能因逾期未缴费终止的理由：the last day to pay must have passed, by a settled calendar.

    Law: 政府信息公开信息处理费管理办法（二十个工作日）.
    """
    if facts.frozen is None or facts.fee_paid:
        return ("没有等待中的缴费，不能因逾期未缴费终止。",)
    last = None
    if facts.fee_notified:
        length = clock("fee-payment", facts.fee_notified).length or 0
        last = calendar.add_working_days(facts.fee_notified, length).day
    return _reasons_against_lapse("申请人收到收费通知", "缴费", facts.fee_notified, last, calendar, on)


def _reasons_against_lapse(
    received: str, what: str, start: date | None, last: date | None, calendar: Calendar, on: date
) -> tuple[str, ...]:
    if start is None or last is None:
        return (f"{received}的日期还没有登记，不知道期限到哪一天，请先登记。",)
    if on <= last:
        return (f"{what}的最后一天是{chinese_day(last)}，还没有过，请等这一天过后再办。",)
    if calendar.is_provisional(start, last):
        return (f"{what}的最后一天（{chinese_day(last)}）是暂定的，请先录入当年的放假安排再办。",)
    return ()
