"""提供的文件：added to the reply and taken away again, while it is drafted; and what is forgotten."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from mingtang.applications.actions.steps import locked
from mingtang.applications.models import Application
from mingtang.audit.actions import record
from mingtang.caseletters.actions.letters import refuse_marked
from mingtang.files.actions import drop, store
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person
from mingtang.replies.actions.drafting import drafted, in_hand, reasons_against_drafting
from mingtang.replies.models import GivenFile, Reply, ReplyText

MOST_FILES = 30


def give(application: Application, *, upload: File, title: str, seen: str, by: Person, at: datetime) -> GivenFile:
    """添加提供的文件：a private file, until the reply is served seen only by those who handle the case."""
    title = title.strip()
    refuse_marked(application, title, by=by, at=at)
    refuse_if_any(reasons_against_drafting(application, by=by, at=at))
    attachment = store(upload, unit=application.unit, by=by, at=at)
    with transaction.atomic():
        application = locked(application)
        refuse_if_any(reasons_against_drafting(application, by=by, at=at))
        told = in_hand(application, seen, at=at)
        if len(told.given) >= MOST_FILES:
            raise RuleBroken(f"一件答复最多附 {MOST_FILES} 个文件，请合并以后再添加。")
        name = title or attachment.name.rpartition(".")[0]
        given = GivenFile.rows.create(reply=told.reply, attachment=attachment, title=name[:100], by=by, at=at)
        drafted(application, by=by, at=at, act="give", facts={"sha256": attachment.sha256})
        return given


@transaction.atomic
def take_away(application: Application, *, pk: int, seen: str, by: Person, at: datetime) -> Reply:
    """拿走文件：it is not given after all."""
    application = locked(application)
    refuse_if_any(reasons_against_drafting(application, by=by, at=at))
    told = in_hand(application, seen, at=at)
    found = next((file for file in told.given if file.pk == pk), None)
    if found is None:
        raise RuleBroken("没有这个文件，请刷新页面再办。")
    found.delete()
    return drafted(application, by=by, at=at, act="take_away", facts={"sha256": found.attachment.sha256})


def forget_replies(application: Application, *, by: Person | str, at: datetime) -> None:
    """Within the transaction of the act. Law: 个人信息保护法 第四十七条."""
    texts = ReplyText.rows.filter(reply__application=application).exclude(text="", answers={})
    if texts.update(text="", answers={}):
        record(application.unit.organ.code, by=by, verb="replies.erase", of=application, at=at)
    for file in GivenFile.rows.filter(reply__application=application).select_related("attachment__unit__organ"):
        drop(file.attachment, by=by, at=at)
