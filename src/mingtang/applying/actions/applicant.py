"""申请人自己办的：look an application up with its number and code, correct it, take it back."""

from datetime import datetime

from django.db import transaction

from mingtang.applications.actions.steps import locked, reasons_against_step, take
from mingtang.applications.models import Application, Event, Particulars
from mingtang.applications.queries.lookup import with_code
from mingtang.audit.actions import record
from mingtang.language.marked import bears_mark
from mingtang.law.applying import MOST
from mingtang.law.foi import FoiAct
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.visits.actions import came
from mingtang.visits.queries import times_today

LOOKS_FROM_ONE_ADDRESS = 30
APPLICANT = "applicant"


@transaction.atomic
def look_up(*, organ: str, number: str, code: str, address: str, at: datetime) -> Application | None:
    """查询：the application with this number and code, or ``None``; so many tries a day from one address."""
    if times_today(address, kind="ask", at=at) >= LOOKS_FROM_ONE_ADDRESS:
        raise RuleBroken(f"从您这个网络地址今天已经查询 {LOOKS_FROM_ONE_ADDRESS} 次，请明天再查，或者打电话问。")
    came(address, kind="ask", at=at)
    return with_code(organ=organ, number=number, code=code)


def correct(application: Application, *, corrected: str, seen: int, at: datetime) -> Event:
    """补正：the applicant's new words for what is wanted; the period begins anew on this day.

    Law: 政府信息公开条例 第三十条.
    """
    corrected = corrected.replace("\r\n", "\n").replace("\r", "\n").strip()
    if bears_mark([corrected]):
        record(application.unit.organ.code, by=APPLICANT, verb="applications.refuse_classified", of=application, at=at)
        raise RuleBroken("补正的内容里有密级标志，没有收下，也没有保存。涉密内容不要在网上写，请当面补正。")
    reasons = [] if corrected else ["请写下补正后的申请内容。"]
    if len(corrected) > MOST["wanted"]:
        reasons.append(f"补正的内容写了 {len(corrected)} 个字，请写在 {MOST['wanted']} 个字以内。")
    with transaction.atomic():
        held = locked(application)
        refuse_if_any([*reasons, *reasons_against_step(held, FoiAct.CORRECT, on=day_of(at), at=at)])
        asked = held.events.filter(act=FoiAct.ASK_CORRECTION.value).last()
        Particulars.rows.filter(application=held).update(corrected=corrected)
        return take(held, FoiAct.CORRECT, on=day_of(at), seen=seen, about=asked, by=None, at=at)


def take_back(application: Application, *, seen: int, at: datetime) -> Event:
    """撤回申请：the applicant's own wish; nothing more is handled."""
    ended = {"ended_on": day_of(at), "outcome": "R6.3"}
    return take(application, FoiAct.WITHDRAW, on=day_of(at), seen=seen, by=None, at=at, changes=ended)
