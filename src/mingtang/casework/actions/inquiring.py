"""征求意见：of a third party, a joint maker or another organ, in writing; what they say, or that they said nothing.

Law: 政府信息公开条例 第三十二条、第三十三条第三款、第三十四条.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.applications.actions.steps import outstanding, take
from mingtang.applications.clock import received_on
from mingtang.applications.models import Application, Event
from mingtang.casework.actions.letters_out import Sent, sent_out
from mingtang.casework.actions.stages import begun, reasons_against_hand, unclassified
from mingtang.casework.models import Party
from mingtang.holidays.queries import calendar
from mingtang.law.foi import FoiAct
from mingtang.law.reply_acts import reasons_against_lapsing_inquiry
from mingtang.law.reply_facts import Asked, Inquiry
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

LONGEST_NAME, LONGEST_ADDRESS, LONGEST_QUESTION = 60, 120, 2000


@unclassified
@transaction.atomic
def inquire(
    application: Application,
    *,
    asked: Asked,
    name: str,
    address: str = "",
    question: str,
    sent: Sent,
    seen: int,
    by: Person,
    at: datetime,
) -> Event:
    """征求意见：in writing; the time until the answer does not count."""
    application = begun(application, seen=seen, by=by)
    reasons = [*reasons_against_hand(application, by=by, at=at), *sent.reasons_against(on=day_of(at))]
    if not asked.is_outside:
        reasons.append("只有书面征求第三方、共同制作机关、其他机关的意见才登记在这里，本机关科室和村的材料另外催办。")
    if not name.strip() or len(name.strip()) > LONGEST_NAME:
        reasons.append(f"请写征求谁的意见，不超过 {LONGEST_NAME} 个字。")
    if not question.strip() or len(question.strip()) > LONGEST_QUESTION:
        reasons.append(f"请写征求什么意见，不超过 {LONGEST_QUESTION} 个字。")
    if len(address.strip()) > LONGEST_ADDRESS:
        reasons.append(f"地址写在 {LONGEST_ADDRESS} 个字以内。")
    told = {"facts": {"asked": asked.value}, "reasons": reasons}
    event = take(application, FoiAct.INQUIRE, on=sent.on, seen=seen, by=by, at=at, **told)
    Party.rows.create(event=event, name=name.strip(), address=address.strip(), question=question.strip())
    return sent_out(event, sent, by=by, at=at)


def waiting(application: Application) -> list[Event]:
    """还没有收到意见的征求。"""
    return outstanding(application, FoiAct.INQUIRE, FoiAct.HEAR)


def reasons_against_hearing(application: Application, *, by: Person, at: datetime) -> list[str]:
    """没有意见可登记的理由。"""
    reasons = reasons_against_hand(application, by=by, at=at)
    return reasons if waiting(application) else [*reasons, "没有等着的意见。"]


@unclassified
@transaction.atomic
def hear(
    application: Application,
    *,
    inquiry: int,
    on: date,
    agrees: bool | None,
    opinion: str,
    seen: int,
    by: Person,
    at: datetime,
) -> Event:
    """登记收到的意见：agrees to disclosure, or objects and says why."""
    application = begun(application, seen=seen, by=by)
    about = _waiting(application, inquiry, by=by, at=at)
    reasons = []
    if agrees is None:
        reasons.append("请选择对方同意公开还是不同意公开。")
    if agrees is False and not opinion.strip():
        reasons.append("对方不同意公开的，请写明对方的理由；理由合理的才不予公开。")
    if on < about.on:
        reasons.append("收到意见的日期早于发函的日期，请核对。")
    told = {"facts": {"agrees": bool(agrees)}, "text": opinion, "about": about, "reasons": reasons}
    return take(application, FoiAct.HEAR, on=on, seen=seen, by=by, at=at, **told)


@unclassified
@transaction.atomic
def lapse_inquiry(application: Application, *, inquiry: int, on: date, seen: int, by: Person, at: datetime) -> Event:
    """逾期没有意见：after the fifteen working days; a third party's silence leaves the decision to the organ, a joint
    maker's is consent. Law: 政府信息公开条例 第三十二条、第三十四条.
    """
    application = begun(application, seen=seen, by=by)
    about = _waiting(application, inquiry, by=by, at=at)
    asked = Asked(about.told("asked"))
    told = Inquiry(asked, about.on, received=received_on(about))
    reasons = reasons_against_lapsing_inquiry(told, calendar(), on=on)
    facts = {"lapsed": True, **({"agrees": True} if asked is Asked.JOINT_MAKER else {})}
    return take(application, FoiAct.HEAR, on=on, seen=seen, by=by, at=at, about=about, facts=facts, reasons=reasons)


def _waiting(application: Application, pk: int, *, by: Person, at: datetime) -> Event:
    refuse_if_any(reasons_against_hand(application, by=by, at=at))
    found = {event.pk: event for event in waiting(application)}.get(pk)
    refuse_if_any([] if found else ["这一次征求意见没有，或者已经有了下文，请刷新页面再办。"])
    assert found is not None
    return found
