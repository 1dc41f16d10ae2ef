"""批量建稿的表：which files were given at once, what came of each, and the files themselves as long as they wait."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from django.db import models
from django.db.models import Q

from mingtang.drafting.models import Manuscript
from mingtang.law.units import PostKind
from mingtang.organs.models import Deputy, Person, Unit
from mingtang.organs.sight import Viewer, day_of


class FileState(StrEnum):
    """一份文件办得怎样。"""

    WAITING = "waiting"
    MADE = "made"
    DOUBLED = "doubled"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {"waiting": "等着办", "made": "已建稿", "doubled": "已有，没有再建", "refused": "没有建成"}[self.value]

    @property
    def tone(self) -> str:
        """色调。"""
        return {"waiting": "none", "made": "good", "doubled": "going", "refused": "bad"}[self.value]


class BatchQuerySet(models.QuerySet["Batch"]):
    """批次的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """One's own, and those of the units for which one is the clerk."""
        if not isinstance(viewer, Person) or not viewer.is_active:
            return self.none()
        posts = viewer.posts_on(day_of(at))
        seen = Q(owner=viewer.in_whose_name.pk) if posts else Q(pk__in=[])
        for post in posts:
            if post.kind == PostKind.DISCLOSURE_CLERK.value:
                seen |= Q(unit__path__startswith=post.unit.path, unit__organ=post.unit.organ_id)
        return self.filter(seen)


class Batch(models.Model):
    """批次：files that were given at once, to be made into manuscripts one by one, by whom and in whose name."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="写稿单位")
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="写稿人")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="交来的人")
    standing = models.ForeignKey(
        Deputy, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭哪次代岗"
    )
    at = models.DateTimeField("交来的时间")

    rows = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "批次"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"批量建稿 {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> BatchQuerySet:
        """Batches in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)


class BatchFile(models.Model):
    """批次里的一份文件：what came of it, and what to look at or why not. The file itself is not kept here.

    ``sha256`` is that of the file as it came, by which the same one is known when it comes again.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="files", verbose_name="批次")
    position = models.PositiveIntegerField("第几份")
    name = models.CharField("文件名", max_length=200)
    size = models.PositiveBigIntegerField("大小（字节）")
    sha256 = models.CharField("摘要", max_length=64)
    state = models.CharField("办得怎样", max_length=8, choices=[(it.value, it.label) for it in FileState])
    manuscript = models.ForeignKey(
        Manuscript, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="建成的稿件"
    )
    told = models.JSONField("要核对的，或者没有建成的理由", default=list)
    done_at = models.DateTimeField("办的时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "批次里的文件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("batch", "position")
        indexes = (models.Index(fields=["sha256"], name="accessions_file_digest"),)
        constraints = (
            models.UniqueConstraint(fields=["batch", "position"], name="accessions_batchfile_in_order"),
            models.CheckConstraint(
                condition=Q(state=FileState.WAITING.value, done_at=None)
                | Q(state__in=[it.value for it in FileState if it is not FileState.WAITING], done_at__isnull=False),
                name="accessions_batchfile_done_or_waiting",
            ),
            models.CheckConstraint(
                condition=Q(state=FileState.MADE.value, manuscript__isnull=False)
                | (~Q(state=FileState.MADE.value) & Q(manuscript=None)),
                name="accessions_batchfile_made_into_something",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def stands(self) -> FileState:
        """办得怎样。"""
        return FileState(self.state)

    @property
    def sentences(self) -> list[Any]:
        """要核对的，或者理由。"""
        return list(self.told)


class BatchContent(models.Model):
    """等着办的文件：private, and gone in the transaction in which it is dealt with.

    ``name`` and ``data`` are those of what is read: a file that had to be converted stands here converted.
    """

    file = models.OneToOneField(
        BatchFile, models.CASCADE, related_name="content", primary_key=True, verbose_name="哪一份"
    )
    name = models.CharField("文件名", max_length=200)
    data = models.BinaryField("内容")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "等着办的文件"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return self.name
