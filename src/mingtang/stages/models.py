"""环节设置的表。"""

from django.db import models

from mingtang.organs.models import Person, Unit


class StageRule(models.Model):
    """环节设置：which stages a kind passes at an organ from an instant on, and how many working days each has."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    kind = models.CharField("种类", max_length=40)
    stages = models.CharField("环节", max_length=30)
    days = models.JSONField("各环节的工作日", default=dict)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="设置人")
    set_at = models.DateTimeField("设置时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "环节设置"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.unit} {self.kind}"
