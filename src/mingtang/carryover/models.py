"""结转的表：that this year's plan was held against last year's, and why what is left open was left."""

from django.db import models

from mingtang.organs.models import Person
from mingtang.workplan.models import Plan


class Comparison(models.Model):
    """比对：the clerk has gone through what last year left open."""

    plan = models.OneToOneField(Plan, models.PROTECT, related_name="comparison", verbose_name="今年的台账")
    before = models.ForeignKey(Plan, models.PROTECT, related_name="+", verbose_name="上一年的台账")
    left = models.JSONField("没有结转的编号", default=list)
    reason = models.TextField("没有结转的理由", blank=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="比对人")
    closed_at = models.DateTimeField("比对完成时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "比对"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.plan}与上一年的比对"
