"""附件的表：what was uploaded, and since when the public may have it."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.contents.kinds import RECORDINGS, Kind
from mingtang.organs.models import Person, Unit


class Attachment(models.Model):
    """附件：one file as it is kept. Written once; what another room does with it stands in that room's records.

    ``sha256`` and ``size`` are those of the kept file: of a photograph, after it was drawn anew;
    of an office file, a PDF or a recording, after its properties were cleared.
    """

    key = models.UUIDField("编号", unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="attachments", verbose_name="所属单位")
    name = models.CharField("文件名", max_length=120)
    kind = models.CharField("类型", max_length=8, choices=[(kind.value, kind.label) for kind in Kind])
    size = models.PositiveBigIntegerField("大小（字节）")
    sha256 = models.CharField("摘要", max_length=64)
    stored = models.CharField("存放键", max_length=40, unique=True)
    small = models.CharField("小图存放键", max_length=40, blank=True)
    medium = models.CharField("中图存放键", max_length=40, blank=True)
    width = models.PositiveIntegerField("宽（像素）", null=True, blank=True)
    height = models.PositiveIntegerField("高（像素）", null=True, blank=True)
    seconds = models.PositiveIntegerField("长度（秒）", null=True, blank=True)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="uploads", verbose_name="上传人")
    uploaded_at = models.DateTimeField("上传时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("uploaded_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in Kind]), name="files_attachment_kind_known"),
            models.CheckConstraint(condition=Q(size__gte=1), name="files_attachment_not_empty"),
            models.CheckConstraint(
                condition=Q(width=None, height=None, small="", medium="") | Q(width__gte=1, height__gte=1),
                name="files_attachment_pixels_of_pictures",
            ),
            models.CheckConstraint(
                condition=Q(seconds=None) | Q(seconds__gte=1, kind__in=sorted(RECORDINGS)),
                name="files_attachment_seconds_of_recordings",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def file_kind(self) -> Kind:
        """类型。"""
        return Kind(self.kind)

    @property
    def places(self) -> tuple[str, ...]:
        """存放键：of the file and of the smaller pictures made of it."""
        return tuple(key for key in (self.stored, self.small, self.medium) if key)


class Screening(models.Model):
    """个人信息检查：which kinds of personal numbers a kept file holds and where; never a number, and never public.

    Made when the file is stored, so that whoever asks before a release need not read a long table again.
    ``rules`` says by which rules it was made.
    """

    attachment = models.OneToOneField(
        Attachment, models.PROTECT, related_name="screening", primary_key=True, verbose_name="附件"
    )
    rules = models.PositiveSmallIntegerField("检查规则的版本")
    found = models.JSONField("各处", help_text="种类、位置、轻重")
    count = models.PositiveIntegerField("不能公开的一共几处")
    beyond = models.JSONField(
        "没有逐处留下的", null=True, blank=True, help_text="电话的摘要和处数；空的是以前查的，没有数过"
    )
    made_at = models.DateTimeField("检查时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "个人信息检查"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"个人信息检查 {self.attachment_id}"


class Dropped(models.Model):
    """抹去的附件：the content is gone for good, because the record that carried it had to forget it; the row stays."""

    attachment = models.OneToOneField(
        Attachment, models.PROTECT, related_name="dropped", primary_key=True, verbose_name="附件"
    )
    at = models.DateTimeField("抹去时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "抹去的附件"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"抹去的附件 {self.attachment_id}"


class GrantQuerySet(models.QuerySet["Grant"]):
    """公开许可的查询。"""

    def open(self, *, at: datetime) -> Self:
        """Grants in force at the instant."""
        return self.filter(since_at__lte=at).filter(Q(ended_at=None) | Q(ended_at__gt=at))


class Grant(models.Model):
    """公开许可：a releasing room's word that the public may have the file, until it takes the word back."""

    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="grants", verbose_name="附件")
    room = models.CharField("发布的房间", max_length=40)
    reference = models.CharField("发布的记录", max_length=100)
    since_at = models.DateTimeField("起")
    ended_at = models.DateTimeField("止", null=True, blank=True)

    rows = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开许可"
        default_manager_name = base_manager_name = "rows"
        ordering = ("since_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["attachment", "room", "reference"],
                condition=Q(ended_at=None),
                name="files_grant_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("since_at")), name="files_grant_ends_after_it_began"
            ),
        )

    def __str__(self) -> str:
        return f"{self.room} {self.reference}"
