"""信息处理费：the notice with its basis and amount, the payment, and the end for want of it.

Law: 政府信息公开条例 第四十二条; 政府信息公开信息处理费管理办法.
"""

from datetime import date, datetime

from django.db import transaction

from mingtang.applications.actions.steps import outstanding, take
from mingtang.applications.models import Application, Event
from mingtang.casework.actions.letters_out import Sent, sent_out
from mingtang.casework.actions.stages import begun, law_says, reasons_against_hand, unclassified
from mingtang.casework.queries.people import earlier_in_month, same_person
from mingtang.law.fees import Basis, Fee, fee_by_pages, fee_of_items
from mingtang.law.foi import FoiAct
from mingtang.law.reply_acts import reasons_against_lapsing_fee, reasons_against_notifying_fee
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

LONGEST_RECEIPT = 40


def fee_for(application: Application, *, basis: Basis, count: int, on: date) -> Fee:
    """这件申请的信息处理费：by matters on top of those of the month, or by its own pages.

    Errors: ``RuleBroken`` for a count that cannot be.
    """
    if basis is Basis.PAGES:
        return fee_by_pages(count, on=on)
    return fee_of_items(earlier_in_month(application, same_person(application)), count, on=on)


@unclassified
@transaction.atomic
def notify_fee(
    application: Application,
    *,
    basis: Basis,
    count: int,
    why: str,
    sent: Sent,
    seen: int,
    by: Person,
    at: datetime,
) -> Event:
    """通知收费：only where number or frequency clearly exceed what is reasonable; the clock stands from this day."""
    application = begun(application, seen=seen, by=by)
    reasons = [*reasons_against_hand(application, by=by, at=at), *sent.reasons_against(on=day_of(at))]
    if not why.strip():
        reasons.append("请写明数量、频次怎样明显超过合理范围；没有超过的不收费（条例第四十二条）。")
    facts = {"basis": basis.value, "count": count}
    try:
        fee = fee_for(application, basis=basis, count=count, on=sent.on)
    except RuleBroken as broken:
        reasons += broken.reasons
    else:
        facts |= {"yuan": fee.yuan, "first": fee.bands[0].first if fee.bands else 0}
        if not fee.yuan:
            reasons.append("按这个标准算出来是 0 元，不用收费，请直接办理。")
    reasons += law_says(application, lambda told, table: reasons_against_notifying_fee(told, table, on=sent.on), at=at)
    event = take(
        application, FoiAct.NOTIFY_FEE, on=sent.on, seen=seen, by=by, at=at, facts=facts, text=why, reasons=reasons
    )
    return sent_out(event, sent, by=by, at=at)


@unclassified
@transaction.atomic
def pay(application: Application, *, on: date, receipt: str, seen: int, by: Person, at: datetime) -> Event:
    """登记缴费：paid in full on this day; the period begins anew the day after."""
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_hand(application, by=by, at=at)
    if not receipt.strip() or len(receipt.strip()) > LONGEST_RECEIPT:
        reasons.append(f"请写财政票据号，不超过 {LONGEST_RECEIPT} 个字。")
    asked = outstanding(application, FoiAct.NOTIFY_FEE, FoiAct.PAY)
    told = {"about": asked[-1] if asked else None, "facts": {"receipt": receipt.strip()}, "reasons": reasons}
    return take(application, FoiAct.PAY, on=on, seen=seen, by=by, at=at, **told)


@unclassified
@transaction.atomic
def lapse_fee(application: Application, *, on: date, seen: int, by: Person, at: datetime) -> Event:
    """因逾期未缴费终止：after the twenty working days. Result R6.2."""
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_hand(application, by=by, at=at)
    reasons += law_says(application, lambda facts, table: reasons_against_lapsing_fee(facts, table, on=on), at=at)
    ended = {"ended_on": on, "outcome": "R6.2"}
    return take(application, FoiAct.LAPSE_FEE, on=on, seen=seen, by=by, at=at, changes=ended, reasons=reasons)
