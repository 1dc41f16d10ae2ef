"""附件的查阅：who may have a file, what it says, where it is used, and since when the public has it."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.db import models

from mingtang import ports
from mingtang.contents.parts import Part
from mingtang.contents.text import parts
from mingtang.files import storage
from mingtang.files.models import Attachment, Grant, Screening
from mingtang.files.ports import Cleared
from mingtang.files.screening import RULES, is_counted, places, screened
from mingtang.language.papers import Unreadable
from mingtang.language.personal import Severity, masked
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of

TOLD_AT_ONCE = 10


def may_see(viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
    """可否查看：who uploaded it while a post of theirs is near; anyone else when a room says so that uses the file."""
    if not isinstance(viewer, Person) or not viewer.is_active:
        return False
    if attachment.uploaded_by_id == viewer.pk and has_post_near(viewer, attachment.unit, at=at):
        return True
    return any(holder.may_see(viewer, attachment, at=at) for holder in ports.answering("files.Holder"))


def has_post_near(person: Person, unit: Unit, *, at: datetime) -> bool:
    """是否在本机关任职：in the unit's organ, or with a post that reaches the unit."""
    return any(post.unit.organ_id == unit.organ_id or post.reaches(unit) for post in person.posts_on(day_of(at)))


def seen(key: UUID, *, viewer: Viewer, at: datetime) -> Attachment | None:
    """The file with this key if the viewer may see it; one that is hidden and one that is not are the same."""
    attachment = Attachment.rows.filter(key=key).select_related("unit", "uploaded_by", "screening").first()
    if attachment is None or not may_see(viewer, attachment, at=at) or not storage.path_of(attachment.stored).is_file():
        return None
    return attachment


def public(key: UUID, *, at: datetime) -> Attachment | None:
    """The file with this key if a grant for the public is open."""
    return Attachment.rows.filter(key=key, pk__in=Grant.rows.open(at=at).values("attachment")).first()


def is_public(attachment: Attachment, *, at: datetime) -> bool:
    """是否已公开。"""
    return Grant.rows.open(at=at).filter(attachment=attachment).exists()


def grants(attachment: Attachment) -> models.QuerySet[Grant]:
    """历次公开：every grant of the file, the oldest first."""
    return Grant.rows.filter(attachment=attachment)


def uses(attachment: Attachment, *, viewer: Viewer, at: datetime) -> list[tuple[str, str]]:
    """用在哪里：the records in the viewer's sight that carry the file, each with its address on the desk."""
    told = (use for room in ports.answering("files.Uses") for use in room.uses(viewer, attachment, at=at))
    return list(dict.fromkeys(told))


def offers(attachment: Attachment, *, viewer: Viewer, at: datetime) -> list[tuple[str, str]]:
    """可以对附件做的：what other rooms offer to do with the file."""
    return [offer for room in ports.answering("files.Offer") for offer in room.offers(viewer, attachment, at=at)]


def text_of(attachment: Attachment) -> Iterator[Part]:
    """附件里的文字，part by part as it is asked for; a picture or a recording has none."""
    if not attachment.file_kind.has_text:
        return iter(())
    return parts(storage.path_of(attachment.stored), attachment.name, kind=attachment.kind)


def screening(attachment: Attachment) -> Screening:
    """个人信息检查：what was found when the file was stored; by old rules, looked for anew."""
    kept = Screening.rows.filter(attachment=attachment, rules=RULES).first()
    if kept is not None and is_counted(kept):
        return kept
    return screened(storage.path_of(attachment.stored), attachment, at=attachment.uploaded_at)


def office_phones(organ: Unit) -> frozenset[str]:
    """公开的电话：the digits of what a room has registered as telephones of the organ's offices."""
    return frozenset(digits for room in ports.answering("files.OfficePhones") for digits in room.digits(organ.organ))


def cleared_of(record: models.Model, *, at: datetime) -> Cleared:
    """放行的，by every room that the settings name."""
    told = [room.cleared(record, at=at) for room in ports.answering("files.Overrides")]
    return Cleared(frozenset().union(*(it.values for it in told)), frozenset().union(*(it.marks for it in told)))


def personal_reasons(
    attachment: Attachment, *, phones: Collection[str] = (), cleared: Collection[str] = ()
) -> list[str]:
    """不能公开的理由：each place in the file that holds a number of a person; the number itself is not said.

    ``phones`` are the telephones of offices, as digits; ``cleared`` the marks of places that two people let pass.
    """
    name = masked(attachment.name)
    try:
        found = screening(attachment)
    except (Unreadable, FileNotFoundError):
        return [f"附件“{name}”读不出内容，没法检查个人信息，请重新上传。"]
    told = [
        f"附件“{name}”的{place.where}有{place.kind.label}，请删去后重新上传。"
        for place in places(found, phones=phones, cleared=cleared)
        if place.severity is Severity.BLOCK
    ]
    reasons = list(dict.fromkeys(told))
    if len(reasons) > TOLD_AT_ONCE:
        reasons = [
            *reasons[:TOLD_AT_ONCE],
            f"附件“{name}”里有个人信息的地方一共 {found.count} 处，请逐处删去后重新上传。",
        ]
    return reasons
