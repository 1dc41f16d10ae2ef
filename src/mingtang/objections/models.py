"""异议的表：an objection to a list and what became of it; what was typed stands apart and may be erased."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.law.payees import MOST_CONTACT, MOST_NAME, STATE_LABELS, ObjectionOutcome, ObjectionState
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer
from mingtang.payees.models import PayeeList


class ObjectionQuerySet(models.QuerySet["Objection"]):
    """异议的查询。"""

    def waiting(self) -> Self:
        """Objections without an answer."""
        return self.filter(state=ObjectionState.RECEIVED.value)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Objections to lists in sight."""
        return self.filter(of_list__in=PayeeList.seen_by(viewer, at=at))


class Objection(models.Model):
    """异议：somebody says that a list is wrong, and what became of it. What was typed stands apart."""

    of_list = models.ForeignKey(PayeeList, models.PROTECT, related_name="objections", verbose_name="名单")
    number = models.CharField("受理编号", max_length=8, unique=True)
    code_digest = models.CharField("查询码摘要", max_length=64)
    form_key = models.CharField("表单编号", max_length=40, unique=True)
    received_on = models.DateField("收到日期")
    received_at = models.DateTimeField("登记时间")
    taken_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="窗口登记人"
    )
    due_on = models.DateField("答复期限")
    state = models.CharField("状态", max_length=10, choices=[(s.value, label) for s, label in STATE_LABELS.items()])
    outcome = models.CharField(
        "核实结果", max_length=10, blank=True, choices=[(o.value, o.label) for o in ObjectionOutcome]
    )
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    rows = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "异议"
        default_manager_name = base_manager_name = "rows"
        ordering = ("received_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=ObjectionState.RECEIVED.value, answered_at=None, answered_by=None, outcome="")
                | (
                    Q(state=ObjectionState.ANSWERED.value, answered_at__isnull=False, answered_by__isnull=False)
                    & ~Q(outcome="")
                ),
                name="objections_answered_whole",
            ),
        )

    def __str__(self) -> str:
        return f"异议 {self.number}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ObjectionQuerySet:
        """Objections in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> ObjectionState:
        """状态，as the law room knows it."""
        return ObjectionState(self.state)


class ObjectionText(models.Model):
    """异议的文字：what was typed and what was answered, apart from the record, so that it can be erased."""

    objection = models.OneToOneField(Objection, models.PROTECT, related_name="words", verbose_name="异议")
    text = models.TextField("异议")
    name = models.CharField("称呼", max_length=MOST_NAME, blank=True)
    contact = models.CharField("联系方式", max_length=MOST_CONTACT, blank=True)
    answer = models.TextField("答复", blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "异议的文字"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.objection}的文字"
