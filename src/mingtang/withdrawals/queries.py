"""撤回的查询：what is said where something stood, what is asked for, and where copies are left."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import models
from django.db.models import Count, Q

from mingtang.catalogue.models import Column
from mingtang.editorial.attachments import keys_of
from mingtang.editorial.models import Document, Published
from mingtang.editorial.ports import words_of
from mingtang.editorial.queries import attachments, current
from mingtang.files.queries import text_of
from mingtang.language.papers import Unreadable
from mingtang.language.richtext import blocks
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.withdrawals import RequestState
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer
from mingtang.withdrawals.models import Clearance, Copy, Request, Withdrawal

_COLUMN = re.compile(r"/(?P<unit>[a-z0-9-]+)/columns/(?P<slug>[a-z0-9-]+)/")


def notice_at(address: str) -> Withdrawal | None:
    """撤回说明：what stands at an address whose document was taken back, but for safety; then nothing stands there."""
    newest = Withdrawal.rows.filter(document__address=address).select_related("document__unit__organ", "published")
    found = newest.order_by("-pk").first()
    if found is None or found.kind == WithdrawalKind.SAFETY.value or current(address) is not None:
        return None
    return found


def stands_at(address: str) -> bool:
    """本站这个地址上有没有公开的：a document that stands, or a column that is open."""
    column = _COLUMN.fullmatch(address)
    if column is None:
        return current(address) is not None
    return Column.rows.open().filter(unit__code=column["unit"], slug=column["slug"]).exists()


def waiting_of(document: Document) -> Request | None:
    """等决定的申请，of a document."""
    return Request.rows.waiting().filter(document=document).first()


def drafted_by(document: Document, hands: Collection[int]) -> bool:
    """是否由他拟稿：whether one of these people drafted what stands."""
    mine = Q(revision__author__in=hands) | Q(revision__stands_for__in=hands)
    return Published.public.standing().filter(mine, document=document).exists()


def document(pk: int, viewer: Viewer, *, at: datetime) -> Document | None:
    """一件公开件，in sight."""
    return Document.seen_by(viewer, at=at).select_related("unit__organ").filter(pk=pk).first()


def standing(document: Document) -> Published | None:
    """现行的一版。"""
    return Published.public.standing().filter(document=document).defer("body").first()


def texts_of(document: Document) -> Iterator[str]:
    """公开过的文字：of every edition, and of the files that went with it, as far as they can be read."""
    keys: set[str] = set()
    for row in Published.rows.filter(document=document):
        body = row.content
        html = body.get("html")
        yield from (row.title, *words_of({name: told for name, told in body.items() if name != "html"}))
        yield from (text for _, text in blocks(html if isinstance(html, str) else ""))
        keys.update(keys_of(body))
    for file in attachments(keys):
        try:
            yield from (part.text for part in text_of(file))
        except (Unreadable, FileNotFoundError):
            continue


def requests(viewer: Viewer, *, at: datetime) -> models.QuerySet[Request]:
    """撤回申请：in sight, those that wait first, then the newest."""
    waits = models.Case(models.When(state=RequestState.ASKED.value, then=0), default=1)
    found = Request.seen_by(viewer, at=at).order_by(waits, "-asked_at", "-pk")
    return _with_people(found).defer("published__body")


def request(pk: int, viewer: Viewer, *, at: datetime) -> Request | None:
    """一份申请，in sight."""
    return _with_people(Request.seen_by(viewer, at=at)).filter(pk=pk).first()


def requests_of(document: Document) -> list[Request]:
    """这一件的申请，the newest first."""
    return list(_with_people(Request.rows.filter(document=document)).order_by("-pk"))


def _with_people(found: models.QuerySet[Request]) -> models.QuerySet[Request]:
    return found.select_related("document__unit__organ", "published", "asked_by", "asked_for", "decided_by")


def to_decide(person: Person, *, at: datetime) -> list[Request]:
    """等决定的：in sight, asked for by others."""
    mine = Q(asked_by__in=person.hands) | Q(asked_for__in=person.hands)
    found = Request.seen_by(person, at=at).waiting().exclude(mine)
    return list(found.select_related("published", "document").defer("published__body").order_by("asked_at", "pk"))


def withdrawals_of(document: Document) -> list[Withdrawal]:
    """这一件的撤回，the newest first."""
    found = Withdrawal.rows.filter(document=document).select_related("published", "asked_by", "by", "clearance")
    return list(found.defer("published__body").order_by("-pk"))


def clearances(viewer: Viewer, *, at: datetime) -> models.QuerySet[Clearance]:
    """清理转载：in sight, the open ones first; how many places there are, and how many are left."""
    still = models.Case(models.When(closed_at=None, then=0), default=1)
    left = Count("copies", filter=Q(copies__cleared_at=None))
    found = Clearance.seen_by(viewer, at=at).annotate(known=Count("copies"), left=left)
    found = found.select_related("withdrawal__document__unit", "withdrawal__published", "closed_by")
    return found.defer("withdrawal__published__body").order_by(still, "-opened_at", "-pk")


def clearance(pk: int, viewer: Viewer, *, at: datetime) -> Clearance | None:
    """一次清理，in sight, with its places."""
    found = Clearance.seen_by(viewer, at=at).select_related(
        "withdrawal__document__unit__organ", "withdrawal__published", "withdrawal__by", "closed_by"
    )
    copies = Copy.rows.select_related("added_by", "cleared_by").order_by("pk")
    return found.prefetch_related(models.Prefetch("copies", copies)).filter(pk=pk).first()


def copy(pk: int, viewer: Viewer, *, at: datetime) -> Copy | None:
    """一处转载，in sight."""
    seen = Clearance.seen_by(viewer, at=at).values("pk")
    return Copy.rows.select_related("clearance").filter(pk=pk, clearance__in=seen).first()


def open_clearances() -> list[int]:
    """没有清理完的，of every organ."""
    return list(Clearance.rows.open().order_by("pk").values_list("pk", flat=True))


def stood(notice: Withdrawal) -> list[tuple[int, datetime]]:
    """经过：which editions stood there and since when, the newest first; never what they said."""
    rows = Published.rows.filter(document=notice.document, number__lte=notice.published.number)
    return list(rows.order_by("-number").values_list("number", "at"))
