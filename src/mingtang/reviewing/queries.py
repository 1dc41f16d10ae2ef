"""审签页面的查询：one revision with everything its page shows, and what was published with its signatures."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch

from mingtang.editorial.models import Approval, Document, Edition, Published, Revision
from mingtang.organs.sight import Viewer


def revision(pk: int, viewer: Viewer, *, at: datetime) -> Revision | None:
    """One revision in sight, with everything its page shows."""
    revisions = (
        Revision.rows.defer("body").select_related("author", "stands_for", "returned__reviewer").order_by("number")
    )
    signed = Approval.rows.select_related("reviewer", "stands_for", "attested_by").order_by("at")
    return (
        Revision.seen_by(viewer, at=at)
        .select_related("edition__document__unit__organ", "author", "stands_for", "returned__reviewer", "emergency")
        .prefetch_related(Prefetch("approvals", signed), Prefetch("edition__revisions", revisions))
        .filter(pk=pk)
        .first()
    )


def body_before(edition: Edition) -> dict[str, Any] | None:
    """前一版公开的内容，to hold an edition against."""
    earlier = Published.public.filter(document=edition.document_id, number__lt=edition.number)
    newest = earlier.order_by("-number").first()
    return newest.content if newest else None


def document(pk: int, viewer: Viewer, *, at: datetime) -> Document | None:
    """One document in sight."""
    return Document.seen_by(viewer, at=at).select_related("unit").filter(pk=pk).first()


def published_lately(viewer: Viewer, *, at: datetime) -> models.QuerySet[Published]:
    """最近公开：the newest published record of every document in sight, newest first, without their bodies."""
    newer = Published.public.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    return (
        Published.public.filter(~Exists(newer), document__in=Document.seen_by(viewer, at=at))
        .select_related("document__unit", "signed_by", "signed_for")
        .defer("body")
        .order_by("-at", "-id")
    )


def editions_told(document: Document) -> list[Published]:
    """历次公开 with their bodies and signatures, newest first, for the page that holds them against their digests."""
    signed = Approval.rows.select_related("reviewer", "stands_for").order_by("at")
    rows = Published.rows.filter(document=document).select_related(
        "document", "revision__author", "revision__edition", "revision__stands_for", "signed_by", "signed_for"
    )
    return list(rows.prefetch_related(Prefetch("revision__approvals", signed)).order_by("-number"))
