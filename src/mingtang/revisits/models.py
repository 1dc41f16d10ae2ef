"""复查的表。"""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.editorial.models import Document, Published
from mingtang.organs.models import Person
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of


class RevisitQuerySet(models.QuerySet["Revisit"]):
    """复查的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Those of documents of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("document__unit__"))

    def open(self) -> Self:
        """Not done, and not overtaken by a new edition or a withdrawal."""
        return self.filter(done_at=None, ended_at=None)


class Revisit(models.Model):
    """复查：the day on which somebody looks whether what is public still holds."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="revisits", verbose_name="公开件")
    published = models.ForeignKey(Published, models.PROTECT, related_name="revisits", verbose_name="已公开的一版")
    due_on = models.DateField("复查日期")
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复查人")
    done_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁复查"
    )
    done_at = models.DateTimeField("复查时间", null=True, blank=True)
    ended_at = models.DateTimeField("不必再复查的时间", null=True, blank=True)

    rows = RevisitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "复查"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(
                fields=["document"], condition=Q(done_at=None, ended_at=None), name="revisits_revisit_one_open"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, done_for=None)
                | Q(done_at__isnull=False, done_by__isnull=False, ended_at=None),
                name="revisits_revisit_done_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.published.title} 复查"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> RevisitQuerySet:
        """Those in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def is_open(self) -> bool:
        """是否还要做。"""
        return self.done_at is None and self.ended_at is None

    @property
    def checker(self) -> str:
        """复查人的署名。"""
        return signed(self.done_by.name, self.done_for and self.done_for.name) if self.done_by else ""
