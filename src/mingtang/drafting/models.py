"""写稿的表：a manuscript and what hangs on it, and the numbers under which documents are registered.

A manuscript is mutable and authors nobody: who signs for a text is who hands it in. What was handed in stands in the
editorial room, frozen; here stands only what is being written.
"""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from mingtang.editorial.models import Document, Revision
from mingtang.files.models import Attachment
from mingtang.language.richtext import text_of
from mingtang.law.manuscripts import ManuscriptState, state_of
from mingtang.law.metadata import LONGEST_TITLE
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of


class ManuscriptQuerySet(models.QuerySet["Manuscript"]):
    """稿件的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Those of one's own, and those of the units for which one is the clerk."""
        if not isinstance(viewer, Person) or not viewer.is_active:
            return self.none()
        posts = viewer.posts_on(day_of(at))
        seen = Q(owner=viewer.in_whose_name.pk) if posts else Q(pk__in=[])
        for post in posts:
            if post.kind == PostKind.DISCLOSURE_CLERK.value:
                seen |= Q(unit__path__startswith=post.unit.path, organ=post.unit.organ_id)
        return self.filter(seen)


class Manuscript(models.Model):
    """稿件：a text on its way; ``document`` is what it became, or what it is to correct."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="manuscripts", verbose_name="写稿单位")
    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="发布机关")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="manuscripts", verbose_name="写稿人")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="manuscripts", verbose_name="公开件"
    )
    revision = models.OneToOneField(
        Revision, models.PROTECT, null=True, blank=True, related_name="manuscript", verbose_name="最近送审的一稿"
    )
    is_correction = models.BooleanField("更正已公开的文件", default=False)
    title = models.CharField("标题", max_length=LONGEST_TITLE, blank=True)
    html = models.TextField("正文", blank=True)
    metadata = models.JSONField("要素", default=dict)
    places = models.JSONField("放在哪里", default=list)
    change = models.JSONField("改动说明", default=dict)
    outlet = models.CharField("发布到", max_length=8, default="site")
    review_on = models.DateField("复核日期", null=True, blank=True)
    version = models.PositiveIntegerField("存到第几次", default=1)
    started_at = models.DateTimeField("开始时间")
    saved_at = models.DateTimeField("保存时间")
    saved_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="保存人")
    discarded_at = models.DateTimeField("放弃时间", null=True, blank=True)
    discarded_why = models.CharField("放弃的原因", max_length=200, blank=True)

    rows = ManuscriptQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "稿件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-saved_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_correction=False) | Q(document__isnull=False), name="drafting_correction_of_something"
            ),
            models.CheckConstraint(
                condition=Q(revision=None) | Q(document__isnull=False), name="drafting_handed_in_for_a_document"
            ),
        )

    def __str__(self) -> str:
        return self.title or "还没有标题的稿件"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ManuscriptQuerySet:
        """Manuscripts in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> ManuscriptState:
        """状态，from what became of the revision."""
        edition = self.revision.edition.state if self.revision is not None else None
        returned = self.revision is not None and hasattr(self.revision, "returned")
        return state_of(discarded=self.discarded_at is not None, edition=edition, returned=returned)

    @property
    def taken_down(self) -> str:
        """怎样撤下的：of what was public and is no more."""
        found = self.document.withdrawals.all() if self.stands is ManuscriptState.WITHDRAWN else ()
        return max(found, key=lambda one: one.pk).label if found else ""

    @property
    def text(self) -> str:
        """纯文字。"""
        return text_of(self.html)

    @property
    def told(self) -> dict[str, Any]:
        """手写的要素，with the title."""
        return {**self.metadata, "title": self.title}


class Piece(models.Model):
    """稿件的附件和图片：``alt`` says what a picture shows."""

    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="pieces", verbose_name="稿件")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="pieces", verbose_name="文件")
    is_picture = models.BooleanField("正文里的图片", default=False)
    alt = models.CharField("图片说明", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("排序", default=0)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "稿件的附件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=["manuscript", "attachment"], name="drafting_piece_once"),
            models.CheckConstraint(condition=Q(is_picture=True) | Q(alt=""), name="drafting_piece_alt_of_pictures"),
        )

    def __str__(self) -> str:
        return self.attachment.name

    @property
    def src(self) -> str:
        """图片在工作台里的地址。"""
        return f"/desk/files/{self.attachment.key}/"
