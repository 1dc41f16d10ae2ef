"""归档：the case is closed up as one package; what comes later makes another version of its index.

Law: 政府信息公开条例 第四十五条（归档）.
"""

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction

from mingtang.applications.actions.steps import locked, reasons_against_step, take
from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_clerk, sees_applicant
from mingtang.audit.actions import record
from mingtang.casefiles import ports
from mingtang.casefiles.checking import SEALED
from mingtang.casefiles.manifest import manifest_of, salted
from mingtang.casefiles.models import FiledPaper, Package
from mingtang.casefiles.queries.desk import newest, papers_of
from mingtang.casefiles.queries.gathering import Made, Measured, is_same, measured, set_now, sources
from mingtang.holidays.queries import calendar
from mingtang.law.casefiles import reasons_against_open_term
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.sending.arrival import answered_on, missing_proof, reasons_against_unknown

SURE = "确实没有凭证的，勾选“没有凭证，照样归档”再办。"


def reasons_against_archiving(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能归档的理由：not the clerk, not answered yet, a proceeding or a term still open."""
    on = day_of(at)
    reasons = _not_the_clerk(application, by=by, at=at)
    reasons += reasons_against_step(application, FoiAct.ARCHIVE, on=on, at=at)
    return [*reasons, *_unfinished(application, at=at), *_reasons_against_term(application, at=at)]


def _not_the_clerk(application: Application, *, by: Person, at: datetime) -> list[str]:
    if is_clerk(by, application.unit, at=at):
        return []
    return [f"案卷由{application.unit.name}的政务公开专员归档。"]


def _unfinished(application: Application, *, at: datetime) -> list[str]:
    return ports.unfinished([application.pk], on=day_of(at)).get(application.pk, [])


def _reasons_against_term(application: Application, *, at: datetime) -> list[str]:
    """The organ may set that it does not wait: no text was seen that says it must."""
    if not settings.MINGTANG_ARCHIVE_AFTER_REVIEW_TERM:
        return []
    answered, on = answered_on(application), day_of(at)
    term = reasons_against_open_term(answered, calendar(), on=on) if answered else ()
    return [*reasons_against_unknown(application, on=on), *term]


def archive(application: Application, *, seen: int, sure: bool = False, by: Person, at: datetime) -> Package:
    """归档：the last act of a case, and the first version of its index; without a proof only by who is ``sure``."""
    made = set_now(application)
    with transaction.atomic():
        return _archived(locked(application), made, seen=seen, sure=sure, by=by, at=at)


def _archived(application: Application, made: Made, *, seen: int, sure: bool, by: Person, at: datetime) -> Package:
    reasons = [*_not_the_clerk(application, by=by, at=at), *_unfinished(application, at=at)]
    reasons += _reasons_against_term(application, at=at)
    lacking = [] if sure else missing_proof(application)
    reasons += [*lacking, SURE] if lacking else []
    take(application, FoiAct.ARCHIVE, on=day_of(at), seen=seen, by=by, at=at, reasons=reasons)
    return sealed_anew(locked(application), made, why=Package.ARCHIVED, by=by, at=at)


def reasons_against_adding(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能补充归档的理由。"""
    reasons = _not_the_clerk(application, by=by, at=at)
    package = newest(application)
    if application.stands is not ApplicationState.ARCHIVED or package is None:
        reasons.append("这件申请还没有归档，请先归档。")
    elif is_same(sources(application), papers_of(package)):
        reasons.append("归档以后没有新的材料，不用补充。")
    return [*reasons, *_unfinished(application, at=at)]


def add(application: Application, *, by: Person, at: datetime) -> Package:
    """补充归档：what came after the case was archived, such as the papers of a review."""
    before = newest(application)
    made = set_now(application, papers_of(before) if before else ())
    with transaction.atomic():
        application = locked(application)
        refuse_if_any(reasons_against_adding(application, by=by, at=at))
        return sealed_anew(application, made, why=Package.ADDED, by=by, at=at)


def sealed_anew(application: Application, made: Made, *, why: str, by: Person | str, at: datetime) -> Package:
    """编目：another version of the index, its digest in the trail. Within the caller's transaction, the case locked."""
    found, before = measured(application, made), newest(application)
    package = Package(
        application=application,
        version=before.version + 1 if before else 1,
        why=why,
        count=len(found),
        size=sum(one.size for one in found),
        salt=secrets.token_hex(16),
        by=by if isinstance(by, Person) else None,
        stands_for=by.stands_for if isinstance(by, Person) else None,
        at=at,
    )
    papers = [_filed(package, number, one) for number, one in enumerate(found, start=1)]
    package.digest = salted(manifest_of(package, papers), package.salt)
    package.save(force_insert=True)
    FiledPaper.rows.bulk_create(papers)
    facts = {"why": why, "version": package.version, "papers": package.count, "digest": package.digest}
    record(application.unit.organ.code, by=by, verb=SEALED, of=package, at=at, facts=facts)
    return package


def _filed(package: Package, number: int, one: Measured) -> FiledPaper:
    source = one.source
    return FiledPaper(
        package=package,
        number=number,
        kind=source.kind,
        title=source.title,
        name=f"{number:03d}.{source.suffix}",
        pages=one.pages,
        size=one.size,
        sha256=one.sha256,
        attachment=source.attachment,
        document=source.document,
        text=source.text,
        data=source.data,
        is_personal=source.is_personal,
    )


def reasons_against_taking_out(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能下载案卷的理由：a package names the applicant."""
    if sees_applicant(by, unit, at=at):
        return []
    return ["案卷里有申请人的信息，只有本机关的政务公开专员、审核人和分管领导能下载。"]


@transaction.atomic
def take_out(of: Package | Unit, *, by: Person, at: datetime, year: int | None = None) -> None:
    """下载案卷：one package, or those of a year of an organ; who took it, and when, stays in the trail."""
    unit = of if isinstance(of, Unit) else of.application.unit
    refuse_if_any(reasons_against_taking_out(unit, by=by, at=at))
    facts = {"year": year} if year is not None else {}
    record(unit.organ.code, by=by, verb="casefiles.take_out", of=of, at=at, facts=facts)
