"""撤回的表。"""

from django.db import models
from django.db.models import Q

from mingtang.editorial.models import Document, Published
from mingtang.law.editorial import WithdrawalKind
from mingtang.organs.models import Person


class Withdrawal(models.Model):
    """撤回：the whole document taken from the public, its past editions too, and what is said in its place."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="withdrawals", verbose_name="公开件")
    published = models.OneToOneField(Published, models.PROTECT, related_name="withdrawal", verbose_name="撤下的一版")
    kind = models.CharField("种类", max_length=10, choices=[(k.value, k.label) for k in WithdrawalKind])
    public_reason = models.CharField("公开的理由", max_length=500, blank=True)
    internal_reason = models.CharField("内部的原因", max_length=500, blank=True)
    target = models.CharField("新的地址", max_length=300, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提出人")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="决定人")
    at = models.DateTimeField("撤下时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "撤回"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=WithdrawalKind.SAFETY.value, public_reason="", target="") & ~Q(internal_reason="")
                | ~Q(kind=WithdrawalKind.SAFETY.value) & ~Q(public_reason="") & ~Q(asked_by=models.F("by")),
                name="withdrawals_withdrawal_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} {WithdrawalKind(self.kind).label}"
