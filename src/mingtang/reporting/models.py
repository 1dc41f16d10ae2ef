"""报表的表：Snapshot, the ledger of a quarter as it was, frozen and signed."""

import json
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from mingtang.law.moves import may_move
from mingtang.law.reporting import MOVES, Quarter, SnapshotState
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, day_of, scope_of

_HANDLES = {PostKind.DISCLOSURE_CLERK.value, PostKind.LEADER.value}


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    """季度报表的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Signed tables of organs seen whole and of one's own organ, from its districts and villages too.

        Those nobody signed, by the clerk and the leaders of the organ alone.
        """
        if not isinstance(viewer, Person) or not viewer.is_active:
            return self.none()
        posts = viewer.posts_on(day_of(at))
        handled = [post.unit_id for post in posts if post.kind in _HANDLES]
        seen = scope_of(viewer, at=at).whole_organs("unit__") | Q(unit__in={post.unit.organ_id for post in posts})
        return self.filter((seen & Q(signed_at__isnull=False)) | Q(unit__in=handled))

    def waiting(self) -> Self:
        """Tables that wait for a signature."""
        return self.filter(signed_at=None, sent_back_at=None, dropped_at=None)

    def signed(self) -> Self:
        """Tables that a leader signed."""
        return self.filter(signed_at__isnull=False)


class Snapshot(models.Model):
    """季度报表：the ledger's rows as of a day, in one canonical text, with who made and who signed it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="snapshots", verbose_name="机关")
    year = models.PositiveSmallIntegerField("年度")
    quarter = models.PositiveSmallIntegerField("季度")
    edition = models.PositiveSmallIntegerField("版次")
    as_of = models.DateField("截至")
    content = models.TextField("内容")
    digest = models.CharField("摘要", max_length=64)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="编制人")
    made_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁编制"
    )
    made_at = models.DateTimeField("编制时间")
    signed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签名人"
    )
    signed_at = models.DateTimeField("签名时间", null=True, blank=True)
    sent_back_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="退回人"
    )
    sent_back_at = models.DateTimeField("退回时间", null=True, blank=True)
    reason = models.TextField("退回的理由", blank=True)
    dropped_at = models.DateTimeField("撤回时间", null=True, blank=True)

    rows = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "季度报表"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-year", "-quarter", "-edition")
        constraints = (
            models.UniqueConstraint(fields=["unit", "year", "quarter", "edition"], name="reporting_snapshot_number"),
            models.UniqueConstraint(
                fields=["unit", "year", "quarter"],
                condition=Q(signed_at=None, sent_back_at=None, dropped_at=None),
                name="reporting_snapshot_one_waits",
            ),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="reporting_snapshot_quarter"),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None)
                | (Q(signed_at__isnull=False, signed_by__isnull=False) & ~Q(signed_by=F("made_by"))),
                name="reporting_snapshot_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(made_for=F("signed_by")), name="reporting_snapshot_not_by_whoever_is_stood_in_for"
            ),
            models.CheckConstraint(
                condition=Q(sent_back_at=None, sent_back_by=None, reason="")
                | (Q(sent_back_at__isnull=False, sent_back_by__isnull=False) & ~Q(reason="")),
                name="reporting_snapshot_sent_back_with_reason",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> SnapshotQuerySet:
        """Tables in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def hands(self) -> frozenset[int | None]:
        """编制的人：whoever made it, and whoever that person stood in for."""
        return frozenset({self.made_by_id, self.made_for_id or self.made_by_id})

    @property
    def maker(self) -> str:
        """编制人，and for whom."""
        return signed(self.made_by.name, self.made_for and self.made_for.name)

    @property
    def state(self) -> SnapshotState:
        """状态，read from what happened to it."""
        if self.signed_at is not None:
            return SnapshotState.SIGNED
        if self.sent_back_at is not None:
            return SnapshotState.SENT_BACK
        return SnapshotState.DROPPED if self.dropped_at is not None else SnapshotState.WAITING

    def may_become(self, then: SnapshotState) -> bool:
        """Whether the table of moves has a way there."""
        return may_move(MOVES, self.state, then)

    @property
    def period(self) -> Quarter:
        """季度。"""
        return Quarter(self.year, self.quarter)

    @property
    def title(self) -> str:
        """标题：柳溪镇2026年第三季度政务公开台账。"""
        return f"{self.told['organ']}{self.period.label}政务公开台账"

    @cached_property
    def told(self) -> dict[str, Any]:
        """内容，as it was frozen."""
        return json.loads(self.content)
