"""答复期限：when an application for information must be answered, from the facts of its handling.

Law: 政府信息公开条例 第三十条（补正）、第三十二条至第三十四条（征求意见）、第三十三条（二十个工作日，经同意可以延长）;
政府信息公开信息处理费管理办法（缴费后重新计算）.
Our reading, where the text says only 所需时间不计算在内: a letter sent on day S and answered on day R leaves out the
days d with S < d ≤ R; a correction starts the clock anew; an unpaid fee stops it and payment starts it anew; an
extension adds its working days to the period that is running.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
from .rules import refuse_if_any
from .workdays import Calendar


@dataclass(frozen=True, slots=True)
class ReplyFacts:
    """办理经过：what has happened to an application so far.

    ``fee_notified`` is the day the applicant received the fee notice, ``fee_paid`` the day the payment was complete.
    Units: ``extended`` in working days, 0 when the period was not extended.
    """

    received: date
    corrected: date | None = None
    pauses: Sequence[Pause] = ()
    extended: int = 0
    fee_notified: date | None = None
    fee_paid: date | None = None

    @property
    def started(self) -> date:
        """起算日：receipt of the application, or of the corrected one."""
        return self.corrected or self.received


def reply_due(facts: ReplyFacts, calendar: Calendar) -> Due:
    """答复到期日：``due`` is ``None`` while an opinion is awaited or a fee is unpaid.

    Law: 政府信息公开条例 第三十条、第三十三条; 政府信息公开信息处理费管理办法.
    Units: working days; the first day is not counted.
    Errors: ``RuleBroken`` for facts the law does not allow, all reasons at once.
    """
    refuse_if_any(reasons_against_dates(facts))
    rule = clock("reply", facts.received)
    refuse_if_any(reasons_against_extension(rule, facts.extended))
    for day in (facts.received, facts.started, facts.fee_notified, facts.fee_paid):
        if day:
            calendar.check(day)
    if facts.fee_notified is None:
        return _running(facts, rule, calendar)
    _refuse_a_late_fee_notice(facts, rule, calendar)
    if facts.fee_paid is None:
        return _waiting_for_the_fee(facts, facts.fee_notified, calendar)
    return _after_the_fee(facts, facts.fee_notified, facts.fee_paid, calendar)


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
    if facts.fee_paid and not facts.fee_notified:
        reasons.append("写了缴费日期，没有写收到收费通知的日期，请补上。")
    if facts.fee_notified and facts.fee_notified < facts.started:
        what = "收到补正的日期" if facts.corrected else "收到申请的日期"
        notified = chinese_day(facts.fee_notified)
        reasons.append(f"收到收费通知的日期（{notified}）早于{what}（{started}），请核对。")
    if facts.fee_paid and facts.fee_notified and facts.fee_paid < facts.fee_notified:
        paid, notified = chinese_day(facts.fee_paid), chinese_day(facts.fee_notified)
        reasons.append(f"缴费的日期（{paid}）早于收到收费通知的日期（{notified}），请核对。")
    return tuple(reasons)


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
    steps.append(Step(last, f"第 {length} 个工作日，答复期限届满", rule.citation))
    return Due(last, calendar.is_provisional(first_counted, last), in_order(steps))


def _waiting_for_the_fee(facts: ReplyFacts, notified: date, calendar: Calendar) -> Due:
    payment = clock("fee-payment", notified)
    pay_by = calendar.add_working_days(notified, payment.length or 0)
    steps = [
        *_first_steps(facts),
        Step(notified, "收到收费通知，未缴清前期限停止计算", payment.citation),
        *provisional_steps(calendar, notified, pay_by.day),
        Step(pay_by.day, f"缴费的最后一天（第 {payment.length} 个工作日），逾期未缴的视为放弃申请", payment.citation),
    ]
    return Due(None, pay_by.provisional, in_order(steps))


def _after_the_fee(facts: ReplyFacts, notified: date, paid: date, calendar: Calendar) -> Due:
    payment, anew = clock("fee-payment", notified), clock("reply-after-fee", paid)
    pay_by = calendar.add_working_days(notified, payment.length or 0).day
    if paid > pay_by:
        refuse_if_any(
            [
                f"缴费的日期（{chinese_day(paid)}）晚于缴费的最后一天（{chinese_day(pay_by)}），申请视为放弃，"
                "不再计算答复期限。请核对收到收费通知的日期。"
            ]
        )
    steps = [
        *_first_steps(facts),
        Step(notified, "收到收费通知，未缴清前期限停止计算", payment.citation),
        Step(paid, "缴费完毕，从次日起重新计算", anew.citation),
    ]
    return _count(facts, paid, (anew.length or 0) + facts.extended, anew, calendar, steps)


def _refuse_a_late_fee_notice(facts: ReplyFacts, rule: Clock, calendar: Calendar) -> None:
    """A fee notice belongs into the processing time; after it has run out there is nothing left to stop."""
    due = _running(facts, rule, calendar).due
    if due is not None and facts.fee_notified is not None and facts.fee_notified > due:
        notified = chinese_day(facts.fee_notified)
        refuse_if_any([f"收到收费通知的日期（{notified}）晚于答复期限（{chinese_day(due)}），请核对日期。"])
