"""督查的表：who holds the due work, when it last ran, and what came of each row."""

from django.db import models
from django.db.models import Q


class Lease(models.Model):
    """租约：whoever holds it does the due work; an expired one may be taken by anybody."""

    name = models.CharField("名称", max_length=20, primary_key=True)
    holder = models.CharField("持有者", max_length=32, blank=True)
    until_at = models.DateTimeField("到期时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "租约"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return self.name


class DueRun(models.Model):
    """到期办理：one round that found something due. One without an end was killed or is still under way."""

    began_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "到期办理"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-began_at", "-id")
        indexes = (models.Index(fields=["began_at"], name="supervision_duerun_began"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("began_at")),
                name="supervision_duerun_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"到期办理 {self.pk}"


class Outcome(models.Model):
    """办理结果：what came of one due row. Holds references and fixed sentences, never a personal value."""

    run = models.ForeignKey(DueRun, models.CASCADE, related_name="outcomes", verbose_name="到期办理")
    task = models.CharField("事项", max_length=80)
    name = models.CharField("事项名称", max_length=60)
    row = models.CharField("对象", max_length=100, blank=True)
    done = models.BooleanField("已办")
    sentence = models.CharField("说明", max_length=200, blank=True)
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "办理结果"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.name} {self.row}"


class Heartbeat(models.Model):
    """心跳：the end of the last full round of due work, and its run when it found anything."""

    name = models.CharField("名称", max_length=20, primary_key=True)
    beat_at = models.DateTimeField("最近一轮结束")
    run = models.ForeignKey(DueRun, models.SET_NULL, null=True, related_name="+", verbose_name="最近一轮")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "心跳"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return self.name
