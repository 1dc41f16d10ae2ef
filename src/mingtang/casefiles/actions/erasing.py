"""抹去：what names an applicant goes, by two people or by the rule of days, from every room and every index.

The case with its days, its acts and its result stays. Law: 个人信息保护法 第十九条、第四十七条.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from mingtang.applications.actions.erasing import erase_identity, erase_particulars
from mingtang.applications.actions.steps import locked
from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_clerk, sees_applicant
from mingtang.applications.queries.naming import reasons_against_telling_who
from mingtang.audit.actions import record
from mingtang.casefiles import ports
from mingtang.casefiles.actions.archiving import sealed_anew
from mingtang.casefiles.models import Erasure, FiledPaper, Package
from mingtang.casefiles.queries.gathering import set_now
from mingtang.casefiles.queries.keeping import ended_on
from mingtang.casework.actions.erasing import forget_words
from mingtang.files.marked import refuse_if_marked
from mingtang.holidays.queries import calendar
from mingtang.law.casefiles import identity_kept_until, particulars_kept_until, reasons_against_early_erasure
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.sending.arrival import answered_on, reasons_against_unknown

BY_RULE = "办结以后，过了保存期限。"
ERASED_TITLE = "已抹去"
MOST_REASON = 200


def reasons_against_asking(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能提出抹去的理由。"""
    reasons = []
    if not is_clerk(by, application.unit, at=at):
        reasons.append(f"抹去由{application.unit.name}的政务公开专员提出。")
    reasons += _reasons_against_case(application, at=at)
    if application.particulars.erased_at is not None:
        reasons.append("申请内容已经抹去。")
    if application.erasures.filter(done_at=None).exists():
        reasons.append("已经提出过，等另一个人办理。")
    return reasons


def _reasons_against_scope(application: Application, scope: str, *, at: datetime) -> list[str]:
    """The image of an identity proves nothing to a reviewing organ; what was asked and answered does."""
    if scope == Erasure.IDENTITY:
        return []
    on = day_of(at)
    early = reasons_against_early_erasure(answered_on(application), calendar(), on=on)
    return [*reasons_against_unknown(application, on=on), *early]


def _reasons_against_case(application: Application, *, at: datetime) -> list[str]:
    reasons = ["这件申请还在办，办结以后再抹去。"] if application.is_open else []
    return [*reasons, *ports.unfinished([application.pk], on=day_of(at)).get(application.pk, [])]


def ask_erasure(application: Application, *, scope: str, reason: str, by: Person, at: datetime) -> Erasure:
    """提出抹去：nothing goes until another person does it."""
    about = {"unit": application.unit, "of": application}
    refuse_if_marked([reason], **about, verb="casefiles.refuse_classified", by=by, at=at)
    told = [] if reason.strip() else ["请写明为什么抹去。"]
    if len(reason) > MOST_REASON:
        told.append(f"理由超过 {MOST_REASON} 字，请写短一些。")
    told += reasons_against_telling_who(application, reason, what="理由")
    if scope not in {Erasure.IDENTITY, Erasure.EVERYTHING}:
        told.append("请选择抹去的范围。")
    with transaction.atomic():
        held = locked(application)
        told += _reasons_against_scope(held, scope, at=at)
        refuse_if_any([*reasons_against_asking(held, by=by, at=at), *told])
        asked = {"asked_by": by, "asked_for": by.stands_for, "asked_at": at}
        erasure = Erasure.rows.create(application=held, scope=scope, reason=reason.strip(), **asked)
        record(held.unit.organ.code, by=by, verb="casefiles.erase.ask", of=erasure, at=at, facts={"scope": scope})
    return erasure


def reasons_against_erasing(erasure: Erasure, *, by: Person, at: datetime) -> list[str]:
    """不能抹去的理由：another person than the one who asked, and only once."""
    application = erasure.application
    reasons = ["已经抹去。"] if erasure.done_at is not None else []
    if not sees_applicant(by, application.unit, at=at):
        reasons.append("抹去由本机关的政务公开专员、审核人或者分管领导办理。")
    if erasure.hands & by.hands:
        reasons.append("抹去是您提出的，请由另一个人办理。")
    reasons += _reasons_against_scope(application, erasure.scope, at=at)
    return [*reasons, *_reasons_against_case(application, at=at)]


@transaction.atomic
def erase(erasure: Erasure, *, by: Person, at: datetime) -> Erasure:
    """抹去：that it was done, by whom and why, stays."""
    application = locked(erasure.application)
    erasure = Erasure.rows.select_related("application__unit__organ").get(pk=erasure.pk)
    refuse_if_any(reasons_against_erasing(erasure, by=by, at=at))
    _wipe(application, everything=erasure.scope == Erasure.EVERYTHING, by=by, at=at, reason=erasure.reason)
    erasure.done_by, erasure.done_at = by, at
    erasure.save(update_fields=["done_by", "done_at"])
    record(application.unit.organ.code, by=by, verb="casefiles.erase.do", of=erasure, at=at)
    return erasure


@transaction.atomic
def erase_by_rule(pk: int, *, everything: bool, at: datetime) -> bool:
    """按期限抹去；whether there was anything left and its day is over. Asked anew here: the case may be open again."""
    application = locked(Application.rows.get(pk=pk))
    if _reasons_against_case(application, at=at) or not _is_past(application, everything=everything, on=day_of(at)):
        return False
    if not _wipe(application, everything=everything, by="due", at=at, reason=BY_RULE):
        return False
    scope = Erasure.EVERYTHING if everything else Erasure.IDENTITY
    erasure = Erasure.rows.create(application=application, scope=scope, reason=BY_RULE, asked_at=at, done_at=at)
    record(application.unit.organ.code, by="due", verb="casefiles.erase.rule", of=erasure, at=at)
    return True


def _is_past(application: Application, *, everything: bool, on: date) -> bool:
    ended = ended_on(application)
    if everything:
        return on > particulars_kept_until(ended, years=settings.MINGTANG_PARTICULARS_YEARS)
    return on > identity_kept_until(ended, days=settings.MINGTANG_IDENTITY_DAYS)


def _wipe(application: Application, *, everything: bool, by: Person | str, at: datetime, reason: str) -> bool:
    """Whether there was anything left. What the organ itself wrote is kept for its days, and goes by their rule."""
    if not everything:
        return erase_identity(application, by=by, at=at, reason=reason)
    by_rule = isinstance(by, str)
    if by_rule and application.erasures.filter(asked_by=None, scope=Erasure.EVERYTHING).exists():
        return False
    erased = erase_particulars(application, by=by, at=at, reason=reason)
    if not erased and not by_rule:
        return False
    forget_words(application, at=at)
    stays = frozenset() if by_rule else ports.own_documents_of(application)
    kept = [paper for paper in FiledPaper.rows.filter(package__application=application) if paper.document in stays]
    ports.wipe_everywhere(application, with_own=by_rule, by=by, at=at)
    if _forget_index(application, stays, at=at):
        sealed_anew(application, set_now(application, kept), why=Package.ERASED, by=by, at=at)
    return True


def _forget_index(application: Application, stays: Collection[str], *, at: datetime) -> bool:
    """Texts, titles and digests of what was personal, and the salts; whether there was any index."""
    personal = FiledPaper.rows.filter(package__application=application, is_personal=True, erased_at=None)
    personal = personal.exclude(document__in=stays)
    personal.update(text="", data=None, sha256="", title=ERASED_TITLE, erased_at=at)
    return Package.rows.filter(application=application).update(salt="") > 0
