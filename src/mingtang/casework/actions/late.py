"""补录：what puts off the day of the reply, entered when that day is over as if it had been done before.

It is believed on a reason and a paper of the case: without them an overdue case would be in time by a word. A case that
was itself entered later is entered with the days of its own.
Law: 政府信息公开条例 第三十三条、第三十五条（期限届满以前）.
"""

from datetime import date, datetime

from mingtang.applications.clock import facts_of
from mingtang.applications.models import Application, CasePaper
from mingtang.holidays.queries import calendar
from mingtang.law.days import chinese_day
from mingtang.law.reply import reply_clock
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of

LONGEST_WHY = 200


def passed(application: Application, *, at: datetime) -> date | None:
    """已经届满的答复期限；``None`` while it is not over, stands still or cannot be reckoned."""
    facts = facts_of(application, on=day_of(at))
    try:
        due = reply_clock(facts, calendar()).due if facts is not None else None
    except RuleBroken:
        return None
    return due if due is not None and due < day_of(at) else None


def is_late(application: Application, *, on: date, at: datetime) -> bool:
    """是否补录：the day is over, and the act is said to lie before it, on a day when the case was here already."""
    due = passed(application, at=at)
    return due is not None and _known_since(application) <= on <= due


def reasons_against_late(application: Application, *, on: date, why: str, paper: int | None, at: datetime) -> list[str]:
    """不能这样补录的理由；none for what is entered in time."""
    if not is_late(application, on=on, at=at):
        return []
    due, reasons = passed(application, at=at), []
    if not why.strip() or len(why.strip()) > LONGEST_WHY:
        over = f"答复期限{chinese_day(due)}已经届满" if due else "答复期限已经届满"
        reasons.append(f"{over}，这是补录：请写明当时为什么没有登记，不超过 {LONGEST_WHY} 个字。")
    if the_paper(application, paper) is None:
        reasons.append("补录要有当时的文书：请选卷内文件；还没有的，先把它的扫描件存入卷内文件。")
    return reasons


def papers_once_passed(application: Application, *, at: datetime) -> list[CasePaper] | None:
    """补录能依据的卷内文件；``None`` while the period is not over, when nothing is entered late."""
    if passed(application, at=at) is None:
        return None
    return list(application.papers.filter(erased_at=None).order_by("id"))


def the_paper(application: Application, pk: int | None) -> CasePaper | None:
    """补录依据的卷内文件，of this case."""
    return application.papers.filter(pk=pk, erased_at=None).first() if pk else None


def _known_since(application: Application) -> date:
    """The day on which the letter was entered here, of a part that of the whole."""
    while application.came_from is not None:
        application = application.came_from
    return day_of(application.entered_at)
