"""已公开件：what the public reads, and nothing that was taken back."""

import json
from typing import Any, Self

from django.db import models

from mingtang.editorial.models.documents import Document, Revision
from mingtang.law.editorial import READABLE, EditionState
from mingtang.organs.models import Person
from mingtang.organs.names import signed


class PublishedQuerySet(models.QuerySet["Published"]):
    """已公开件的查询。"""

    def standing(self) -> Self:
        """What stands now: one record of each document that was not taken back."""
        return self.filter(revision__edition__state=EditionState.LIVE.value)


class PublicManager(models.Manager.from_queryset(PublishedQuerySet)):  # type: ignore[misc]
    """公众看得到的：what stands and what stood before it, without everything that was taken back."""

    def get_queryset(self) -> PublishedQuerySet:
        """Never a record of an edition that was withdrawn."""
        readable = [state.value for state in READABLE]
        return PublishedQuerySet(self.model, using=self._db).filter(revision__edition__state__in=readable)


class Published(models.Model):
    """已公开件：what the public reads; a copy made at the moment of release that never changes.

    Everyone may read ``public``, so it has no sight: portal, export and index read it and no other table.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="published", verbose_name="公开件")
    revision = models.OneToOneField(Revision, models.PROTECT, related_name="published", verbose_name="稿次")
    number = models.PositiveIntegerField("版次")
    title = models.CharField("标题", max_length=200)
    body = models.TextField("内容")
    digest = models.CharField("摘要", max_length=64)
    signed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="签发人")
    signed_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁签发"
    )
    released_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发布人"
    )
    at = models.DateTimeField("发布时间")

    rows = PublishedQuerySet.as_manager()
    public = PublicManager()

    class Meta:
        verbose_name = verbose_name_plural = "已公开件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-at", "-number")
        constraints = (models.UniqueConstraint(fields=["document", "number"], name="editorial_published_once"),)

    def __str__(self) -> str:
        return f"{self.title}（第 {self.number} 版）"

    @property
    def signed(self) -> str:
        """签发人的署名。"""
        return signed(self.signed_by.name, self.signed_for and self.signed_for.name)

    @property
    def content(self) -> dict[str, Any]:
        """内容，read from its text."""
        return json.loads(self.body)

    @property
    def change(self) -> dict[str, str]:
        """更改说明：``size`` and ``note``, as the body tells them; empty where it tells none."""
        return self.content.get("change") or {}
