"""找回的表。"""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.law import recoveries
from mingtang.law.recoveries import RecoveryState
from mingtang.organs.models import Person
from mingtang.organs.names import signed


class RecoveryQuerySet(models.QuerySet["Recovery"]):
    """找回的查询。"""

    def waiting(self, *, at: datetime) -> Self:
        """Asked for, not decided and not lapsed."""
        return self.filter(decided_at=None, asked_at__gt=at - recoveries.LAPSES_AFTER)


class Recovery(models.Model):
    """找回：the phone or the password of somebody is lost; asked for by one person, confirmed or refused by another."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="recoveries", verbose_name="人员")
    reason = models.CharField("原因", max_length=200)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="申请人")
    asked_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁申请"
    )
    asked_at = models.DateTimeField("申请时间")
    state = models.CharField(
        "状态", max_length=10, choices=[(each.value, each.label) for each in RecoveryState], default=RecoveryState.ASKED
    )
    decided_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="确认人或拒绝人"
    )
    decided_at = models.DateTimeField("确认或拒绝时间", null=True, blank=True)

    rows = RecoveryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "找回"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(condition=~Q(asked_by=F("person")), name="recovery_recovery_not_for_oneself"),
            models.CheckConstraint(
                condition=~Q(asked_for=F("person"))
                & (~Q(state=RecoveryState.CONFIRMED.value) | ~Q(asked_for=F("decided_by"))),
                name="recovery_recovery_not_by_whoever_is_stood_in_for",
            ),
            models.CheckConstraint(
                condition=Q(state=RecoveryState.ASKED.value, decided_by=None, decided_at=None)
                | Q(state=RecoveryState.REFUSED.value, decided_by__isnull=False, decided_at__isnull=False)
                | Q(state=RecoveryState.CONFIRMED.value, decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(decided_by=F("asked_by"))
                & ~Q(decided_by=F("person")),
                name="recovery_recovery_by_two",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}的找回"

    @property
    def hands(self) -> frozenset[int | None]:
        """申请的人：whoever asked, and whoever that person stood in for."""
        return frozenset({self.asked_by_id, self.asked_for_id or self.asked_by_id})

    @property
    def asker(self) -> str:
        """申请人，and for whom."""
        return signed(self.asked_by.name, self.asked_for and self.asked_for.name)

    @property
    def recovery_state(self) -> RecoveryState:
        """状态，as the law room knows it."""
        return RecoveryState(self.state)

    @property
    def lapses_at(self) -> datetime:
        """过期时间。"""
        return recoveries.lapses_at(self.asked_at)
