"""答复期限：when an application for information must be answered, from the facts of its handling.

Law: 政府信息公开条例 第三十条（补正）、第三十二条至第三十四条（征求意见）、第三十三条（二十个工作日，经同意可以延长）、
第三十五条（延迟答复）; 政府信息公开信息处理费管理办法（缴费后重新计算）.
Our reading, where the text says only 所需时间不计算在内: a letter sent on day S and answered on day R leaves out the
days d with S < d ≤ R; a correction starts the clock anew; a fee notice stops it on the day it is sent, which must lie
within the period, and payment starts it anew; the days to pay count from receipt of the notice; an extension adds its
working days to the period that is running, and is over when a new one begins; a day told under 第三十五条 stands in
place of the period it was told in. What is late only by a provisional calendar is not refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .clocks import clock
from .days import chinese_day
from .reckoning import FIRST_DAY_RULE, Due, Step, in_order, provisional_steps
from .reply_dates import reasons_against_dates, reasons_against_extension
from .reply_facts import Correction, Inquiry, ReplyFacts
from .reply_periods import Counted, Period, count, periods_of
from .reply_timely import fee_notice_in_time, on_time_steps, payment_in_time
from .rules import refuse_if_any
from .workdays import Calendar

__all__ = ["ReplyClock", "ReplyFacts", "reply_clock", "reply_due"]

_DELAYED = {
    False: ("告知申请人延迟答复，以告知的日子为答复期限", "延迟答复的日子，答复期限届满"),
    True: ("收到责令重新答复的决定，以决定写明的日子为答复期限", "决定写明的日子，答复期限届满"),
}


@dataclass(frozen=True, slots=True)
class ReplyClock:
    """答复期限的全部：the day, how it came about, and what it waits for.

    ``nominal`` is the day without questions and extension, ``adjusted`` the day with them; ``due`` is ``adjusted``
    unless a day was told under 第三十五条, and ``None`` while something is awaited or the application is abandoned.
    ``correct_by`` and ``pay_by`` are the applicant's own last days, ``opinion_by`` the next on which an awaited opinion
    falls due. ``awaited`` and ``abandoned`` are full sentences.
    """

    due: date | None
    nominal: date | None
    adjusted: date | None
    provisional: bool
    steps: tuple[Step, ...]
    awaited: tuple[str, ...] = ()
    abandoned: str = ""
    correct_by: date | None = None
    pay_by: date | None = None
    opinion_by: date | None = None
    periods: tuple[Period, ...] = ()


def reply_due(facts: ReplyFacts, calendar: Calendar) -> Due:
    """答复到期日：``due`` is ``None`` while an opinion is awaited or a fee is unpaid.

    Law: 政府信息公开条例 第三十条、第三十三条; 政府信息公开信息处理费管理办法.
    Units: working days; the first day is not counted.
    Errors: ``RuleBroken`` for facts the law does not allow, all reasons at once.
    """
    reckoned = reply_clock(facts, calendar)
    return Due(reckoned.due, reckoned.provisional, reckoned.steps)


def reply_clock(facts: ReplyFacts, calendar: Calendar) -> ReplyClock:
    """答复期限：the due day with everything that explains it.

    Law: 政府信息公开条例 第三十条至第三十五条; 政府信息公开信息处理费管理办法.
    Units: working days; the first day is not counted.
    Errors: ``RuleBroken`` for facts the law does not allow, all reasons at once.
    """
    refuse_if_any(reasons_against_dates(facts))
    rule = clock("reply", facts.received)
    refuse_if_any(reasons_against_extension(rule, facts.extended))
    for day in (facts.received, facts.started, facts.frozen, facts.fee_notified, facts.fee_paid):
        if day:
            calendar.check(day)
    periods = periods_of(facts, rule)
    late = on_time_steps(facts, periods, calendar)
    first = [*_first_steps(facts), *late]
    if facts.correction and facts.awaits_correction:
        reckoned = _waiting_for_the_correction(facts.correction, facts, periods, calendar, first)
    elif facts.frozen is None:
        reckoned = _running(facts, periods[-1], calendar, first)
    else:
        reckoned = _with_a_fee(facts, facts.frozen, periods, calendar, first)
    return replace(reckoned, provisional=reckoned.provisional or bool(late), periods=periods)


def _running(facts: ReplyFacts, period: Period, calendar: Calendar, before: list[Step]) -> ReplyClock:
    """The plain clock of one period, and the day told under article 35 in its place."""
    counted: Counted = count(period, facts.stops(calendar), calendar, before)
    delay = facts.delay
    if delay and period.holds(delay.told):
        told, ended = _DELAYED[delay.ordered]
        reckoned = before if delay.ordered else counted.steps
        steps = [*reckoned, Step(delay.told, told, delay.citation), Step(delay.until, ended, delay.citation)]
        return ReplyClock(delay.until, counted.nominal, counted.adjusted, False, in_order(steps))
    found = ReplyClock(counted.adjusted, counted.nominal, counted.adjusted, counted.provisional, counted.steps)
    asked = [each for each in facts.inquiries if each.is_unanswered]
    last_days = [last for each in asked if (last := each.last_day(calendar))]
    awaited = _opinions_awaited(facts, asked, calendar)
    return replace(found, awaited=awaited, opinion_by=min(last_days, default=None))


def _opinions_awaited(facts: ReplyFacts, asked: Sequence[Inquiry], calendar: Calendar) -> tuple[str, ...]:
    """Whose answer is awaited, and until when it may come; past that day the clock does not wait for it."""
    awaited = []
    for each in asked:
        last, whose = each.last_day(calendar), each.asked.label.removeprefix("征求")
        if last and each.ended(calendar, on=facts.today):
            went_on = f"到{chinese_day(last)}没有收到，期限从次日起接着计算"
            awaited.append(f"{whose}{went_on}。收到了的请登记，没有收到的请按逾期没有意见办理。")
        else:
            until = f"最迟到{chinese_day(last)}" if last else "对方收到的日期还没有登记"
            awaited.append(f"等待{whose}，{until}。")
    awaited += [f"等待{pause.what}的答复。" for pause in facts.pauses if pause.until is None]
    return tuple(awaited)


def _first_steps(facts: ReplyFacts) -> list[Step]:
    told = facts.correction
    if not facts.corrected and not told:
        return [Step(facts.received, "收到申请，当日不计入", FIRST_DAY_RULE)]
    article = clock("correction-notice", facts.received).citation
    steps = [Step(facts.received, "收到申请", article)]
    if told:
        steps.append(Step(told.sent, "告知申请人补正", article))
    if facts.corrected:
        steps.append(Step(facts.corrected, "收到补正后的申请，期限重新计算，当日不计入", article))
    return steps


def _waiting_for_the_correction(
    told: Correction, facts: ReplyFacts, periods: tuple[Period, ...], calendar: Calendar, before: list[Step]
) -> ReplyClock:
    article = clock("applicant-correction", told.sent).citation
    nominal = count(periods[-1], (), calendar, []).nominal
    last = told.last_day(calendar)
    if last is None or told.notified is None:
        awaited = ("等待申请人补正，收到补正告知的日期和补正的期限还没有登记。",)
        return ReplyClock(None, nominal, None, False, in_order(before), awaited=awaited)
    first_counted = told.notified + timedelta(days=1)
    steps = [
        *before,
        *provisional_steps(calendar, first_counted, last),
        Step(last, "补正的最后一天（本机关设定），无正当理由逾期不补正的视为放弃申请", article),
    ]
    provisional = calendar.is_provisional(first_counted, last)
    waiting = ReplyClock(None, nominal, None, provisional, in_order(steps), correct_by=last)
    if told.lapsed:
        return replace(waiting, abandoned="申请人逾期没有补正，视为放弃申请，不再办理。")
    return replace(waiting, awaited=(f"等待申请人补正，最迟到{chinese_day(last)}。",))


def _with_a_fee(
    facts: ReplyFacts, sent: date, periods: tuple[Period, ...], calendar: Calendar, before: list[Step]
) -> ReplyClock:
    """A notice stops the clock; payment starts another period."""
    stopped = _running(facts, periods[-2] if facts.fee_paid else periods[-1], calendar, [])
    late = fee_notice_in_time(facts, sent, stopped.due, stopped.provisional, calendar)
    steps = [*before, *_fee_notice_steps(facts, sent)]
    if facts.fee_paid and facts.fee_notified:
        late += payment_in_time(facts.fee_notified, facts.fee_paid, calendar)
        anew = clock("reply-after-fee", facts.fee_paid).citation
        steps += [*late, Step(facts.fee_paid, "缴费完毕，从次日起重新计算", anew)]
        reckoned = _running(facts, periods[-1], calendar, steps)
    else:
        reckoned = _waiting_for_the_fee(facts, stopped, calendar, [*steps, *late])
    return replace(reckoned, provisional=reckoned.provisional or bool(late))


def _fee_notice_steps(facts: ReplyFacts, sent: date) -> list[Step]:
    article = clock("fee-payment", sent).citation
    if facts.fee_sent is None:
        return [Step(sent, "收到收费通知，未缴清前期限停止计算", article)]
    steps = [Step(sent, "发出收费通知，未缴清前期限停止计算", article)]
    if facts.fee_notified:
        steps.append(Step(facts.fee_notified, "收到收费通知，缴费期限从次日起算", article))
    return steps


def _waiting_for_the_fee(facts: ReplyFacts, stopped: ReplyClock, calendar: Calendar, before: list[Step]) -> ReplyClock:
    notified = facts.fee_notified
    if notified is None:
        awaited = ("等待申请人收到收费通知，收到的日期还没有登记。",)
        return ReplyClock(None, stopped.nominal, None, False, in_order(before), awaited=awaited)
    payment = clock("fee-payment", notified)
    pay_by = calendar.add_working_days(notified, payment.length or 0)
    nth = "，".join(filter(None, (f"第 {payment.length} 个工作日", payment.caveat)))
    steps = [
        *before,
        *provisional_steps(calendar, notified + timedelta(days=1), pay_by.day),
        Step(pay_by.day, f"缴费的最后一天（{nth}），逾期未缴的视为放弃申请", payment.citation),
    ]
    waiting = ReplyClock(None, stopped.nominal, None, pay_by.provisional, in_order(steps), pay_by=pay_by.day)
    if facts.fee_lapsed:
        return replace(waiting, abandoned="申请人逾期没有缴费，视为放弃申请，不再办理。")
    return replace(waiting, awaited=(f"等待申请人缴费，最迟到{chinese_day(pay_by.day)}。",))
