"""收到以后：confirm with the applicant, examine, ask for a correction, take it in, or end for want of it.

Law: 政府信息公开条例 第三十条、第三十一条、第四十五条.
"""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from mingtang.applications.actions.steps import outstanding, take
from mingtang.applications.models import Application, Event, Particulars
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.casework.actions.letters_out import Sent, sent_out
from mingtang.casework.actions.stages import begun, law_says, reasons_against_hand, unclassified
from mingtang.law.applying import MOST, reasons_against_naming
from mingtang.law.foi import Channel, FoiAct
from mingtang.law.receipt import WebRule, receipt_day
from mingtang.law.reply_acts import reasons_against_asking_correction, reasons_against_lapsing_correction
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

LONGEST_TITLE = 100
LONGEST_WAY = 200


@unclassified
@transaction.atomic
def confirm(application: Application, *, on: date, how: str, seen: int, by: Person, at: datetime) -> Event:
    """确认收到：with the applicant; that day the application counts as received.

    Law: 政府信息公开条例 第三十一条.
    """
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_hand(application, by=by, at=at)
    if not how.strip() or len(how.strip()) > LONGEST_WAY:
        reasons.append(f"请写明怎样和申请人确认的，例如“电话确认”，不超过 {LONGEST_WAY} 个字。")
    received = None
    try:
        received = receipt_day(
            Channel(application.channel),
            submitted=application.submitted_on,
            arrived=application.arrived_on,
            signed_for=application.signed_for_on,
            confirmed=on,
            rule=WebRule(settings.MINGTANG_WEB_RECEIPT),
        ).day
    except RuleBroken as broken:
        reasons += broken.reasons
    # What waits for a signature that was never entered counts from the confirmation instead.
    changes = {"confirmed_on": on, "confirmation": how.strip(), "received_on": received or on}
    return take(application, FoiAct.CONFIRM, on=on, seen=seen, by=by, at=at, changes=changes, reasons=reasons)


@unclassified
@transaction.atomic
def examine(
    application: Application, *, on: date, title: str, handler: Person | None, seen: int, by: Person, at: datetime
) -> Event:
    """审核后转办理：what it asks for in one sentence, and who handles it. Law: 政府信息公开条例 第四十五条."""
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_assigning(application, title, handler, by=by, at=at)
    changes = {"title": title.strip(), "handler": handler}
    return take(application, FoiAct.EXAMINE, on=on, seen=seen, by=by, at=at, changes=changes, reasons=reasons)


@unclassified
@transaction.atomic
def assign(
    application: Application, *, title: str, handler: Person | None, seen: int, by: Person, at: datetime
) -> Event:
    """更正事项、改派承办人：of a case that was never examined, or where either is no longer right.

    What stood before is kept with the event, where it can be erased: the old words may name somebody.
    """
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_assigning(application, title, handler, by=by, at=at)
    title, before, was = title.strip(), application.title, application.handler
    changed = {"title": title != before, "handler": was != handler}
    if not any(changed.values()):
        reasons.append("事项和承办人都没有改，不用登记。")
    told_before = [f"事项原来写的是：{before or '没有写'}"] if changed["title"] else []
    told_before += [f"承办人原来是：{was.name if was else '没有定'}"] if changed["handler"] else []
    text, facts = "\n".join(told_before), changed | {"to": handler.pk if handler else None}
    told = {"changes": {"title": title, "handler": handler}, "facts": facts, "text": text, "reasons": reasons}
    return take(application, FoiAct.ASSIGN, on=day_of(at), seen=seen, by=by, at=at, **told)


def reasons_against_assigning(
    application: Application, title: str, handler: Person | None, *, by: Person, at: datetime
) -> list[str]:
    """不能这样写事项、定承办人的理由。"""
    reasons = [*reasons_against_hand(application, by=by, at=at), *reasons_against_title(application, title)]
    if handler is None or not sees_applicant(handler, application.unit, at=at):
        reasons.append("请选择承办人：本机关的政务公开专员、审核人或者分管领导。")
    return reasons


def reasons_against_title(application: Application, title: str) -> list[str]:
    """事项不能这样写的理由：lists show it to the whole organ, so it names nobody."""
    told = Particulars.rows.get(application=application)
    title = title.strip()
    if not title or len(title) > LONGEST_TITLE:
        return [f"请用一句话写明事项，不超过 {LONGEST_TITLE} 个字。"]
    return list(reasons_against_naming(title, (told.name, told.legal_person, told.agent)))


@unclassified
@transaction.atomic
def ask_correction(
    application: Application, *, missing: str, term: int, sent: Sent, seen: int, by: Person, at: datetime
) -> Event:
    """告知补正：once, within seven working days, with what is missing and a reasonable term in working days.

    Law: 政府信息公开条例 第三十条.
    """
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_hand(application, by=by, at=at)
    if not missing.strip():
        reasons.append("请一次写明要补什么。")
    if not 1 <= term <= settings.MINGTANG_CORRECTION_MOST_DAYS:
        reasons.append(f"补正的期限写 1 到 {settings.MINGTANG_CORRECTION_MOST_DAYS} 个工作日。")
    reasons += law_says(
        application, lambda facts, table: reasons_against_asking_correction(facts, table, on=sent.on), at=at
    )
    reasons += sent.reasons_against(on=day_of(at))
    told = {"facts": {"term": term}, "text": missing, "reasons": reasons}
    event = take(application, FoiAct.ASK_CORRECTION, on=sent.on, seen=seen, by=by, at=at, **told)
    return sent_out(event, sent, by=by, at=at)


@unclassified
@transaction.atomic
def correct(application: Application, *, on: date, corrected: str, seen: int, by: Person, at: datetime) -> Event:
    """登记补正：what came on paper or was said at the counter; the period begins anew on this day.

    Law: 政府信息公开条例 第三十条.
    """
    application = begun(application, seen=seen, by=by)
    corrected = corrected.replace("\r\n", "\n").replace("\r", "\n").strip()
    reasons = reasons_against_hand(application, by=by, at=at)
    if not corrected or len(corrected) > MOST["wanted"]:
        reasons.append(f"请写补正后的申请内容，不超过 {MOST['wanted']} 个字。")
    asked = outstanding(application, FoiAct.ASK_CORRECTION, FoiAct.CORRECT)
    about = asked[-1] if asked else None
    event = take(application, FoiAct.CORRECT, on=on, seen=seen, by=by, at=at, about=about, reasons=reasons)
    Particulars.rows.filter(application=application).update(corrected=corrected)
    return event


@unclassified
@transaction.atomic
def lapse_correction(
    application: Application, *, on: date, no_reason: bool, seen: int, by: Person, at: datetime
) -> Event:
    """因逾期不补正终止：after the last day, and where there was no proper reason. Result R6.1.

    Law: 政府信息公开条例 第三十条.
    """
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_hand(application, by=by, at=at)
    reasons += law_says(
        application, lambda facts, table: reasons_against_lapsing_correction(facts, table, on=on), at=at
    )
    if not no_reason:
        reasons.append("有正当理由的不能终止。请先了解申请人为什么没有补正，没有正当理由的勾选以后再办。")
    ended = {"ended_on": on, "outcome": "R6.1"}
    return take(application, FoiAct.LAPSE_CORRECTION, on=on, seen=seen, by=by, at=at, changes=ended, reasons=reasons)
