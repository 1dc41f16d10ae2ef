"""更新情况的表：Recheck. How an item stands is computed and never stored."""

from django.db import models

from mingtang.organs.models import Person, Unit


class Recheck(models.Model):
    """核对：somebody looked on a day and found that there was nothing new to publish in an item."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rechecks", verbose_name="单位")
    code = models.CharField("事项编号", max_length=39)
    words = models.CharField("核对了什么", max_length=200)
    on = models.DateField("核对日期")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="核对人")
    at = models.DateTimeField("登记时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "核对"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["unit", "code", "on"], name="freshness_recheck_by_item"),)

    def __str__(self) -> str:
        return f"{self.code} {self.on}"
