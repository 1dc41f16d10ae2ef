"""登录的表：the phone that is bound, and every time somebody came in."""

from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.law.second_factor import ENDING_LABELS, FACTOR_LABELS, Ending, Factors
from mingtang.organs.models import Person


class DeviceQuerySet(models.QuerySet["Device"]):
    """绑定的手机的查询。"""

    def in_force(self) -> Self:
        """Those whose codes are asked for."""
        return self.filter(removed_at=None)


class Device(models.Model):
    """绑定的手机：whose codes are the second factor of a person. The secret is made from the seed and the key of the
    installation, so that the database alone, and a copy of it, tells no code."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="devices", verbose_name="人员")
    seed = models.CharField("种子", max_length=40, unique=True)
    confirmed_at = models.DateTimeField("绑定时间")
    last_step = models.BigIntegerField("用过的最后一步")
    failures = models.PositiveSmallIntegerField("连续输错次数", default=0)
    failed_at = models.DateTimeField("最后一次输错", null=True, blank=True)
    removed_at = models.DateTimeField("解除时间", null=True, blank=True)

    rows = DeviceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "绑定的手机"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(fields=["person"], condition=Q(removed_at=None), name="access_device_one_in_force"),
        )

    def __str__(self) -> str:
        return f"{self.person}绑定的手机"


class SignInQuerySet(models.QuerySet["SignIn"]):
    """登录记录的查询。"""

    def open(self) -> Self:
        """Those that have not ended."""
        return self.filter(ended_at=None)


class SignIn(models.Model):
    """登录记录：who came in, when and by what, signed with the key of the installation. No address is kept of where."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="sign_ins", verbose_name="人员")
    at = models.DateTimeField("登录时间")
    factors = models.CharField("登录方式", max_length=20, choices=[(each.value, each.label) for each in Factors])
    browser = models.CharField("设备", max_length=20)
    signature = models.CharField("签名", max_length=64)
    session_key = models.CharField("会话", max_length=40, blank=True, db_index=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    ended_how = models.CharField(
        "怎样结束", max_length=12, blank=True, choices=[(each.value, each.label) for each in Ending]
    )

    rows = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "登录记录"
        default_manager_name = base_manager_name = "rows"
        indexes = (models.Index(fields=["person", "-at"], name="access_signin_of_person"),)
        constraints = (
            models.CheckConstraint(condition=Q(factors__in=list(FACTOR_LABELS)), name="access_signin_factors_known"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="")
                | Q(ended_at__isnull=False, ended_how__in=list(ENDING_LABELS), session_key=""),
                name="access_signin_ends_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}的登录"

    @property
    def factors_label(self) -> str:
        """登录方式，in words."""
        return Factors(self.factors).label

    @property
    def ended_label(self) -> str:
        """怎样结束，in words."""
        return Ending(self.ended_how).label if self.ended_how else ""
