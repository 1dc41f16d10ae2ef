"""应急发布的表。"""

from django.db import models
from django.db.models import Q

from mingtang.editorial.models import Revision
from mingtang.editorial.models.documents import hands_of
from mingtang.law.editorial import Stage
from mingtang.organs.models import Person


class Emergency(models.Model):
    """应急发布：a leader lets a revision go without one stage; a debt until that stage is made up for."""

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="emergency", verbose_name="稿次")
    stage = models.CharField("后补的环节", max_length=10, choices=[(s.value, s.label) for s in Stage])
    reason = models.CharField("理由", max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="决定人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁决定"
    )
    at = models.DateTimeField("决定时间")
    cleared_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="补审人"
    )
    cleared_at = models.DateTimeField("补审时间", null=True, blank=True)
    ticks = models.JSONField("补审时核对的", default=list)
    finding = models.CharField("补审意见", max_length=300, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "应急发布"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(
                condition=Q(cleared_by=None, cleared_at=None, finding="")
                | Q(cleared_by__isnull=False, cleared_at__isnull=False) & ~Q(finding=""),
                name="emergencies_emergency_cleared_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.revision} 应急发布"

    @property
    def hands(self) -> frozenset[int]:
        """决定的人：whoever decided it and whoever that person stood in for."""
        return hands_of(self.by_id, self.stands_for_id)
