"""指出的地方的表。"""

from django.db import models
from django.db.models import Q

from mingtang.editorial.models import Revision
from mingtang.organs.models import Person
from mingtang.organs.names import signed


class Remark(models.Model):
    """指出的地方：what a reviewer says of one place in a revision, until its author has answered it."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="remarks", verbose_name="稿次")
    place = models.CharField("位置", max_length=120, blank=True, help_text="空的是全文")
    quoted = models.CharField("原文", max_length=80)
    text = models.CharField("意见", max_length=500)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="指出人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁指出"
    )
    at = models.DateTimeField("指出时间")
    settled_in = models.ForeignKey(
        Revision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复时的稿次"
    )
    settled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    settled_at = models.DateTimeField("答复时间", null=True, blank=True)
    answer = models.CharField("答复", max_length=500, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "指出的地方"
        default_manager_name = base_manager_name = "rows"
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(settled_in=None, settled_by=None, settled_at=None, answer="")
                | Q(settled_in__isnull=False, settled_by__isnull=False, settled_at__isnull=False) & ~Q(answer=""),
                name="remarks_remark_settled_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.revision}“{self.quoted}”"

    @property
    def is_settled(self) -> bool:
        """是否已答复。"""
        return self.settled_at is not None

    @property
    def signed(self) -> str:
        """指出人的署名。"""
        return signed(self.by.name, self.stands_for and self.stands_for.name)
