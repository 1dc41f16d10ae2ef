"""复议诉讼的材料：kept private under a name that tells of nobody, and forgotten when the case is.

Law: 个人信息保护法 第四十七条; 保守国家秘密法 第三十一条.
"""

from datetime import datetime
from pathlib import PurePath

from django.core.files.base import File
from django.db import transaction

from mingtang.applications.models import Application
from mingtang.audit.actions import record
from mingtang.files.actions import drop, store
from mingtang.law.proceedings import PaperKind
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.recourse.actions.registering import refuse_marked
from mingtang.recourse.actions.steps import locked, of_the_organ
from mingtang.recourse.models import Proceeding, ProceedingPaper


def add_paper(proceeding: Proceeding, *, kind: PaperKind, upload: File, by: Person, at: datetime) -> ProceedingPaper:
    """存入材料：its own name is not kept, since that often names the person who brought the case."""
    name = PurePath(upload.name or "")
    refuse_marked(proceeding.application, name.name, name.stem, by=by, at=at)
    refuse_if_any(of_the_organ(proceeding, by=by, at=at))
    upload.name = f"{kind.label}{name.suffix}"
    attachment = store(upload, unit=proceeding.application.unit, by=by, at=at)
    with transaction.atomic():
        held = locked(proceeding.pk)
        refuse_if_any(of_the_organ(held, by=by, at=at))
        paper = ProceedingPaper.rows.create(proceeding=held, kind=kind.value, attachment=attachment, by=by, at=at)
        facts = {"kind": kind.value, "sha256": attachment.sha256}
        record(held.application.unit.organ.code, by=by, verb="recourse.paper", of=paper, at=at, facts=facts)
    return paper


def forget_papers(application: Application, *, by: Person | str, at: datetime) -> None:
    """抹去复议诉讼的材料：they name the applicant on every page. Within the transaction of the act."""
    papers = ProceedingPaper.rows.filter(proceeding__application=application, erased_at=None)
    for paper in papers.select_related("attachment__unit"):
        drop(paper.attachment, by=by, at=at)
        ProceedingPaper.rows.filter(pk=paper.pk).update(erased_at=at)
