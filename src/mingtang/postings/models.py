"""县门户发布的表：Posting · Removal · ImportedList, what stands on the county portal, since when and until when."""

from django.db import models

from mingtang.editorial.models import Document, Published
from mingtang.files.models import Attachment
from mingtang.organs.models import Person, Unit


class Posting(models.Model):
    """登记：address, day and screenshot of one edition on the county portal. Written once."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="postings", verbose_name="公开件")
    published = models.ForeignKey(Published, models.PROTECT, related_name="postings", verbose_name="所发布的一版")
    url = models.URLField("网址", max_length=500)
    on = models.DateField("发布日期")
    screenshot = models.ForeignKey(Attachment, models.PROTECT, related_name="+", verbose_name="截图")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "县门户发布登记"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.published} 县门户发布"


class Removal(models.Model):
    """撤下登记：that what was recorded last of a document stands on the county portal no more. Written once."""

    posting = models.OneToOneField(Posting, models.PROTECT, related_name="removal", verbose_name="县门户发布登记")
    on = models.DateField("撤下日期")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "县门户撤下登记"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.posting} 已撤下"


class ImportedList(models.Model):
    """导入清单：a list of what stood on the county portal already, who brought it in, and what came of it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    sha256 = models.CharField("文件摘要", max_length=64)
    added = models.PositiveIntegerField("新列入")
    changed = models.PositiveIntegerField("改正")
    same = models.PositiveIntegerField("没有变化")
    imported_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="导入人")
    at = models.DateTimeField("导入时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "导入清单"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.unit} 导入 {self.added + self.changed + self.same} 条"
