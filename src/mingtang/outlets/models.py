"""发布渠道的表。"""

from django.db import models
from django.db.models import Q

from mingtang.law.outlets import Outlet
from mingtang.organs.models import Person, Unit


class OutletRule(models.Model):
    """发布渠道设置：where an organ publishes as a rule, from an instant on; each document may say otherwise."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    outlet = models.CharField("发布渠道", max_length=10, choices=[(each.value, each.label) for each in Outlet])
    portal = models.CharField("门户网站名称", max_length=60, blank=True)
    host = models.CharField("门户网站域名", max_length=100, blank=True)
    set_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="设置人")
    set_at = models.DateTimeField("设置时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "发布渠道设置"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(
                condition=Q(outlet__in=[each.value for each in Outlet]), name="outlets_outletrule_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} {Outlet(self.outlet).label}"
