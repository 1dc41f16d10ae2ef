"""待导入的表：the draft from which a plan comes."""

from datetime import datetime

from django.db import models

from mingtang.law.drafts import DraftState
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, scope_of


class Draft(models.Model):
    """待导入的要点：what was read from a file, before the clerk has looked it through."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="plan_drafts", verbose_name="机关")
    source_name = models.CharField("来源文件", max_length=200)
    source_sha256 = models.CharField("来源文件摘要", max_length=64)
    reading = models.JSONField("识别结果")
    edits = models.JSONField("整理记录", default=list)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="上传人")
    made_at = models.DateTimeField("上传时间")
    imported_at = models.DateTimeField("导入时间", null=True, blank=True)
    imported_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="导入人"
    )
    dropped_at = models.DateTimeField("放弃时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "待导入的要点"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.source_name

    @property
    def state(self) -> DraftState:
        """状态：open until it is imported or dropped."""
        if self.imported_at is not None:
            return DraftState.IMPORTED
        return DraftState.DROPPED if self.dropped_at is not None else DraftState.OPEN

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> models.QuerySet["Draft"]:
        """Drafts of organs that the viewer sees whole."""
        return cls.rows.filter(scope_of(viewer, at=at).whole_organs("unit__"))
