"""编审的查询：what the public reads, and what waits for whom."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from mingtang.editorial.models import Document, Edition, Published, Return, Revision
from mingtang.files.models import Attachment
from mingtang.law.editorial import EditionState
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer


def current(address: str) -> Published | None:
    """现行公开件：the published record that stands at an address, or ``None``."""
    standing = Published.public.standing().filter(document__address=address)
    return standing.select_related("document__unit", "signed_by", "signed_for").first()


def edition_at(address: str, number: int) -> Published | None:
    """往期公开件：a published record by its number."""
    return (
        Published.public.filter(document__address=address, number=number)
        .select_related("document__unit", "signed_by", "signed_for")
        .first()
    )


def history(document: Document) -> models.QuerySet[Published]:
    """历次公开：every published record of a document, newest first, without their bodies."""
    return Published.public.filter(document=document).defer("body").order_by("-number")


def current_of_unit(unit: Unit, kind: str) -> models.QuerySet[Published]:
    """单位现行公开件：what stands of each document of a kind, newest first."""
    standing = Published.public.standing().filter(document__unit=unit, document__kind=kind)
    return standing.select_related("document").order_by("-document__address")


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
        .select_related("edition__document__unit", "author", "stands_for", "returned__reviewer", "emergency")
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


def published_between(organ: Unit, words: str, *, since: date, until: date) -> models.QuerySet[Published]:
    """What the organ published from one day to another with the words in its title, without the bodies."""
    return (
        Published.public.filter(
            document__unit__organ=organ, title__contains=words, at__date__gte=since, at__date__lte=until
        )
        .select_related("document")
        .defer("body")
        .order_by("at")
    )


def attachments(keys: Iterable[str]) -> models.QuerySet[Attachment]:
    """The files with these keys."""
    return Attachment.rows.filter(key__in=list(keys))
