"""编审的表：Document · Edition · Revision, the identity and what is made under it.

A document is an identity with a stable address. A revision freezes everything the public will see; approvals
hang on a revision and sign its digest, so an edit voids them.
"""

import json
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from mingtang.law.editorial import EditionState, Stage, parsed
from mingtang.law.openness import Openness
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of


def hands_of(person: int, represented: int | None) -> frozenset[int]:
    return frozenset({person} if represented is None else {person, represented})


class DocumentQuerySet(models.QuerySet["Document"]):
    """公开件的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Documents of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class Document(models.Model):
    """公开件：something with an address that is published again and again."""

    kind = models.CharField("种类", max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents", verbose_name="发布单位")
    subject = models.CharField("所据记录", max_length=100, help_text="房间.表:编号")
    address = models.CharField("公开地址", max_length=200, unique=True)

    rows = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开件"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["kind", "subject"], name="editorial_document_one_per_subject"),)

    def __str__(self) -> str:
        return self.address

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> DocumentQuerySet:
        """Documents in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)


class Edition(models.Model):
    """版次：one public version in the making, live, or past."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="editions", verbose_name="公开件")
    number = models.PositiveIntegerField("版次")
    state = models.CharField("状态", max_length=10, choices=[(s.value, s.label) for s in EditionState])
    opened_at = models.DateTimeField("开始时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "版次"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(fields=["document", "number"], name="editorial_edition_numbered_once"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=EditionState.OPEN.value), name="editorial_edition_one_open"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=EditionState.LIVE.value), name="editorial_edition_one_live"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in EditionState]), name="editorial_edition_state_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} 第 {self.number} 版"


class RevisionQuerySet(models.QuerySet["Revision"]):
    """稿次的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Revisions of documents of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("edition__document__unit__"))


class Revision(models.Model):
    """稿次：everything the public will see, frozen, with the digest that approvals sign, and the stages it passes."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="revisions", verbose_name="版次")
    number = models.PositiveIntegerField("稿次")
    title = models.CharField("标题", max_length=200)
    body = models.TextField("内容", help_text="规范化的 JSON 文本")
    digest = models.CharField("摘要", max_length=64)
    openness = models.CharField("公开属性", max_length=16, choices=[(o.value, o.label) for o in Openness])
    author = models.ForeignKey(Person, models.PROTECT, related_name="revisions", verbose_name="拟稿人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁拟稿"
    )
    stages = models.CharField("环节", max_length=30)
    made_at = models.DateTimeField("送审时间")

    rows = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "稿次"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["edition", "number"], name="editorial_revision_numbered_once"),)

    def __str__(self) -> str:
        return f"{self.title} 第 {self.number} 稿"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> RevisionQuerySet:
        """Revisions in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def hands(self) -> frozenset[int]:
        """拟稿的人：the author and whoever the author stood in for."""
        return hands_of(self.author_id, self.stands_for_id)

    @property
    def passes(self) -> tuple[Stage, ...]:
        """这一稿要经过的环节。"""
        return parsed(self.stages)

    @property
    def signed(self) -> str:
        """拟稿人的署名。"""
        return signed(self.author.name, self.stands_for and self.stands_for.name)

    @property
    def content(self) -> dict[str, Any]:
        """内容，read from its text."""
        return json.loads(self.body)
