"""登记复议诉讼：what came from a reviewing organ or a court, told by the clerk; later its docket, where that was open.

Law: 行政复议法 第四十八条; 行政诉讼法 第六十七条（副本送达以后，答辩的期限起算）.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.applications.actions.steps import locked
from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_clerk
from mingtang.files.marked import refuse_if_marked
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.foi import ApplicationState
from mingtang.law.proceeding_facts import doubts, reasons_against_days, reasons_against_tribunal
from mingtang.law.proceedings import Cause, Course, ProceedingAct, ProceedingState
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.recourse.actions.steps import done, of_the_organ, settle, taken
from mingtang.recourse.models import MOST_DOCKET, MOST_TRIBUNAL, Proceeding
from mingtang.recourse.queries.disputed import disputed

SURE = "和案件对不上，请再看副本；副本确实这样写的，勾选“已经和副本核对过”再登记。"
_NO_CASE = (ApplicationState.SPLIT, ApplicationState.JOINED)


def reasons_against_registering(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能登记复议诉讼的理由。"""
    reasons = []
    if not is_clerk(by, application.unit, at=at):
        reasons.append(f"复议诉讼由{application.unit.name}的政务公开专员登记。")
    if application.stands in _NO_CASE:
        reasons.append(f"这件申请{application.stands.label}，请在拆分出来的或者并入的那一件里登记。")
    return reasons


def register(
    application: Application,
    *,
    course: Course,
    cause: Cause,
    tribunal: str,
    served_on: date,
    docket: str = "",
    accepted_on: date | None = None,
    is_summary: bool = False,
    sure: bool = False,
    by: Person,
    at: datetime,
) -> Proceeding:
    """登记：its clock to answer runs from the day on which the copy was received.

    What does not fit the case is registered only where somebody has held it against the copy and is ``sure``.
    """
    refuse_marked(application, tribunal, docket, by=by, at=at)
    tribunal, docket = tribunal.strip(), docket.strip()
    days = {"served": served_on, "accepted": accepted_on, "today": day_of(at), "submitted": application.submitted_on}
    reasons = [*reasons_against_tribunal(course, tribunal), *_reasons_against_words(tribunal, docket)]
    reasons += reasons_against_days(**days)
    with transaction.atomic():
        application = locked(application)
        found = [] if sure else doubts(course, cause, disputed(application), served=served_on)
        reasons += [*found, SURE] if found else []
        refuse_if_any([*reasons_against_registering(application, by=by, at=at), *reasons])
        told = {"tribunal": tribunal, "docket": docket, "is_summary": is_summary, "accepted_on": accepted_on}
        proceeding = Proceeding(application=application, course=course.value, cause=cause.value, served_on=served_on)
        _settle_new(proceeding, told)
        done(proceeding, ProceedingAct.REGISTER, on=served_on, by=by, at=at, facts={"course": course.value})
    return proceeding


def _settle_new(proceeding: Proceeding, told: dict[str, object]) -> None:
    """记下其余的，with the due day that follows."""
    for name, value in told.items():
        setattr(proceeding, name, value)
    proceeding.state = ProceedingState.RECEIVED.value
    settle(proceeding)


def complete(
    proceeding: Proceeding, *, docket: str, accepted_on: date | None, seen: int, by: Person, at: datetime
) -> Proceeding:
    """补登记案号、受理日期：what was not told at first; what is told stays."""
    refuse_marked(proceeding.application, docket, by=by, at=at)
    docket = docket.strip()
    with taken(proceeding, ProceedingAct.COMPLETE, seen=seen) as (held, reasons):
        reasons += of_the_organ(held, by=by, at=at)
        reasons += _reasons_against_words(held.tribunal, docket)
        news = {"docket": docket, "accepted_on": accepted_on}
        told = {name: value for name, value in news.items() if value and not getattr(held, name)}
        reasons += [] if told else ["请填写还没有登记的案号或者受理日期；登记过的不能改。"]
        days = {"served": held.served_on, "today": day_of(at), "submitted": held.application.submitted_on}
        reasons += reasons_against_days(**days, accepted=told.get("accepted_on"))
        refuse_if_any(reasons)
        for name, value in told.items():
            setattr(held, name, value)
        settle(held)
        done(held, ProceedingAct.COMPLETE, on=day_of(at), by=by, at=at)
    return held


def refuse_marked(application: Application, *texts: str, by: Person, at: datetime) -> None:
    """带密级标志的拒收。Errors: ``RuleBroken``; the trail says no more than that there was a mark."""
    refuse_if_marked(texts, unit=application.unit, verb="recourse.refuse_classified", of=application, by=by, at=at)


def _reasons_against_words(tribunal: str, docket: str) -> list[str]:
    reasons = []
    for what, told, most in (("审理的机关", tribunal, MOST_TRIBUNAL), ("案号", docket, MOST_DOCKET)):
        if len(told) > most:
            reasons.append(f"{what}写了 {len(told)} 个字，请写在 {most} 个字以内。")
        reasons += reasons_against_personal_data(told)
    return reasons
