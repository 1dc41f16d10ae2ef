"""审签单的查询：one revision in sight, with its signatures."""

from datetime import datetime

from django.db.models import Prefetch

from mingtang.editorial.models import Approval, Revision
from mingtang.organs.sight import Viewer


def revision(pk: int, viewer: Viewer, *, at: datetime) -> Revision | None:
    """一稿 with everybody who signed it."""
    signed = Approval.rows.select_related("reviewer", "stands_for", "attested_by").order_by("at")
    return (
        Revision.seen_by(viewer, at=at)
        .select_related("edition__document__unit__organ", "author", "stands_for", "emergency__cleared_by", "published")
        .prefetch_related(Prefetch("approvals", signed))
        .filter(pk=pk)
        .first()
    )
