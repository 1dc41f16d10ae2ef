"""两个人办的事：asked for by one person and done by another, who neither asked nor is the one stood in for.

A shape that rooms share; each keeps its own table of it, with what it is about.
"""

from django.db import models
from django.db.models import F, Q

from mingtang.organs.models import Person
from mingtang.organs.names import signed


class AskedByOneDoneByAnother(models.Model):
    """一人提出、另一人办理：or, without anybody who asked, done by a rule of days."""

    reason = models.TextField("理由")
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提出人")
    asked_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁提出"
    )
    asked_at = models.DateTimeField("提出时间")
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理人")
    done_at = models.DateTimeField("抹去时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = base_manager_name = "rows"
        ordering = ("asked_at", "id")
        constraints = (
            # 没有提出人的，是按期限抹去的：it waits for nobody.
            models.CheckConstraint(
                condition=Q(asked_by=None, done_by=None, done_at__isnull=False)
                | Q(asked_by__isnull=False, done_by=None, done_at=None)
                | (Q(asked_by__isnull=False, done_by__isnull=False, done_at__isnull=False) & ~Q(done_by=F("asked_by"))),
                name="%(app_label)s_%(class)s_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(asked_for=F("done_by")), name="%(app_label)s_%(class)s_not_by_whoever_is_stood_in_for"
            ),
        )

    @property
    def hands(self) -> frozenset[int | None]:
        """提出的人：whoever asked, and whoever that person stood in for."""
        return frozenset({self.asked_by_id, self.asked_for_id or self.asked_by_id})

    @property
    def asker(self) -> str:
        """提出人，and for whom; empty when the rule of days did it."""
        if self.asked_by is None:
            return ""
        return signed(self.asked_by.name, self.asked_for and self.asked_for.name)
