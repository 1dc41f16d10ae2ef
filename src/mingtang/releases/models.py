"""发布的表：Release · Member."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.editorial.models import Edition
from mingtang.law.releases import OPEN, ReleaseState
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of


class ReleaseQuerySet(models.QuerySet["Release"]):
    """发布的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Releases of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))

    def open(self) -> Self:
        """Planned, or refused at its moment and not planned anew yet."""
        return self.filter(state__in=[state.value for state in OPEN])

    def come(self, *, at: datetime) -> Self:
        """到时间的：planned for a moment that has come."""
        return self.filter(state=ReleaseState.PLANNED.value, planned_at__lte=at)


class Release(models.Model):
    """发布：one or more editions that go public at one moment, by hand or at their time, all of them or none."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="releases", verbose_name="发布单位")
    title = models.CharField("名称", max_length=200)
    state = models.CharField(
        "状态", max_length=10, choices=[(s.value, s.label) for s in ReleaseState], default=ReleaseState.PLANNED.value
    )
    planned_at = models.DateTimeField("定好的时间", null=True, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="安排人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁安排"
    )
    made_at = models.DateTimeField("安排时间")
    released_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发布人"
    )
    released_at = models.DateTimeField("实际发布时间", null=True, blank=True)
    refusal = models.TextField("没有发布成的原因", blank=True)
    refused_at = models.DateTimeField("没有发布成的时间", null=True, blank=True)
    cancelled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="取消人"
    )
    cancelled_at = models.DateTimeField("取消时间", null=True, blank=True)

    rows = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发布"
        default_manager_name = base_manager_name = "rows"
        indexes = (models.Index(fields=["state", "planned_at"], name="releases_release_come"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ReleaseState]), name="releases_release_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ReleaseState.DONE.value, released_at__isnull=False)
                | ~Q(state=ReleaseState.DONE.value) & Q(released_at=None, released_by=None),
                name="releases_release_done_at",
            ),
            models.CheckConstraint(
                condition=Q(state=ReleaseState.FAILED.value, refused_at__isnull=False) & ~Q(refusal="")
                | ~Q(state=ReleaseState.FAILED.value) & Q(refused_at=None, refusal=""),
                name="releases_release_failed_why",
            ),
            models.CheckConstraint(
                condition=Q(state=ReleaseState.CANCELLED.value, cancelled_at__isnull=False, cancelled_by__isnull=False)
                | ~Q(state=ReleaseState.CANCELLED.value) & Q(cancelled_at=None, cancelled_by=None),
                name="releases_release_cancelled_by",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ReleaseQuerySet:
        """Releases in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> ReleaseState:
        """状态，as the law room knows it."""
        return ReleaseState(self.state)

    @property
    def is_open(self) -> bool:
        """是否还没有了结。"""
        return self.stands in OPEN

    @property
    def planner(self) -> str:
        """安排人的署名。"""
        return signed(self.made_by.name, self.stands_for and self.stands_for.name)

    @property
    def reasons(self) -> list[str]:
        """没有发布成的原因，one sentence a line."""
        return self.refusal.splitlines()


class Member(models.Model):
    """成员：one edition in a release; ``is_planned`` while that release is, so that no edition is planned twice."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="members", verbose_name="发布")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="memberships", verbose_name="版次")
    is_planned = models.BooleanField("待发布", default=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="列入的人")
    added_at = models.DateTimeField("列入时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "成员"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(fields=["release", "edition"], name="releases_member_once"),
            models.UniqueConstraint(
                fields=["edition"], condition=Q(is_planned=True), name="releases_member_in_one_planned"
            ),
        )

    def __str__(self) -> str:
        return f"{self.release}：{self.edition}"
