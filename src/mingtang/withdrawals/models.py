"""撤回的表：Withdrawal · Request · Clearance · Copy."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.editorial.models import Document, Published
from mingtang.editorial.models.documents import hands_of
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.withdrawals import ASKED_FOR, RequestState
from mingtang.organs.models import Person
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of


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

    @property
    def label(self) -> str:
        """种类的名称。"""
        return WithdrawalKind(self.kind).label

    @property
    def public_kind(self) -> str:
        """公众看到的种类。"""
        return WithdrawalKind(self.kind).public_label


class RequestQuerySet(models.QuerySet["Request"]):
    """撤回申请的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Requests about documents of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("document__unit__"))

    def waiting(self) -> Self:
        """Asked for and not decided."""
        return self.filter(state=RequestState.ASKED.value)


class Request(models.Model):
    """撤回申请：that a document be taken from the public, asked for by one person and decided by another."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="requests", verbose_name="公开件")
    published = models.ForeignKey(Published, models.PROTECT, related_name="requests", verbose_name="申请时的一版")
    kind = models.CharField("种类", max_length=10, choices=[(k.value, k.label) for k in ASKED_FOR])
    public_reason = models.CharField("公开的理由", max_length=500)
    internal_reason = models.CharField("内部的原因", max_length=500, blank=True)
    target = models.CharField("新的地址", max_length=300, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提出人")
    asked_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁提出"
    )
    asked_at = models.DateTimeField("提出时间")
    state = models.CharField(
        "状态", max_length=10, choices=[(s.value, s.label) for s in RequestState], default=RequestState.ASKED.value
    )
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    answer = models.CharField("不同意的理由", max_length=500, blank=True)

    rows = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "撤回申请"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=RequestState.ASKED.value), name="withdrawals_request_one_waiting"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ASKED_FOR]) & ~Q(public_reason=""),
                name="withdrawals_request_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.ASKED.value, decided_by=None, decided_at=None)
                | Q(state=RequestState.DROPPED.value, decided_by__isnull=False, decided_at__isnull=False)
                | Q(state=RequestState.GRANTED.value, decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(decided_by=models.F("asked_by"))
                | Q(state=RequestState.REFUSED.value, decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(decided_by=models.F("asked_by"))
                & ~Q(answer=""),
                name="withdrawals_request_by_two",
            ),
        )

    def __str__(self) -> str:
        return f"{self.published.title} 撤回申请"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> RequestQuerySet:
        """Requests in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def hands(self) -> frozenset[int]:
        """提出的人：whoever asked and whom that person stood in for."""
        return hands_of(self.asked_by_id, self.asked_for_id)

    @property
    def asker(self) -> str:
        """提出人的署名。"""
        return signed(self.asked_by.name, self.asked_for and self.asked_for.name)

    @property
    def stands(self) -> RequestState:
        """状态，as the law room knows it."""
        return RequestState(self.state)

    @property
    def label(self) -> str:
        """种类的名称。"""
        return WithdrawalKind(self.kind).label


class ClearanceQuerySet(models.QuerySet["Clearance"]):
    """清理转载的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Those about documents of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("withdrawal__document__unit__"))

    def open(self) -> Self:
        """Not closed."""
        return self.filter(closed_at=None)


class Clearance(models.Model):
    """清理转载：after a safety withdrawal, the places that have a copy, until none has it any more."""

    withdrawal = models.OneToOneField(Withdrawal, models.PROTECT, related_name="clearance", verbose_name="安全撤稿")
    opened_at = models.DateTimeField("开始时间")
    closed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="清理完毕的人"
    )
    closed_at = models.DateTimeField("清理完毕时间", null=True, blank=True)
    finding = models.CharField("查过的地方", max_length=500, blank=True)

    rows = ClearanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "清理转载"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_by=None, closed_at=None, finding="")
                | Q(closed_by__isnull=False, closed_at__isnull=False) & ~Q(finding=""),
                name="withdrawals_clearance_closed_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.withdrawal} 清理转载"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ClearanceQuerySet:
        """Those in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)


class Copy(models.Model):
    """转载处：a place that has a copy of what was taken back, until somebody has seen that it is gone."""

    clearance = models.ForeignKey(Clearance, models.PROTECT, related_name="copies", verbose_name="清理转载")
    place = models.CharField("转载处", max_length=100)
    address = models.CharField("地址", max_length=300, blank=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    added_at = models.DateTimeField("登记时间")
    cleared_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="清理人"
    )
    cleared_at = models.DateTimeField("清理时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "转载处"
        default_manager_name = base_manager_name = "rows"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(cleared_by=None, cleared_at=None) | Q(cleared_by__isnull=False, cleared_at__isnull=False),
                name="withdrawals_copy_cleared_whole",
            ),
        )

    def __str__(self) -> str:
        return self.place
