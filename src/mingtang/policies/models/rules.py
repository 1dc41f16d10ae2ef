"""公文的设置：PolicyRule · PolicySerial."""

from django.db import models

from mingtang.law.drafting_sheets import WITHHELD_NOTE
from mingtang.law.policy_lengths import Lengths
from mingtang.organs.models import Unit


class PolicyRule(models.Model):
    """公文设置：from which day an organ keeps this, its own lengths, and the note for what is not public."""

    organ = models.OneToOneField(Unit, models.PROTECT, related_name="policy_rule", verbose_name="机关")
    starts_on = models.DateField("从哪天起的公文要有公文单", null=True, blank=True)
    withheld_note = models.CharField("不予公开的附注", max_length=40, default=WITHHELD_NOTE)
    lengths = models.JSONField("长短", default=dict)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "公文设置"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.organ} 公文设置"

    @property
    def own(self) -> Lengths:
        """本机关的长短。"""
        return Lengths(**self.lengths)


class PolicySerial(models.Model):
    """统一编号的序号：the last one an organ gave in a year; it only grows."""

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    year = models.PositiveSmallIntegerField("年")
    last = models.PositiveIntegerField("最后一个序号", default=0)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "统一编号的序号"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["organ", "year"], name="policies_serial_one_a_year"),)

    def __str__(self) -> str:
        return f"{self.organ} {self.year} 年 {self.last}"
