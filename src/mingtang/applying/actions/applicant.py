"""申请人自己办的：look an application up with its number and code, correct it, take it back."""

from collections.abc import Sequence
from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from mingtang.applications.actions.steps import locked, reasons_against_stale, reasons_against_step, take
from mingtang.applications.models import Application, Event, Particulars, Proof
from mingtang.applications.queries.lookup import with_code
from mingtang.applying.actions.checking import lines
from mingtang.applying.actions.proofs import closed
from mingtang.audit.actions import record
from mingtang.language.marked import bears_mark
from mingtang.law.applying import MOST
from mingtang.law.foi import FoiAct, reasons_against
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.sealed.models import Sealed
from mingtang.visits.actions import opened_by_code

APPLICANT = "applicant"
NOT_ASKED = "这件申请现在是“{state}”，不再收补正，您这次写的没有提交。还有要说明的，请打电话告诉受理的机关。"
NOT_TO_TAKE_BACK = "这件申请现在是“{state}”，不能再撤回：只有答复以前才能撤回。"


def look_up(*, organ: str, number: str, code: str, address: str, at: datetime) -> Application | None:
    """查询：the application with this number and code, or ``None``; wrong tries from one address are counted."""
    return opened_by_code(lambda: with_code(organ=organ, number=number, code=code), address=address, kind="ask", at=at)


def correct(application: Application, *, corrected: str, images: Sequence[File] = (), seen: int, at: datetime) -> Event:
    """补正：the applicant's new words for what is wanted, or the proof that was missing; the period begins anew.

    Law: 政府信息公开条例 第三十条.
    """
    corrected = lines(corrected)
    if bears_mark([corrected]):
        record(application.unit.organ.code, by=APPLICANT, verb="applications.refuse_classified", of=application, at=at)
        raise RuleBroken("补正的内容里有密级标志，没有收下，也没有保存。涉密内容不要在网上写，请当面补正。")
    refuse_if_any(_reasons_against_correcting(application, corrected, images))
    with closed(images, application.unit, by=APPLICANT, at=at) as pictures, transaction.atomic():
        held = locked(application)
        refuse_if_any(reasons_against_stale(held, seen, by=None))
        refuse_if_any(_reasons_against_correcting(held, corrected, images))
        refuse_if_any(reasons_against_step(held, FoiAct.CORRECT, on=day_of(at), at=at))
        asked = held.events.filter(act=FoiAct.ASK_CORRECTION.value).last()
        _keep(held, corrected, pictures)
        return take(held, FoiAct.CORRECT, on=day_of(at), seen=seen, about=asked, by=None, at=at)


def _reasons_against_correcting(application: Application, corrected: str, images: Sequence[File]) -> list[str]:
    if reasons_against(application.stands, FoiAct.CORRECT):
        return [NOT_ASKED.format(state=application.stands.label)]
    reasons = [] if corrected or images else ["请写下补正后的申请内容，或者附上缺的证明。"]
    if len(corrected) > MOST["wanted"]:
        reasons.append(f"补正的内容写了 {len(corrected)} 个字，请写在 {MOST['wanted']} 个字以内。")
    return reasons


def _keep(application: Application, corrected: str, pictures: Sequence[Sealed]) -> None:
    """What was corrected: new words, and pictures beside those that were there."""
    mine = Particulars.rows.filter(application=application)
    if corrected:
        mine.update(corrected=corrected)
    Proof.rows.bulk_create(Proof(application=application, sealed=sealed) for sealed in pictures)


def take_back(application: Application, *, seen: int, at: datetime) -> Event:
    """撤回申请：the applicant's own wish; nothing more is handled."""
    if reasons_against(application.stands, FoiAct.WITHDRAW):
        raise RuleBroken(NOT_TO_TAKE_BACK.format(state=application.stands.label))
    ended = {"ended_on": day_of(at), "outcome": "R6.3"}
    return take(application, FoiAct.WITHDRAW, on=day_of(at), seen=seen, by=None, at=at, changes=ended)
