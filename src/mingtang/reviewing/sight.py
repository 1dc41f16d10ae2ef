"""稿件附件的视野：a file that a revision carries is seen by whoever sees the revision, before its release and after."""

from collections.abc import Iterator
from datetime import datetime

from django.db import models
from django.urls import reverse

from mingtang.editorial.models import Published, Revision
from mingtang.files.models import Attachment, Grant
from mingtang.law.editorial import EditionState
from mingtang.organs.sight import Viewer


class RevisionFiles:
    """稿件的附件（端口 files.Holder、files.Uses）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether a revision or a published record in the viewer's sight carries the file."""
        return _released(viewer, attachment, at=at).exists() or _open(viewer, attachment, at=at).exists()

    def uses(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterator[tuple[str, str]]:
        """The revisions on their way and the published records that carry it."""
        for row in _open(viewer, attachment, at=at).defer("body").order_by("pk"):
            yield f"稿件“{row.title}”第 {row.number} 稿", reverse("reviewing:revision", args=[row.pk])
        for row in _released(viewer, attachment, at=at).defer("body").order_by("pk"):
            label = f"已公开的“{row.title}”第 {row.edition.number} 版"
            yield label, reverse("reviewing:history", args=[row.edition.document_id])


def _open(viewer: Viewer, attachment: Attachment, *, at: datetime) -> models.QuerySet[Revision]:
    """Revisions of open editions that carry the file: few are open, so their bodies are looked through.

    A key that somebody only wrote into a text stands there with its quotation marks escaped, and opens nothing; nor
    does what another organ carries.
    """
    seen = Revision.seen_by(viewer, at=at).filter(edition__state=EditionState.OPEN.value)
    own = seen.filter(edition__document__unit__organ=attachment.unit.organ_id)
    return own.filter(body__contains=f'"key":"{attachment.key}"')


def _released(viewer: Viewer, attachment: Attachment, *, at: datetime) -> models.QuerySet[Revision]:
    """Revisions whose release once opened the file to the public."""
    told = Grant.rows.filter(attachment=attachment, room="editorial").values_list("reference", flat=True)
    keys = [int(reference.rpartition(":")[2]) for reference in told if reference.startswith("editorial.published:")]
    revisions = Published.rows.filter(pk__in=keys).values("revision")
    return Revision.seen_by(viewer, at=at).filter(pk__in=revisions).select_related("edition")
