"""索引号的表：the organ's rule, its counter of the year, and what was registered under which number."""

from django.db import models
from django.db.models import Q

from mingtang.organs.models import Person, Unit


class IndexRule(models.Model):
    """索引号规则：the code of the unit that stands in front of an organ's index numbers."""

    organ = models.OneToOneField(Unit, models.PROTECT, related_name="index_rule", verbose_name="机关")
    prefix = models.CharField("单位编码", max_length=30)
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="设置人")
    set_at = models.DateTimeField("设置时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "索引号规则"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.organ} {self.prefix}"


class Serial(models.Model):
    """序号：the last one given by an organ in a year; it only grows."""

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    year = models.PositiveSmallIntegerField("年")
    last = models.PositiveIntegerField("最后一个序号", default=0)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "序号"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["organ", "year"], name="numbering_serial_one_a_year"),)

    def __str__(self) -> str:
        return f"{self.organ} {self.year} 年 {self.last}"


class Registration(models.Model):
    """登记：the index number that a document was given once; it never changes and is never given again."""

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    subject = models.CharField("所据记录", max_length=100, unique=True, help_text="房间.表:编号")
    year = models.PositiveSmallIntegerField("年")
    serial = models.PositiveIntegerField("序号")
    number = models.CharField("索引号", max_length=60, unique=True)
    address = models.CharField("公开地址", max_length=200, unique=True)
    at = models.DateTimeField("登记时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "登记"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="numbering_registration_once"),
            models.CheckConstraint(condition=Q(serial__gte=1), name="numbering_serial_from_one"),
        )

    def __str__(self) -> str:
        return self.number
