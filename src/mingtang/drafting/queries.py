"""稿件的查询。"""

from datetime import datetime

from django.db import models

from mingtang.documents.publication import KIND
from mingtang.drafting.models import Manuscript, ManuscriptQuerySet, Piece
from mingtang.editorial.models import Document, Published, Revision
from mingtang.law.editorial import EditionState
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer

WITH = (
    "unit__organ", "organ", "owner", "saved_by", "document", "revision__edition", "revision__returned__reviewer",
)  # fmt: skip


def manuscripts(viewer: Viewer, *, at: datetime) -> ManuscriptQuerySet:
    """写稿：those in sight, the ones saved last first; those that were given up last of all."""
    seen = Manuscript.seen_by(viewer, at=at).select_related(*WITH).defer("html")
    seen = seen.prefetch_related("document__withdrawals")
    return seen.order_by(models.F("discarded_at").asc(nulls_first=True), "-saved_at", "-pk")


def manuscript(pk: int, viewer: Viewer, *, at: datetime) -> Manuscript | None:
    """One manuscript in sight."""
    return Manuscript.seen_by(viewer, at=at).select_related(*WITH).filter(pk=pk).first()


def pieces(manuscript: Manuscript) -> list[Piece]:
    """附件和图片。"""
    return list(manuscript.pieces.select_related("attachment"))


def piece(pk: int, manuscript: Manuscript) -> Piece | None:
    """One of them."""
    return manuscript.pieces.select_related("attachment", "manuscript__unit").filter(pk=pk).first()


def manuscripts_of(document: Document) -> ManuscriptQuerySet:
    """一件公开件的稿件，the first first, without those that were given up."""
    found = Manuscript.rows.filter(document=document, discarded_at=None).select_related(*WITH)
    return found.order_by("pk")


def last_of(document: Document) -> Published | None:
    """最近公开的一版，the live one or the one that was taken down."""
    return Published.rows.filter(document=document).select_related("withdrawal").order_by("-number").first()


def returned_to(people: frozenset[int]) -> list[Manuscript]:
    """退回来的：manuscripts of these people whose newest revision was sent back and has no successor."""
    back = Manuscript.rows.filter(
        owner__in=people,
        discarded_at=None,
        revision__returned__isnull=False,
        revision__edition__state=EditionState.OPEN.value,
    )
    return list(back.select_related(*WITH).defer("html").order_by("revision__returned__at"))


def open_of(person: Person) -> list[Manuscript]:
    """没有办完的稿件，of one person."""
    found = Manuscript.rows.filter(owner=person, discarded_at=None).select_related(*WITH).defer("html")
    return [one for one in found.order_by("pk") if one.stands.is_open or one.stands.value == "handed_in"]


def revision(pk: int, viewer: Viewer, *, at: datetime) -> Revision | None:
    """One revision of a document in sight."""
    seen = Revision.seen_by(viewer, at=at).filter(edition__document__kind=KIND)
    return seen.select_related("edition__document").filter(pk=pk).first()


def document(pk: int, viewer: Viewer, *, at: datetime) -> Document | None:
    """One document of which a manuscript is in sight."""
    seen = Manuscript.seen_by(viewer, at=at).values("document")
    return Document.rows.filter(pk=pk, kind=KIND, pk__in=seen).select_related("unit").first()


def revisions_beside(revision: Revision) -> list[Revision]:
    """可以拿来比的：the other revisions of the edition, and what is live."""
    found = Revision.rows.filter(edition=revision.edition_id).exclude(pk=revision.pk)
    return list(found.select_related("author", "stands_for").defer("body").order_by("-number"))


def standing_before(revision: Revision) -> Published | None:
    """已公开的前一版。"""
    earlier = Published.rows.filter(document=revision.edition.document_id, number__lt=revision.edition.number)
    return earlier.order_by("-number").first()
