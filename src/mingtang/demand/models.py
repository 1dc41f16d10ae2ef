"""申请分析的表：Topic."""

from django.db import models

from mingtang.applications.models import Application
from mingtang.organs.models import Person


class Topic(models.Model):
    """申请的主题：what an application is about, chosen by the clerk; a field of the catalogue or a subject class."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="topic", verbose_name="依申请公开")
    code = models.CharField("主题代码", max_length=70, help_text="subject:代码 或者 field:一级事项")
    name = models.CharField("主题", max_length=60)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="归类人")
    at = models.DateTimeField("归类时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "申请的主题"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.application} {self.name}"
