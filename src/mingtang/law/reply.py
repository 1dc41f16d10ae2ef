"""答复期限：when an application for information must be answered, from the facts of its handling.

Law: 政府信息公开条例 第三十条（补正）、第三十二条至第三十四条（征求意见）、第三十三条（二十个工作日，经同意可以延长）;
政府信息公开信息处理费管理办法（缴费后重新计算）.
Our reading, where the text says only 所需时间不计算在内: a letter sent on day S and answered on day R leaves out the
days d with S < d ≤ R; a correction starts the clock anew; a fee notice stops it on the day it is sent, which must lie
within the period, and payment starts it anew; the days to pay count from receipt of the notice; an extension adds its
working days to the period that is running. What is late only by a provisional calendar is not refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from .clocks import Clock, clock
from .days import chinese_day
from .reckoning import (
    FIRST_DAY_RULE,
    Due,
    Pause,
    Step,
    holiday_steps,
    in_order,
    nth_working_day,
    pause_steps,
    provisional_steps,
    reasons_against_pauses,
)
from .rules import RuleBroken, refuse_if_any
from .workdays import Calendar


@dataclass(frozen=True, slots=True)
class ReplyFacts:
    """办理经过：what has happened to an application so far.

    ``fee_sent`` is the day the fee notice was sent, ``fee_notified`` the day the applicant received it, ``fee_paid``
    the day the payment was complete. Where ``fee_sent`` is not told, the day of receipt stands for it.
    Units: ``extended`` in working days, 0 when the period was not extended.
    """

    received: date
    corrected: date | None = None
    pauses: Sequence[Pause] = ()
    extended: int = 0
    fee_sent: date | None = None
    fee_notified: date | None = None
    fee_paid: date | None = None

    @property
    def started(self) -> date:
        """起算日：receipt of the application, or of the corrected one."""
        return self.corrected or self.received

    @property
    def frozen(self) -> date | None:
        """停止计算日：the day the fee notice was sent."""
        return self.fee_sent or self.fee_notified


def reply_due(facts: ReplyFacts, calendar: Calendar) -> Due:
    """答复到期日：``due`` is ``None`` while an opinion is awaited or a fee is unpaid.

    Law: 政府信息公开条例 第三十条、第三十三条; 政府信息公开信息处理费管理办法.
    Units: working days; the first day is not counted.
    Errors: ``RuleBroken`` for facts the law does not allow, all reasons at once.
    """
    refuse_if_any(reasons_against_dates(facts))
    rule = clock("reply", facts.received)
    refuse_if_any(reasons_against_extension(rule, facts.extended))
    for day in (facts.received, facts.started, facts.frozen, facts.fee_notified, facts.fee_paid):
        if day:
            calendar.check(day)
    if facts.frozen is None:
        return _running(facts, rule, calendar)
    late = _late_fee_notice(facts, facts.frozen, rule, calendar)
    steps = [*_first_steps(facts), *late, *_fee_notice_steps(facts, facts.frozen)]
    if facts.fee_paid and facts.fee_notified:
        reckoned = _after_the_fee(facts, facts.fee_notified, facts.fee_paid, calendar, steps)
    else:
        reckoned = _waiting_for_the_fee(facts.fee_notified, calendar, steps)
    return replace(reckoned, provisional=reckoned.provisional or bool(late))


def reasons_against_dates(facts: ReplyFacts) -> tuple[str, ...]:
    """办理经过的日期不对的理由：what comes before its cause, or ends before it begins."""
    received, started = chinese_day(facts.received), chinese_day(facts.started)
    reasons = []
    if facts.corrected and facts.corrected < facts.received:
        reasons.append(f"收到补正的日期（{started}）早于收到申请的日期（{received}），请核对。")
    for pause in facts.pauses:
        if pause.since < facts.received:
            since = chinese_day(pause.since)
            reasons.append(f"{pause.what}的日期（{since}）早于收到申请的日期（{received}），请核对。")
    reasons += reasons_against_pauses(facts.pauses)
    return (*reasons, *_reasons_against_fee_dates(facts))


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
    started = "收到补正的日期" if facts.corrected else "收到申请的日期"
    if facts.frozen and facts.frozen < facts.started:
        what = told[0][0] if facts.fee_sent else told[1][0]
        reasons.append(f"{what}（{chinese_day(facts.frozen)}）早于{started}（{chinese_day(facts.started)}），请核对。")
    for (earlier, first), (later, second) in pairwise(told):
        if first and second and second < first:
            reasons.append(f"{later}（{chinese_day(second)}）早于{earlier}（{chinese_day(first)}），请核对。")
    return reasons


def reasons_against_extension(rule: Clock, extended: int) -> tuple[str, ...]:
    """不能这样延长的理由。Law: 政府信息公开条例 第三十三条：延长的期限最长不得超过二十个工作日。"""
    if extended < 0:
        return (f"延长的工作日数不能是负数，写的是 {extended}。",)
    if extended > rule.extension:
        return (f"答复期限最多延长 {rule.extension} 个工作日，写的是 {extended}（{rule.citation}）。",)
    return ()


def _running(facts: ReplyFacts, rule: Clock, calendar: Calendar) -> Due:
    """The plain clock, from receipt or from the corrected application."""
    return _count(facts, facts.started, (rule.length or 0) + facts.extended, rule, calendar, _first_steps(facts))


def _first_steps(facts: ReplyFacts) -> list[Step]:
    if not facts.corrected:
        return [Step(facts.received, "收到申请，当日不计入", FIRST_DAY_RULE)]
    article = clock("correction-notice", facts.received).citation
    restart = Step(facts.corrected, "收到补正后的申请，期限重新计算，当日不计入", article)
    return [Step(facts.received, "收到申请", article), restart]


def _count(facts: ReplyFacts, start: date, length: int, rule: Clock, calendar: Calendar, before: Sequence[Step]) -> Due:
    """Working days from a start, leaving out the pauses; explains the nominal day and the adjusted one."""
    last = nth_working_day(start, length, calendar, facts.pauses)
    concerning = [pause for pause in facts.pauses if pause.until is None or pause.until > start]
    steps = [*before, *pause_steps(start, last, calendar, concerning, rule.citation)]
    base = length - facts.extended
    if concerning:
        nominal = calendar.add_working_days(start, base).day
        steps.append(Step(nominal, f"不扣除征求意见时间的第 {base} 个工作日", rule.citation))
    base_ends = nth_working_day(start, base, calendar, facts.pauses)
    if facts.extended and base_ends:
        steps.append(Step(base_ends, f"第 {base} 个工作日，经同意延长 {facts.extended} 个工作日", rule.citation))
    if last is None:
        return Due(None, False, in_order(steps))
    first_counted = start + timedelta(days=1)
    steps += [*holiday_steps(calendar, start, last), *provisional_steps(calendar, first_counted, last)]
    steps.append(Step(last, f"{rule.said(f'第 {length} 个工作日')}，答复期限届满", rule.citation))
    return Due(last, calendar.is_provisional(first_counted, last), in_order(steps))


def _late_fee_notice(facts: ReplyFacts, sent: date, rule: Clock, calendar: Calendar) -> list[Step]:
    """A fee notice is sent within the processing time; after it has run out there is nothing left to stop.

    By a provisional calendar lateness is no ground to refuse: a step says so, and the reckoning goes on.
    """
    running = _running(facts, rule, calendar)
    if running.due is None or sent <= running.due:
        return []
    day, limit = chinese_day(sent), chinese_day(running.due)
    if running.provisional:
        awaited = _awaited(calendar, facts.started, running.due)
        what = f"收费通知晚于暂定的答复期限（{limit}），{awaited}的放假安排录入后重新核对"
        return [Step(sent, what, rule.citation)]
    if facts.fee_sent:
        raise RuleBroken(f"发出收费通知的日期（{day}）晚于答复期限（{limit}），请核对日期。")
    raise RuleBroken(
        f"收到收费通知的日期（{day}）晚于答复期限（{limit}），请核对日期；通知是在期限内发出的，请写明发出的日期。"
    )


def _fee_notice_steps(facts: ReplyFacts, sent: date) -> list[Step]:
    article = clock("fee-payment", sent).citation
    if facts.fee_sent is None:
        return [Step(sent, "收到收费通知，未缴清前期限停止计算", article)]
    steps = [Step(sent, "发出收费通知，未缴清前期限停止计算", article)]
    if facts.fee_notified:
        steps.append(Step(facts.fee_notified, "收到收费通知，缴费期限从次日起算", article))
    return steps


def _waiting_for_the_fee(notified: date | None, calendar: Calendar, before: Sequence[Step]) -> Due:
    if notified is None:
        return Due(None, False, in_order(before))
    payment = clock("fee-payment", notified)
    pay_by = calendar.add_working_days(notified, payment.length or 0)
    nth = "，".join(filter(None, (f"第 {payment.length} 个工作日", payment.caveat)))
    steps = [
        *before,
        *provisional_steps(calendar, notified + timedelta(days=1), pay_by.day),
        Step(pay_by.day, f"缴费的最后一天（{nth}），逾期未缴的视为放弃申请", payment.citation),
    ]
    return Due(None, pay_by.provisional, in_order(steps))


def _after_the_fee(facts: ReplyFacts, notified: date, paid: date, calendar: Calendar, before: Sequence[Step]) -> Due:
    late = _late_payment(notified, paid, calendar)
    anew = clock("reply-after-fee", paid)
    steps = [*before, *late, Step(paid, "缴费完毕，从次日起重新计算", anew.citation)]
    reckoned = _count(facts, paid, (anew.length or 0) + facts.extended, anew, calendar, steps)
    return replace(reckoned, provisional=reckoned.provisional or bool(late))


def _late_payment(notified: date, paid: date, calendar: Calendar) -> list[Step]:
    """Who pays after the last day has abandoned the application; after a provisional last day nobody knows yet."""
    payment = clock("fee-payment", notified)
    pay_by = calendar.add_working_days(notified, payment.length or 0)
    if paid <= pay_by.day:
        return []
    limit = chinese_day(pay_by.day)
    if not pay_by.provisional:
        raise RuleBroken(
            f"缴费的日期（{chinese_day(paid)}）晚于缴费的最后一天（{limit}），申请视为放弃，"
            "不再计算答复期限。请核对收到收费通知的日期。"
        )
    awaited = _awaited(calendar, notified, pay_by.day)
    what = f"缴费晚于暂定的最后一天（{limit}），暂按未逾期计算，{awaited}的放假安排录入后重新核对"
    return [Step(paid, what, payment.citation)]


def _awaited(calendar: Calendar, start: date, end: date) -> str:
    """Whose notices are awaited: the years that may still change a day d with start < d ≤ end."""
    years = (year for _, year in calendar.unsettled_between(start + timedelta(days=1), end))
    return "、".join(f"{year}年" for year in dict.fromkeys(years))
