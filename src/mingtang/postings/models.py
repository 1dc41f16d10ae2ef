"""县门户发布的表：where and when a published edition came to stand on the portal of the county."""

from django.db import models

from mingtang.editorial.models import Document, Published
from mingtang.files.models import Attachment
from mingtang.organs.models import Person


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
