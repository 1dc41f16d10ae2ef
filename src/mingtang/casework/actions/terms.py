"""期限的变动：an extension that one asks for and another consents to, and a delayed answer.

Law: 政府信息公开条例 第三十三条、第三十五条.
"""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from mingtang.applications.actions.steps import reasons_against_step, take
from mingtang.applications.models import Application, Event
from mingtang.audit.actions import record
from mingtang.casework.actions.late import is_late, reasons_against_late, the_paper
from mingtang.casework.actions.stages import (
    begun,
    law_says,
    reasons_against_act,
    reasons_against_hand,
    unclassified,
)
from mingtang.casework.models import ExtensionRequest
from mingtang.law.days import chinese_day
from mingtang.law.foi import FoiAct, reasons_against
from mingtang.law.reply_acts import reasons_against_delaying, reasons_against_extending
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

LONGEST_REASON = 200


def consenting_posts() -> tuple[PostKind, ...]:
    """谁是政府信息公开工作机构负责人：as the setting names the posts."""
    return tuple(PostKind(kind) for kind in settings.MINGTANG_EXTENSION_CONSENT)


def may_consent(person: Person, application: Application, *, at: datetime) -> bool:
    """能否同意延长。"""
    return any(person.holds(kind, at_unit=application.unit, on=day_of(at)) for kind in consenting_posts())


def waiting_request(application: Application) -> ExtensionRequest | None:
    """等着同意的延长。"""
    found = application.extension_requests.select_related("asked_by", "asked_for")
    return found.filter(state=ExtensionRequest.ASKED).first()


def reasons_against_asking(application: Application, *, by: Person, at: datetime, on: date) -> list[str]:
    """不能提出延长的理由。"""
    reasons = reasons_against_act(application, FoiAct.EXTEND, by=by, at=at, on=on)
    if waiting_request(application) is not None:
        reasons.append("已经提出过延长，等负责人同意。")
    return reasons


@unclassified
@transaction.atomic
def ask_extension(
    application: Application,
    *,
    days: int,
    on: date,
    reason: str,
    seen: int,
    by: Person,
    at: datetime,
    late_why: str = "",
    late_paper: int | None = None,
) -> ExtensionRequest:
    """提出延长：nothing changes until another person consents. What is entered late has its reason and its paper."""
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_asking(application, by=by, at=at, on=on)
    if not reasons:
        reasons += reasons_against_step(application, FoiAct.EXTEND, on=on, at=at)
        reasons += law_says(
            application, lambda facts, table: reasons_against_extending(facts, table, days=days, on=on), at=at
        )
    if not reason.strip() or len(reason.strip()) > LONGEST_REASON:
        reasons.append(f"请写明为什么要延长，不超过 {LONGEST_REASON} 个字。")
    reasons += reasons_against_late(application, on=on, why=late_why, paper=late_paper, at=at)
    refuse_if_any(reasons)
    asked = {"asked_on": on, "asked_by": by, "asked_for": by.stands_for, "asked_at": at}
    if is_late(application, on=on, at=at):
        asked |= {"late_why": late_why.strip(), "late_paper": the_paper(application, late_paper)}
    request = ExtensionRequest.rows.create(
        application=application, days=days, reason=reason.strip(), state=ExtensionRequest.ASKED, **asked
    )
    _record(request, verb="casework.extension.ask", by=by, at=at)
    return request


def reasons_against_deciding(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能决定延长的理由：the head of the disclosure office, who is not the one who asked."""
    request = waiting_request(application)
    reasons = [] if request else ["没有等着同意的延长。"]
    if not may_consent(by, application, at=at):
        posts = "、".join(kind.label for kind in consenting_posts())
        reasons.append(f"延长由政府信息公开工作机构负责人（{posts}）同意。")
    if request and request.hands & by.hands:
        reasons.append("延长是您提出的，请由另一个人决定。")
    return reasons


def reasons_against_consenting(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能同意延长的理由，told before the button is pressed."""
    return [*reasons_against_deciding(application, by=by, at=at), *reasons_against(application.stands, FoiAct.EXTEND)]


@unclassified
@transaction.atomic
def consent(application: Application, *, on: date, seen: int, by: Person, at: datetime) -> Event:
    """同意延长：on the day of the consent, which must lie within the period. Law: 政府信息公开条例 第三十三条."""
    application = begun(application, seen=seen, by=by)
    refuse_if_any(reasons_against_consenting(application, by=by, at=at))
    request = waiting_request(application)
    assert request is not None
    days = request.days
    reasons = law_says(
        application, lambda facts, table: reasons_against_extending(facts, table, days=days, on=on), at=at
    )
    if on < request.asked_on:
        reasons.append(f"同意的日期早于提出延长的日期（{chinese_day(request.asked_on)}），请核对。")
    late = is_late(application, on=on, at=at)
    if late and request.late_paper_id is None:
        reasons.append(
            "答复期限已经届满，不能再补签同意。当时确实同意过的，请选“不同意延长”，由提出的人附上当时的审批件、写明原因重新提出。"
        )
    facts = {"days": days, "request": request.pk, **({"late": True} if late else {})}
    event = take(application, FoiAct.EXTEND, on=on, seen=seen, by=by, at=at, facts=facts, reasons=reasons)
    _decide(request, ExtensionRequest.GRANTED, by=by, at=at)
    return event


@unclassified
@transaction.atomic
def refuse_extension(application: Application, *, answer: str, seen: int, by: Person, at: datetime) -> ExtensionRequest:
    """不同意延长：with the reason; the period runs on as it was."""
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_deciding(application, by=by, at=at)
    if not answer.strip() or len(answer.strip()) > LONGEST_REASON:
        reasons.append(f"请写明为什么不同意，不超过 {LONGEST_REASON} 个字。")
    refuse_if_any(reasons)
    request = waiting_request(application)
    assert request is not None
    _decide(request, ExtensionRequest.REFUSED, by=by, at=at, answer=answer.strip())
    return request


def _decide(request: ExtensionRequest, state: str, *, by: Person, at: datetime, answer: str = "") -> None:
    request.state, request.answer = state, answer
    request.decided_by, request.decided_for, request.decided_at = by, by.stands_for, at
    request.save(update_fields=["state", "answer", "decided_by", "decided_for", "decided_at"])
    _record(request, verb=f"casework.extension.{state}", by=by, at=at)


def _record(request: ExtensionRequest, *, verb: str, by: Person, at: datetime) -> None:
    chain = request.application.unit.organ.code
    record(chain, by=by, verb=verb, of=request, at=at, facts={"days": request.days})


@unclassified
@transaction.atomic
def delay(
    application: Application,
    *,
    asked_on: date,
    reasons_given: str,
    on: date,
    until: date,
    seen: int,
    by: Person,
    at: datetime,
    late_why: str = "",
    late_paper: int | None = None,
) -> Event:
    """延迟答复：the applicant was asked for reasons first, which are proper, but the period cannot be kept.

    Law: 政府信息公开条例 第三十五条（数量、频次明显超过合理范围）.
    """
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_hand(application, by=by, at=at)
    if not application.received_on or not application.received_on <= asked_on <= on:
        reasons.append(f"要求申请人说明理由，应当在收到申请以后、告知延迟（{chinese_day(on)}）以前，请核对日期。")
    if not reasons_given.strip():
        reasons.append("请写明申请人说明的理由；理由不合理的不是延迟答复，是告知不予处理。")
    reasons += law_says(
        application, lambda facts, table: reasons_against_delaying(facts, table, on=on, until=until), at=at
    )
    reasons += reasons_against_late(application, on=on, why=late_why, paper=late_paper, at=at)
    facts = {"asked_on": asked_on.isoformat(), "until": until.isoformat()}
    if is_late(application, on=on, at=at):
        facts |= {"late": True, "paper": late_paper}
        reasons_given = f"{reasons_given}\n补录的原因：{late_why.strip()}"
    told = {"facts": facts, "text": reasons_given, "reasons": reasons}
    return take(application, FoiAct.DELAY, on=on, seen=seen, by=by, at=at, **told)
