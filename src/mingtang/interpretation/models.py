"""政策解读的表：Explainer · Block.

``subject`` is what the document itself is of, its first manuscript, so that corrected editions keep their explainers.
"""

import hashlib
import json
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.drafting.models import Manuscript
from mingtang.editorial.models import Document, Revision
from mingtang.files.models import Attachment
from mingtang.law.explainer_blocks import BlockKind
from mingtang.law.interpretation import Form, Way
from mingtang.law.manuscripts import ManuscriptState, state_of
from mingtang.listings.models import Listing
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, scope_of

TITLE = 120


class ExplainerQuerySet(models.QuerySet["Explainer"]):
    """解读的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Explainers of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("organ__"))

    def standing(self) -> Self:
        """Those that nobody gave up."""
        return self.filter(discarded_at=None)


class Explainer(models.Model):
    """解读：how a document is explained, first as a plan, then in blocks; ``document`` is its own public identity."""

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="explainers", verbose_name="发布机关")
    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="explainers", verbose_name="文件的第一稿")
    subject = models.CharField("文件所据记录", max_length=100, db_index=True)
    title = models.CharField("标题", max_length=TITLE)
    outline = models.TextField("提纲")
    forms = models.JSONField("形式", default=list)
    ways = models.JSONField("途径", default=list)
    interpreter = models.CharField("谁解读", max_length=60)
    planned_on = models.DateField("计划公开的日期")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="explainers", verbose_name="公开件"
    )
    revision = models.OneToOneField(
        Revision, models.PROTECT, null=True, blank=True, related_name="explainer", verbose_name="最近送审的一稿"
    )
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="拟方案的人")
    made_at = models.DateTimeField("拟方案的时间")
    saved_at = models.DateTimeField("保存时间")
    discarded_at = models.DateTimeField("放弃时间", null=True, blank=True)

    rows = ExplainerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "解读"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-saved_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(revision=None) | Q(document__isnull=False), name="interpretation_handed_in_for_a_document"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ExplainerQuerySet:
        """Explainers in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> ManuscriptState:
        """状态，from what became of the revision."""
        edition = self.revision.edition.state if self.revision is not None else None
        returned = self.revision is not None and hasattr(self.revision, "returned")
        return state_of(discarded=self.discarded_at is not None, edition=edition, returned=returned)

    @property
    def address(self) -> str:
        """公开地址。"""
        return f"/{self.organ.code}/explainers/{self.pk}/"

    @property
    def public_on(self) -> date | None:
        """哪天公开的，as the lists of the public have it; ``None`` for what is not public."""
        listing: Listing | None = getattr(self.document, "listing", None)
        return listing.public_on if listing is not None else None

    @property
    def form_names(self) -> str:
        """计划的形式，in words."""
        return "、".join(Form(form).label for form in self.forms)

    @property
    def way_names(self) -> str:
        """途径，in words."""
        return "、".join(Way(way).label for way in self.ways)


class Block(models.Model):
    """解读的内容块：one of the kinds of the law room, with a picture or a recording where its kind has one."""

    explainer = models.ForeignKey(Explainer, models.PROTECT, related_name="blocks", verbose_name="解读")
    position = models.PositiveSmallIntegerField("次序")
    kind = models.CharField("种类", max_length=10, choices=[(kind.value, kind.label) for kind in BlockKind])
    told = models.JSONField("内容", default=dict)
    picture = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="explainer_blocks", verbose_name="图片"
    )
    recording = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="explainer_recordings", verbose_name="录音录像"
    )

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "解读的内容块"
        default_manager_name = base_manager_name = "rows"
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in BlockKind]), name="interpretation_block_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(recording=None) | Q(kind=BlockKind.MEDIA.value),
                name="interpretation_block_recording_of_media",
            ),
        )

    def __str__(self) -> str:
        return self.heading or self.stands.label

    @property
    def stands(self) -> BlockKind:
        """种类，as the law room knows it."""
        return BlockKind(self.kind)

    @property
    def digest(self) -> str:
        """摘要，by which it is known whether somebody changed it since it was opened."""
        told = json.dumps([self.told, self.picture_id, self.recording_id], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    @property
    def heading(self) -> str:
        """小标题。"""
        return str(self.told.get("heading") or "")
