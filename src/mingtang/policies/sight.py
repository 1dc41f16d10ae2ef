"""公文材料的视野：a paper of a step is seen with its document."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer
from mingtang.policies.models import Policy


class PolicyPapers:
    """各步的材料（端口 files.Holder、files.Uses）。"""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether a document in sight has it."""
        return Policy.seen_by(viewer, at=at).filter(steps__paper=attachment).exists()

    def uses(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterator[tuple[str, str]]:
        """The documents in sight that have it."""
        for one in Policy.seen_by(viewer, at=at).filter(steps__paper=attachment).distinct():
            yield f"公文《{one}》", reverse("policydesk:policy", args=[one.pk])
