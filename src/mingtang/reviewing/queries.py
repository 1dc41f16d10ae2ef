"""审签页面的查询：one revision with everything its page shows, and what was published with its signatures."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch

from mingtang.editorial.models import Approval, Document, Edition, Published, Revision
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer, day_of, scope_of


def revision(pk: int, viewer: Viewer, *, at: datetime) -> Revision | None:
    """One revision in sight, with everything its page shows."""
    revisions = (
        Revision.rows.defer("body").select_related("author", "stands_for", "returned__reviewer").order_by("number")
    )
    signed = Approval.rows.select_related("reviewer", "stands_for", "attested_by").order_by("at")
    return (
        Revision.seen_by(viewer, at=at)
        .select_related("edition__document__unit__organ", "author", "stands_for", "returned__reviewer")
        .select_related("emergency__by", "emergency__stands_for", "emergency__cleared_by", "published")
        .prefetch_related(Prefetch("approvals", signed), Prefetch("edition__revisions", revisions))
        .filter(pk=pk)
        .first()
    )


def body_before(edition: Edition) -> dict[str, Any] | None:
    """前一版公开的内容，to hold an edition against."""
    earlier = Published.public.filter(document=edition.document_id, number__lt=edition.number)
    newest = earlier.order_by("-number").first()
    return newest.content if newest else None


def earlier(revision: Revision) -> Revision | None:
    """前一稿 of the same edition, with its body."""
    return Revision.rows.filter(edition=revision.edition_id, number=revision.number - 1).first()


def organs(viewer: Viewer, *, at: datetime) -> list[Unit]:
    """看得到全部的机关，whose stages one may look at."""
    seen = scope_of(viewer, at=at).whole_organs()
    rows = Unit.rows.filter(seen, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=day_of(at))
    return list(rows.select_related("organ").order_by("path"))


def document(pk: int, viewer: Viewer, *, at: datetime) -> Document | None:
    """One document in sight."""
    return Document.seen_by(viewer, at=at).select_related("unit").filter(pk=pk).first()


def published_lately(viewer: Viewer, *, at: datetime) -> models.QuerySet[Published]:
    """最近公开：the newest published record of every document in sight, newest first, without their bodies."""
    newer = Published.public.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    return (
        Published.public.filter(~Exists(newer), document__in=Document.seen_by(viewer, at=at))
        .select_related("document__unit", "signed_by", "signed_for", "revision__emergency__cleared_by")
        .defer("body", "revision__body")
        .order_by("-at", "-id")
    )


def editions_told(document: Document) -> list[Published]:
    """历次公开 with their bodies and signatures, newest first, for the page that holds them against their digests."""
    signed = Approval.rows.select_related("reviewer", "stands_for").order_by("at")
    rows = Published.rows.filter(document=document).select_related(
        "document", "revision__author", "revision__edition", "revision__stands_for", "signed_by", "signed_for"
    )
    rows = rows.select_related("revision__emergency__by", "revision__emergency__cleared_by")
    return list(rows.prefetch_related(Prefetch("revision__approvals", signed)).order_by("-number"))
