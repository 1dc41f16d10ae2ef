"""抹去答复的内容：the texts and the files that were given; that there was a reply, and its digest, stay."""

from datetime import datetime

from mingtang.applications.models import Application
from mingtang.audit.actions import record
from mingtang.files.actions import drop
from mingtang.organs.models import Person
from mingtang.replies.models import GivenFile, ReplyText


def forget_replies(application: Application, *, by: Person | str, at: datetime) -> None:
    """Within the transaction of the act. Law: 个人信息保护法 第四十七条."""
    texts = ReplyText.rows.filter(reply__application=application).exclude(text="", answers={})
    if texts.update(text="", answers={}):
        record(application.unit.organ.code, by=by, verb="replies.erase", of=application, at=at)
    for file in GivenFile.rows.filter(reply__application=application).select_related("attachment__unit__organ"):
        drop(file.attachment, by=by, at=at)
