"""稿件附件的视野：seen with the manuscript; what was handed in is seen with its revision, by another room."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from mingtang.drafting.models import Manuscript
from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer


class DraftFiles:
    """稿件的附件和图片（端口 files.Holder、files.Uses）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether a manuscript in sight carries it."""
        return Manuscript.seen_by(viewer, at=at).filter(pieces__attachment=attachment).exists()

    def uses(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterator[tuple[str, str]]:
        """The manuscripts in sight that carry it."""
        for one in Manuscript.seen_by(viewer, at=at).filter(pieces__attachment=attachment):
            yield f"稿件《{one}》", reverse("drafting:draft", args=[one.pk])
