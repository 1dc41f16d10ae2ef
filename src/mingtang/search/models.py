"""检索的表：ways of saying one thing that an organ has added to those that come with the software."""

from django.db import models
from django.db.models import Q

from mingtang.organs.models import Person, Unit


class Saying(models.Model):
    """说法：one thing said in several ways, parted by spaces; whoever looks for one of them finds the others."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    words = models.CharField("说法", max_length=300)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="添加人")
    added_at = models.DateTimeField("添加时间")
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="停用人")
    ended_at = models.DateTimeField("停用时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "说法"
        default_manager_name = base_manager_name = "rows"
        ordering = ("words", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "words"], condition=Q(ended_at=None), name="search_saying_once_while_it_counts"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="search_saying_ended_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.words

    @property
    def ways(self) -> tuple[str, ...]:
        """每一种说法。"""
        return tuple(self.words.split())
