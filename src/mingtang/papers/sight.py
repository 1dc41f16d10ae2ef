"""扫描件的视野：a scanned slip is seen by whoever sees the revision that was signed on it; never by the public."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from mingtang.editorial.models import Revision
from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer
from mingtang.papers.models import PaperSignature


class ScannedSlips:
    """纸质签名的扫描件（端口 files.Holder、files.Uses）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether it is the scan of a slip of a revision in the viewer's sight."""
        seen = Revision.seen_by(viewer, at=at)
        return PaperSignature.rows.filter(scan=attachment, revision__in=seen).exists()

    def uses(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterator[tuple[str, str]]:
        """The revisions that were signed on it."""
        seen = Revision.seen_by(viewer, at=at).filter(papers__scan=attachment)
        for row in seen.defer("body").order_by("pk").distinct():
            yield f"“{row.title}”第 {row.number} 稿的纸质签名", f"{reverse('reviewing:revision', args=[row.pk])}#paper"
