"""公开前核对的查询。"""

from collections.abc import Collection
from datetime import datetime

from django.db import models

from mingtang.documents.publication import KIND
from mingtang.editorial.models import Published
from mingtang.law.units import UnitKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of, scope_of
from mingtang.vetting.models import Confirmation, Excuse, OwnEntry, PictureCheck


def organs_seen(viewer: Person, *, at: datetime) -> list[Unit]:
    """各机关，that the viewer sees whole, each with how many words it has registered."""
    seen = scope_of(viewer, at=at).whole_organs()
    organs = Unit.rows.filter(seen, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=day_of(at)).order_by("path")
    standing = OwnEntry.rows.filter(organ=models.OuterRef("pk"), removed_at=None).order_by().values("organ")
    counted = standing.annotate(count=models.Count("pk")).values("count")
    return list(organs.annotate(words=models.functions.Coalesce(models.Subquery(counted), 0)))


def organ_seen(viewer: Person, code: str, *, at: datetime) -> Unit | None:
    """One of them."""
    return next((organ for organ in organs_seen(viewer, at=at) if organ.code == code), None)


def excuses_of(subject: str) -> models.QuerySet[Excuse]:
    """忽略的提示，of the texts of one record."""
    return Excuse.rows.filter(subject=subject).select_related("by", "stands_for", "second__by", "second__stands_for")


def unconfirmed(organs: Collection[int], *, labels: Collection[str], but: Collection[int]) -> models.QuerySet[Excuse]:
    """没有另一个人确认的，of the organs and of these kinds, written by nobody of those who are left out."""
    rows = Excuse.rows.filter(organ__in=organs, label__in=labels, second=None)
    return rows.exclude(by__in=but).exclude(stands_for__in=but)


def has_confirmed(subject: str) -> bool:
    """是否有两个人放行的。"""
    return Confirmation.rows.filter(excuse__subject=subject).exists()


def checks_of(subject: str) -> models.QuerySet[PictureCheck]:
    """看过的图片，of the texts of one record."""
    return PictureCheck.rows.filter(subject=subject).select_related("by", "stands_for", "picture")


def released_by(organ: Unit, *, but: str) -> models.QuerySet[Published]:
    """公开过的文件，of an organ, the newest first, without those of one record."""
    rows = Published.rows.filter(document__unit=organ, document__kind=KIND).exclude(document__subject=but)
    return rows.select_related("document").order_by("-at")


def words_of(organ: Unit) -> models.QuerySet[OwnEntry]:
    """用语，as they stand."""
    return OwnEntry.rows.filter(organ=organ, removed_at=None).select_related("added_by")


def word(organ: Unit, pk: int) -> OwnEntry | None:
    """One of them."""
    return words_of(organ).filter(pk=pk).select_related("organ").first()
