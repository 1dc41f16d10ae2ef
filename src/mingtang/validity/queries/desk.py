"""有效性的工作台查询：the documents of an organ with what holds today, and one with all that happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from mingtang.editorial.models import Document
from mingtang.law.metadata import Validity
from mingtang.law.validity import assessed_from, is_running_out
from mingtang.law.validity_asked import RUNNING_OUT
from mingtang.listings.models import Listing
from mingtang.organs.sight import Viewer
from mingtang.validity.models import Life, LifeQuerySet
from mingtang.validity.queries.lives import POLICY_TYPES


@dataclass(frozen=True)
class Row:
    """一份文件，with its label of the day."""

    life: Life
    stands: Validity
    is_running_out: bool

    @property
    def listing(self) -> Listing:
        """它在发布目录里的一条。"""
        return self.life.document.listing


def lives_of(viewer: Viewer, *, state: str, on: date, at: datetime) -> LifeQuerySet:
    """看得到的文件的效力：those that stand in lists, what runs out first before the others."""
    rows = Life.seen_by(viewer, at=at).filter(document__listing__type__in=POLICY_TYPES).standing(on=on)
    rows = rows.select_related("document__listing", "document__unit__organ")
    if state == RUNNING_OUT:
        rows = rows.in_force(on=on).filter(until_on__isnull=False)
        near = [life.pk for life in rows if is_running_out(life.facts, on)]
        rows = rows.filter(pk__in=near)
    elif state:
        rows = rows.filter(stands=state)
    return rows.order_by(
        F("until_on").asc(nulls_last=True), F("document__listing__made_on").desc(nulls_last=True), "pk"
    )


def told(lives: Iterable[Life], *, on: date) -> list[Row]:
    """每一份，with its label."""
    return [Row(life, life.on(on), is_running_out(life.facts, on)) for life in lives]


def life_at(pk: int, viewer: Viewer, *, at: datetime) -> Life | None:
    """一份文件的效力，by its document, in the viewer's sight."""
    rows = Life.seen_by(viewer, at=at).select_related("document__listing", "document__unit__organ")
    return rows.filter(document=pk, document__listing__isnull=False).first()


def document_at(pk: int) -> Document | None:
    """一份公开件。"""
    return Document.rows.select_related("unit__organ").filter(pk=pk).first()


def offered(document: Document) -> list[tuple[int, str]]:
    """可以选的另一份：what the same organ has in its library, the newest first."""
    rows = Listing.rows.filter(unit__organ=document.unit.organ, type__in=POLICY_TYPES, document__isnull=False)
    rows = rows.exclude(document=document).order_by("-public_on", "-pk")
    return [
        (row.document_id, f"{row.title}（{row.number or '无文号'}）") for row in rows.select_related("document")[:500]
    ]


def assessed_since(life: Life) -> date | None:
    """从哪天起可以评估。"""
    return assessed_from(life.until_on) if life.until_on else None
