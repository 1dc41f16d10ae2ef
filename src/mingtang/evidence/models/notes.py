"""佐证规则和进展记录的表：EvidenceRule · Note."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer
from mingtang.workplan.models.commitments import Commitment


class EvidenceRule(models.Model):
    """佐证规则：what a source brings by itself for a commitment; it still waits for a person to accept it."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="evidence_rules", verbose_name="任务")
    source = models.CharField("来源", max_length=40)
    words = models.CharField("匹配词", max_length=100)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="设置人")
    made_at = models.DateTimeField("设置时间")
    ended_at = models.DateTimeField("停用时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "佐证规则"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.commitment.key} {self.words}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> models.QuerySet["EvidenceRule"]:
        """Rules of commitments in sight."""
        return cls.rows.filter(commitment__in=Commitment.seen_by(viewer, at=at))


class NoteQuerySet(models.QuerySet["Note"]):
    """进展记录的查询。"""

    def confirmed(self) -> Self:
        """Notes that a second person confirmed for the public."""
        return self.filter(public_at__isnull=False)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Notes of commitments in sight."""
        return self.filter(commitment__in=Commitment.seen_by(viewer, at=at))


class Note(models.Model):
    """进展记录：what was done, in a sentence or two. It changes no state: evidence does."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="notes", verbose_name="任务")
    text = models.TextField("内容")
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="记录人")
    written_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁记录"
    )
    written_at = models.DateTimeField("记录时间")
    public_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开确认人"
    )
    public_at = models.DateTimeField("公开确认时间", null=True, blank=True)

    rows = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "进展记录"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-written_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(public_at=None, public_by=None)
                | (Q(public_at__isnull=False, public_by__isnull=False) & ~Q(public_by=models.F("written_by"))),
                name="evidence_note_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(written_for=models.F("public_by")), name="evidence_note_not_by_whoever_is_stood_in_for"
            ),
        )

    def __str__(self) -> str:
        return self.text[:30]

    @property
    def hands(self) -> frozenset[int]:
        """记录的人：whoever wrote it, and whoever that person stood in for."""
        return frozenset({self.written_by_id, self.written_for_id or self.written_by_id})

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> NoteQuerySet:
        """Notes in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)
