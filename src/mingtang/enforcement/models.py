"""执法公示的表：EnforcementNotice · ShowingRule. Natural persons stand here by their surname alone."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.law.enforcement import Ending, NoticeKind, notice_kind, notice_kinds
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, scope_of


def kinds() -> list[tuple[str, str]]:
    """公示的种类，as the table of the law room has them: one more of them is no other table here."""
    return [(kind.code, kind.name) for kind in notice_kinds()]


class EnforcementNoticeQuerySet(models.QuerySet["EnforcementNotice"]):
    """执法公示的查询。"""

    def kept(self) -> Self:
        """Those that were not dropped as drafts."""
        return self.filter(dropped_at=None)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Notices of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class EnforcementNotice(models.Model):
    """执法公示：one decision, as the public may read it, and what became of the decision later."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="enforcement_notices", verbose_name="机关")
    kind = models.CharField("种类", max_length=10, choices=kinds)
    number = models.CharField("决定书文号", max_length=60)
    party = models.CharField("行政相对人名称", max_length=200)
    cells = models.JSONField("各项")
    decided_on = models.DateField("决定日期")
    ended_how = models.CharField("决定后来", max_length=10, blank=True, choices=[(e.value, e.label) for e in Ending])
    ended_on = models.DateField("变更、撤销的日期", null=True, blank=True)
    ended_why = models.TextField("公开的理由", blank=True)
    dropped_at = models.DateTimeField("作废时间", null=True, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="录入人")
    made_at = models.DateTimeField("录入时间")

    rows = EnforcementNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "执法公示"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-decided_on", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "kind", "number"], condition=Q(dropped_at=None), name="enforcement_notice_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_how="", ended_on=None, ended_why="")
                | (~Q(ended_how="") & Q(ended_on__isnull=False) & ~Q(ended_why="")),
                name="enforcement_notice_ended_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.party}{self.of_kind.name}决定（{self.number}）"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> EnforcementNoticeQuerySet:
        """Notices in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def of_kind(self) -> NoticeKind:
        """种类，as the law room knows it."""
        return notice_kind(self.kind)

    @property
    def address(self) -> str:
        """公开地址。"""
        return f"/{self.unit.code}/enforcement/{self.kind}/{self.pk}/"


class ShowingRule(models.Model):
    """公示期限：how long an organ shows a kind of notice, and within how many working days it is public."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="showing_rules", verbose_name="机关")
    kind = models.CharField("种类", max_length=10, choices=kinds)
    months = models.PositiveSmallIntegerField("公示多少个月")
    publish_days = models.PositiveSmallIntegerField("多少个工作日内公示", null=True, blank=True)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="设定人")
    set_at = models.DateTimeField("设定时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "公示期限"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit", "kind")
        constraints = (models.UniqueConstraint(fields=["unit", "kind"], name="enforcement_rule_once"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}公示 {self.months} 个月"
