"""免予解读的表：Exemption · ExplainerRule.

``subject`` is what the document itself is of, its first manuscript, so that corrected editions keep their exemption.
"""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from mingtang.drafting.models import Manuscript
from mingtang.law.interpretation import EXCERPT_PERCENT, SYNCHRONOUS, ExemptionState
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of


class ExemptionQuerySet(models.QuerySet["Exemption"]):
    """免予解读的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Exemptions of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("organ__"))


class Exemption(models.Model):
    """免予解读：asked with a reason by one, decided by a leader who is another."""

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="exemptions", verbose_name="发布机关")
    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="exemptions", verbose_name="文件的第一稿")
    subject = models.CharField("文件所据记录", max_length=100, db_index=True)
    reason = models.TextField("理由")
    state = models.CharField(
        "状态",
        max_length=10,
        choices=[(s.value, s.label) for s in ExemptionState],
        default=ExemptionState.ASKED.value,
    )
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="申请人")
    asked_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁申请"
    )
    asked_at = models.DateTimeField("申请时间")
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    decided_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁批准"
    )
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    note = models.TextField("批准、不批准的意见", blank=True)

    rows = ExemptionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "免予解读"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ExemptionState]), name="exemptions_exemption_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ExemptionState.ASKED.value, decided_by=None, decided_at=None)
                | (~Q(state=ExemptionState.ASKED.value) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="exemptions_exemption_decided_by",
            ),
            models.UniqueConstraint(
                fields=["subject"],
                condition=~Q(state=ExemptionState.REFUSED.value),
                name="exemptions_exemption_one_standing",
            ),
        )

    def __str__(self) -> str:
        return f"免予解读：{self.subject}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ExemptionQuerySet:
        """Exemptions in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> ExemptionState:
        """状态，as the law room knows it."""
        return ExemptionState(self.state)

    @property
    def asker(self) -> str:
        """申请人的署名。"""
        return signed(self.asked_by.name, self.asked_for and self.asked_for.name)

    @property
    def decider(self) -> str:
        """批准人的署名。"""
        return signed(self.decided_by.name, self.decided_for and self.decided_for.name) if self.decided_by else ""


def _words() -> list[str]:
    return list(SYNCHRONOUS)


class ExplainerRule(models.Model):
    """解读设置：how an organ calls the three, what it explains besides, and from when on a text is a mere excerpt."""

    organ = models.OneToOneField(Unit, models.PROTECT, related_name="explainer_rule", verbose_name="机关")
    words = models.JSONField("三同步的叫法", default=_words)
    types = models.JSONField("另外必须解读的文件种类", default=list)
    place = models.CharField("解读放在哪里", max_length=120, blank=True, help_text="事项|栏目")
    excerpt_percent = models.PositiveSmallIntegerField("照抄的提示线", default=EXCERPT_PERCENT)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="设置人")
    set_at = models.DateTimeField("设置时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "解读设置"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(
                condition=Q(excerpt_percent__range=(1, 100)), name="exemptions_explainerrule_percent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organ} 解读设置"


def told_of(rule: ExplainerRule | None) -> dict[str, Any]:
    """设置，or what holds without one."""
    if rule is None:
        return {"words": list(SYNCHRONOUS), "types": [], "place": "", "excerpt_percent": EXCERPT_PERCENT}
    names = ("words", "types", "place", "excerpt_percent")
    return {name: getattr(rule, name) for name in names}
