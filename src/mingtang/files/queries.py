"""附件的查阅：who may have a file, in the workbench and in public."""

from datetime import datetime
from uuid import UUID

from mingtang import ports
from mingtang.files import storage
from mingtang.files.models import Attachment, Grant
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of


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
    attachment = Attachment.rows.filter(key=key).select_related("unit").first()
    if attachment is None or not may_see(viewer, attachment, at=at) or not storage.path_of(attachment.stored).is_file():
        return None
    return attachment


def public(key: UUID, *, at: datetime) -> Attachment | None:
    """The file with this key if a grant for the public is open."""
    return Attachment.rows.filter(key=key, pk__in=Grant.rows.open(at=at).values("attachment")).first()


def is_public(attachment: Attachment, *, at: datetime) -> bool:
    """是否已公开。"""
    return Grant.rows.open(at=at).filter(attachment=attachment).exists()
