"""案卷：when a case may be archived, and how long what names the applicant is kept.

Law: 政府信息公开条例 第四十五条（归档）; 行政复议法 第二十条; 个人信息保护法 第十九条、第四十七条（保存期限为所必要的
最短时间，届满的主动删除）. No text was seen that sets the days: they are the organ's own, from the settings.
"""

from datetime import date, timedelta

from .clocks import clock
from .days import add_months, chinese_day
from .reckoning import due
from .rules import RuleBroken
from .workdays import Calendar

MONTHS_OF_A_YEAR = 12


def review_term_until(answered: date, table: Calendar) -> date | None:
    """申请复议到哪一天为止：from the day on which the reply was received; ``None`` before the law in force.

    Law: 行政复议法 第二十条. Units: civil days, as the clock says.
    """
    try:
        row = clock("reconsideration-application", answered)
    except RuleBroken:
        return None
    return due(row, answered, table).due


def reasons_against_open_term(answered: date, table: Calendar, *, on: date) -> tuple[str, ...]:
    """期限没有过、不能归档的理由：the term in which a review may be asked for still runs."""
    until = review_term_until(answered, table)
    if until is None or on > until:
        return ()
    return (f"申请行政复议的期限到{chinese_day(until)}，还没有过，从第二天起可以归档。",)


def reasons_against_unknown_receipt(sent: date | None, *, on: date) -> tuple[str, ...]:
    """不知道申请人哪天收到的理由：the term for a review runs from there. After a year nobody will find out any more.

    Our reading; no text was seen that says how long one has to look. Units: months after the letter went out.
    """
    if sent is None:
        return ("终止办理的告知书还没有登记送出，申请复议的期限算不出来，请送达并登记以后再办。",)
    until = add_months(sent, MONTHS_OF_A_YEAR)
    if on > until:
        return ()
    return (
        "还没有登记申请人哪天收到，申请复议的期限算不出来，查明以后请登记；"
        f"到{chinese_day(until)}仍查不到的，第二天起可以办。",
    )


def reasons_against_early_erasure(answered: date | None, table: Calendar, *, on: date) -> tuple[str, ...]:
    """期限没有过、不能抹去的理由：what was asked and answered is what a review would look at.

    Law: 行政复议法 第二十条、第四十八条（提交作出行政行为的证据、依据）.
    """
    until = review_term_until(answered, table) if answered else None
    if until is None or on > until:
        return ()
    return (f"申请行政复议的期限到{chinese_day(until)}，还没有过，申请和答复是复议的证据，从第二天起可以抹去。",)


def identity_kept_until(ended: date, *, days: int) -> date:
    """身份证明保存到哪一天。Units: civil days after the case ended; that day still counts."""
    return ended + timedelta(days=days)


def particulars_kept_until(ended: date, *, years: int) -> date:
    """申请内容保存到哪一天。Units: years after the case ended; that day still counts."""
    return add_months(ended, MONTHS_OF_A_YEAR * years)


def ended_long_ago(on: date, *, years: int) -> date:
    """办结不晚于哪一天的，申请内容可能过了保存期限：each is held against its own last day again (29 February)."""
    return add_months(on, -MONTHS_OF_A_YEAR * years)
