"""编审的签名：Approval · Return."""

from django.db import models
from django.db.models import Q

from mingtang.editorial.models.documents import Revision, hands_of
from mingtang.law.editorial import SECRECY_ITEMS, Stage
from mingtang.organs.models import Person
from mingtang.organs.names import signed


class Approval(models.Model):
    """审签：one person's signature under one revision at one stage; the secrecy review stands in the first."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="approvals", verbose_name="稿次")
    stage = models.CharField("环节", max_length=10, choices=[(s.value, s.label) for s in Stage])
    reviewer = models.ForeignKey(Person, models.PROTECT, related_name="approvals", verbose_name="审签人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁审签"
    )
    digest = models.CharField("所签摘要", max_length=64)
    findings = models.JSONField("审查结论", default=dict)
    ticks = models.JSONField("审校清单", default=list)
    attested_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="纸质签名的见证人"
    )
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "审签"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(fields=["revision", "reviewer"], name="editorial_approval_once_per_reviewer"),
            models.UniqueConstraint(fields=["revision", "stage"], name="editorial_approval_once_per_stage"),
            models.CheckConstraint(condition=Q(stage__in=[s.value for s in Stage]), name="editorial_approval_stage"),
            models.CheckConstraint(
                condition=Q(attested_by=None) | Q(stage=Stage.LEADER.value), name="editorial_approval_attested"
            ),
            models.CheckConstraint(
                # A missing key makes a comparison unknown, and an unknown CHECK holds: so the keys are asked for too.
                condition=~Q(stage=Stage.REVIEW.value)
                | Q(findings__has_keys=list(SECRECY_ITEMS), **{f"findings__{item}": True for item in SECRECY_ITEMS}),
                name="editorial_approval_review_found_clear",
            ),
        )

    def __str__(self) -> str:
        return f"{self.revision} {Stage(self.stage).label}"

    @property
    def hands(self) -> frozenset[int]:
        """审签的人：the reviewer and whoever the reviewer stood in for."""
        return hands_of(self.reviewer_id, self.stands_for_id)

    @property
    def signed(self) -> str:
        """署名。"""
        return signed(self.reviewer.name, self.stands_for and self.stands_for.name)


class Return(models.Model):
    """退回：a revision sent back with its reason; what follows is a new revision."""

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="returned", verbose_name="稿次")
    reviewer = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="退回人")
    reason = models.TextField("理由")
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "退回"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.revision} 退回"
