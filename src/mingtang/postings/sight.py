"""县门户发布的视野：screenshots, and files of what the county portal publishes, for whoever sees the document whole.

Files of what this site publishes are opened to the public by grants; for the county portal there are none.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from mingtang.editorial.models import Document, Published
from mingtang.files.models import Attachment
from mingtang.law.outlets import ON_THE_PORTAL
from mingtang.organs.sight import Viewer
from mingtang.postings.models import Posting


class PortalFiles:
    """县门户发布的截图和附件（端口 files.Holder、files.Uses）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether a record or an edition for the county portal in the viewer's sight carries the file."""
        return _shots(viewer, attachment, at=at).exists() or _editions(viewer, attachment, at=at).exists()

    def uses(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterator[tuple[str, str]]:
        """The records whose screenshot it is, and the editions that go with it."""
        for posting in _shots(viewer, attachment, at=at).select_related("published").defer("published__body"):
            label = f"县门户发布登记“{posting.published.title}”的截图"
            yield label, reverse("reviewing:history", args=[posting.document_id])
        for published in _editions(viewer, attachment, at=at).defer("body").order_by("pk"):
            label = f"在县门户发布的“{published.title}”第 {published.number} 版"
            yield label, reverse("reviewing:history", args=[published.document_id])


def _shots(viewer: Viewer, attachment: Attachment, *, at: datetime) -> QuerySet[Posting]:
    seen = Document.seen_by(viewer, at=at)
    return Posting.rows.filter(screenshot=attachment, document__in=seen).order_by("pk")


def _editions(viewer: Viewer, attachment: Attachment, *, at: datetime) -> QuerySet[Published]:
    seen = Document.seen_by(viewer, at=at).filter(unit__organ=attachment.unit.organ_id)
    carried = Published.rows.filter(document__in=seen, body__contains=f'"key":"{attachment.key}"')
    return carried.filter(body__contains=ON_THE_PORTAL)
