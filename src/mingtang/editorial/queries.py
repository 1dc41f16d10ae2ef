"""编审的查询：what the public reads, and what waits for whom."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from mingtang.editorial.models import Approval, Document, Edition, Published, Return, Revision
from mingtang.files.models import Attachment
from mingtang.law.editorial import EditionState
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer


def current(address: str) -> Published | None:
    """现行公开件：the newest published record at an address, or ``None``."""
    return (
        Published.rows.filter(document__address=address)
        .select_related("document__unit", "signed_by", "signed_for")
        .order_by("-number")
        .first()
    )


def edition_at(address: str, number: int) -> Published | None:
    """往期公开件：a published record by its number."""
    return (
        Published.rows.filter(document__address=address, number=number)
        .select_related("document__unit", "signed_by", "signed_for")
        .first()
    )


def history(document: Document) -> models.QuerySet[Published]:
    """历次公开：every published record of a document, newest first, without their bodies."""
    return Published.rows.filter(document=document).defer("body").order_by("-number")


def current_of_unit(unit: Unit, kind: str) -> models.QuerySet[Published]:
    """单位现行公开件：the newest published record of each document of a kind, newest first."""
    newer = Published.rows.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    return (
        Published.rows.filter(document__unit=unit, document__kind=kind)
        .filter(~Exists(newer))
        .select_related("document")
        .order_by("-document__address")
    )


def open_edition(kind: str, subject: str) -> Edition | None:
    """在办版次：the open edition of what a record publishes, if any."""
    return Edition.rows.filter(document__kind=kind, document__subject=subject, state=EditionState.OPEN.value).first()


def awaiting(viewer: Viewer, *, at: datetime) -> models.QuerySet[Revision]:
    """待审签：the newest revisions of open editions in sight, the oldest first, with what their reasons look at."""
    newer = Revision.rows.filter(edition=OuterRef("edition"), number__gt=OuterRef("number"))
    return (
        Revision.seen_by(viewer, at=at)
        .filter(edition__state=EditionState.OPEN.value)
        .filter(~Exists(newer))
        .annotate(is_returned=Exists(Return.rows.filter(revision=OuterRef("pk"))))
        .select_related("edition__document__unit", "author", "stands_for", "returned__reviewer")
        .prefetch_related("approvals", Prefetch("edition__revisions", Revision.rows.defer("body")))
        .defer("body")
        .order_by("made_at", "id")
    )


def on_their_way(person: Person) -> list[Revision]:
    """没有走完审签的稿件：the newest revisions of open editions in the person's name."""
    newer = Revision.rows.filter(edition=OuterRef("edition"), number__gt=OuterRef("number"))
    mine = Q(stands_for=person.pk) | Q(stands_for=None, author=person.pk)
    found = Revision.rows.filter(mine, ~Exists(newer), edition__state=EditionState.OPEN.value)
    return list(found.select_related("edition__document").defer("body").order_by("made_at", "pk"))


def revision(pk: int, viewer: Viewer, *, at: datetime) -> Revision | None:
    """One revision in sight, with everything its page shows."""
    revisions = (
        Revision.rows.defer("body").select_related("author", "stands_for", "returned__reviewer").order_by("number")
    )
    signed = Approval.rows.select_related("reviewer", "stands_for").order_by("at")
    return (
        Revision.seen_by(viewer, at=at)
        .select_related("edition__document__unit__organ", "author", "stands_for", "returned__reviewer")
        .prefetch_related(Prefetch("approvals", signed), Prefetch("edition__revisions", revisions))
        .filter(pk=pk)
        .first()
    )


def body_before(edition: Edition) -> dict[str, Any] | None:
    """前一版公开的内容，to hold an edition against."""
    earlier = Published.rows.filter(document=edition.document_id, number__lt=edition.number)
    newest = earlier.order_by("-number").first()
    return newest.content if newest else None


def document(pk: int, viewer: Viewer, *, at: datetime) -> Document | None:
    """One document in sight."""
    return Document.seen_by(viewer, at=at).select_related("unit").filter(pk=pk).first()


def published_lately(viewer: Viewer, *, at: datetime) -> models.QuerySet[Published]:
    """最近公开：the newest published record of every document in sight, newest first, without their bodies."""
    newer = Published.rows.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    return (
        Published.rows.filter(~Exists(newer), document__in=Document.seen_by(viewer, at=at))
        .select_related("document__unit", "signed_by", "signed_for")
        .defer("body")
        .order_by("-at", "-id")
    )


def editions_told(document: Document) -> list[Published]:
    """历次公开 with their bodies and signatures, newest first, for the page that holds them against their digests."""
    signed = Approval.rows.select_related("reviewer", "stands_for").order_by("at")
    rows = Published.rows.filter(document=document).select_related(
        "document", "revision__author", "revision__stands_for", "signed_by", "signed_for"
    )
    return list(rows.prefetch_related(Prefetch("revision__approvals", signed)).order_by("-number"))


def published_between(organ: Unit, words: str, *, since: date, until: date) -> models.QuerySet[Published]:
    """What the organ published from one day to another with the words in its title, without the bodies."""
    return (
        Published.rows.filter(
            document__unit__organ=organ, title__contains=words, at__date__gte=since, at__date__lte=until
        )
        .select_related("document")
        .defer("body")
        .order_by("at")
    )


def attachments(keys: Iterable[str]) -> models.QuerySet[Attachment]:
    """The files with these keys."""
    return Attachment.rows.filter(key__in=list(keys))
