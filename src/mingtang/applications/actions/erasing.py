"""抹去申请内容：who applied, and for what in their own words, is gone; the case with its days and acts stays.

Law: 个人信息保护法 第四十七条（处理目的已实现或者保存期限已届满的，主动删除）.
"""

from datetime import datetime

from mingtang.applications.models import Application, CasePaper, EventText, Particulars, Service
from mingtang.files.actions import drop
from mingtang.organs.models import Person
from mingtang.sealed.actions import erase, erase_by_rule

ERASED_PAPER = "已抹去的文件"
_WORDS = ("name", "unit_code", "legal_person", "agent", "phone", "email", "address", "postcode", "wanted", "corrected")
_REST = ("hint", "form", "way", "help_wanted", "identity_seen", "person_key")


def erase_identity(application: Application, *, by: Person | str, at: datetime, reason: str) -> bool:
    """抹去身份证明的图片；whether there was one left. Within the caller's transaction."""
    pictures = Particulars.rows.select_related("identity", "application").get(application=application).pictures
    for sealed in pictures:
        if isinstance(by, str):
            erase_by_rule(sealed.pk, at=at)
        else:
            erase(sealed, by=by, at=at, reason=reason)
    return bool(pictures)


def erase_particulars(application: Application, *, by: Person | str, at: datetime, reason: str) -> bool:
    """抹去申请内容、环节的文字、卷内文件、签收的说明；whether there was anything left. Within the caller's transaction.

    Whoever calls has locked the case and asked whether it may be done.
    """
    held = Particulars.rows.get(application=application)
    if held.erased_at is not None:
        return False
    erase_identity(application, by=by, at=at, reason=reason)
    gone = dict.fromkeys((*_WORDS, *_REST), "")
    Particulars.rows.filter(pk=held.pk).update(**gone, erased_at=at)
    Application.rows.filter(pk=application.pk).update(confirmation="")
    EventText.rows.filter(event__application=application, erased_at=None).update(text="", erased_at=at)
    Service.rows.filter(event__application=application).update(received_by="")
    for paper in CasePaper.rows.filter(application=application, erased_at=None).select_related("attachment__unit"):
        drop(paper.attachment, by=by, at=at)
        CasePaper.rows.filter(pk=paper.pk).update(title=ERASED_PAPER, erased_at=at)
    return True
