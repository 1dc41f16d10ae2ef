"""是否在期限之内：a correction notice, an extension, a fee notice and a payment each have a last day of their own.

Law: 政府信息公开条例 第三十条（七个工作日）、第三十三条（期限届满前）; 政府信息公开信息处理费管理办法.
What is late is refused; by a provisional calendar lateness is no ground to refuse: a step says so, and the reckoning
goes on.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from .clocks import clock
from .days import chinese_day
from .reckoning import Step
from .reply_facts import ReplyFacts
from .reply_periods import Period, base_end
from .rules import RuleBroken
from .workdays import Calendar


def correction_notice_by(received: date, calendar: Calendar) -> date:
    """最迟哪一天告知补正。Law: 政府信息公开条例 第三十条. Units: seven working days after the day of receipt."""
    return calendar.add_working_days(received, clock("correction-notice", received).length or 0).day


def on_time_steps(facts: ReplyFacts, periods: Sequence[Period], calendar: Calendar) -> list[Step]:
    """补正告知、同意延长和延迟答复是否及时：what only a provisional calendar makes late, as steps.

    Errors: ``RuleBroken`` with all the reasons for what a settled calendar makes late.
    """
    late = [
        *_late_correction_notice(facts, calendar),
        *(found for period in periods for found in _late_in(facts, period, calendar)),
    ]
    refused = [what for what, settled, _, _ in late if settled]
    if refused:
        raise RuleBroken(refused)
    return [Step(day, what, article) for what, _, day, article in late]


def fee_notice_in_time(
    facts: ReplyFacts, sent: date, due: date | None, provisional: bool, calendar: Calendar
) -> list[Step]:
    """收费通知是否在答复期限之内发出：after it has run out there is nothing left to stop."""
    if due is None or sent <= due:
        return []
    day, limit = chinese_day(sent), chinese_day(due)
    if provisional:
        awaited = _awaited(calendar, facts.started, due)
        what = f"收费通知晚于暂定的答复期限（{limit}），{awaited}的放假安排录入后重新核对"
        return [Step(sent, what, clock("reply", facts.received).citation)]
    if facts.fee_sent:
        raise RuleBroken(f"发出收费通知的日期（{day}）晚于答复期限（{limit}），请核对日期。")
    raise RuleBroken(
        f"收到收费通知的日期（{day}）晚于答复期限（{limit}），请核对日期；通知是在期限内发出的，请写明发出的日期。"
    )


def payment_in_time(notified: date, paid: date, calendar: Calendar) -> list[Step]:
    """缴费是否及时：who pays after the last day has abandoned the application."""
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


Late = tuple[str, bool, date, str]


def _late_correction_notice(facts: ReplyFacts, calendar: Calendar) -> list[Late]:
    if facts.correction is None:
        return []
    sent, start = facts.correction.sent, facts.received
    limit = correction_notice_by(start, calendar)
    article = clock("correction-notice", start).citation
    return _late("发出补正告知的日期", "告知补正的最后一天", start, sent, limit, article, calendar)


def _late_in(facts: ReplyFacts, period: Period, calendar: Calendar) -> list[Late]:
    """Consent to an extension, within the base period; a day told under article 35, within the whole."""
    stops = facts.stops(calendar)
    found: list[Late] = []
    granted, delay = period.extended_on, facts.delay
    base_ends = base_end(period, stops, calendar) if granted else None
    if granted and base_ends:
        article = period.rule.citation
        found += _late("同意延长的日期", "原答复期限", period.start, granted, base_ends, article, calendar)
    if delay and period.holds(delay.told):
        from_whole = base_end(Period(period.start, period.rule, period.length, 0, None, None, None), stops, calendar)
        if from_whole:
            article = delay.citation
            found += _late("告知延迟答复的日期", "答复期限", period.start, delay.told, from_whole, article, calendar)
    return found


def _late(what: str, limited: str, start: date, day: date, limit: date, article: str, calendar: Calendar) -> list[Late]:
    if day <= limit:
        return []
    if not calendar.is_provisional(start + timedelta(days=1), limit):
        return [(f"{what}（{chinese_day(day)}）晚于{limited}（{chinese_day(limit)}），请核对。", True, day, article)]
    awaited = _awaited(calendar, start, limit)
    return [
        (
            f"{what}晚于暂定的{limited}（{chinese_day(limit)}），{awaited}的放假安排录入后重新核对",
            False,
            day,
            article,
        )
    ]


def _awaited(calendar: Calendar, start: date, end: date) -> str:
    """Whose notices are awaited: the years that may still change a day d with start < d ≤ end."""
    years = (year for _, year in calendar.unsettled_between(start + timedelta(days=1), end))
    return "、".join(f"{year}年" for year in dict.fromkeys(years))
