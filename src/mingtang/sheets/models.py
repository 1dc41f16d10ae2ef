"""台账表格的表：what was read from an uploaded table, until it is confirmed or dropped."""

from datetime import datetime
from typing import Self

from django.db import models

from mingtang.law.origins import Origin
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer
from mingtang.workplan.models import Plan


class SheetQuerySet(models.QuerySet["Sheet"]):
    """待读回的表格的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """One's own tables of ledgers in sight: nobody else's half-done work."""
        mine = self.filter(plan__in=Plan.seen_by(viewer, at=at).values("pk"))
        return mine.filter(made_by=viewer) if isinstance(viewer, Person) else self.none()


class Sheet(models.Model):
    """待读回的表格：the cells of an uploaded table, compared with the ledger each time they are shown.

    The file itself is not kept, and the row goes as soon as the table is read back or dropped.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="sheets", verbose_name="工作要点")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件摘要", max_length=64)
    columns = models.JSONField("读到的列")
    lines = models.JSONField("读到的行")
    remarks = models.JSONField("读取提示", default=list)
    origin = models.CharField("新增任务的来历", max_length=12, default=Origin.ADDED.value)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="上传人")
    made_at = models.DateTimeField("上传时间")

    rows = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "待读回的表格"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> SheetQuerySet:
        """Tables in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)
