"""任务下达的表：HandDown · SendBack."""

from datetime import datetime
from hashlib import sha256
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.law.commitments import Rhythm, Term
from mingtang.law.delegation import LABELS, OPEN, HandDownState
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, scope_of
from mingtang.workplan.models import Commitment

OPEN_VALUES = sorted(state.value for state in OPEN)


class HandDownQuerySet(models.QuerySet["HandDown"]):
    """下达的查询。"""

    def in_state(self, *states: HandDownState) -> Self:
        """Hand-downs in one of these states."""
        return self.filter(state__in=[state.value for state in states])

    def open(self) -> Self:
        """Hand-downs that wait, were sent back or were taken over."""
        return self.in_state(*OPEN)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Of the organ that hands down, and of the unit that is to receive."""
        scope = scope_of(viewer, at=at)
        return self.filter(scope.whole_organs("commitment__plan__unit__") | scope.units("target__"))


class HandDown(models.Model):
    """下达：a commitment handed to one unit beneath, in words and with a term that the receiver can work with."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="hand_downs", verbose_name="任务")
    target = models.ForeignKey(Unit, models.PROTECT, related_name="received", verbose_name="接收单位")
    text = models.TextField("任务内容")
    rhythm = models.CharField("频次", max_length=12, choices=[(r.value, r.label) for r in Rhythm])
    due_on = models.DateField("时限", null=True, blank=True)
    note = models.TextField("说明", blank=True)
    state = models.CharField("状态", max_length=10, choices=[(s.value, label) for s, label in LABELS.items()])
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="下达人")
    sent_at = models.DateTimeField("下达时间")
    accepted_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="接收人"
    )
    accepted_at = models.DateTimeField("接收时间", null=True, blank=True)
    listed = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="taken_over", verbose_name="列入的任务"
    )
    is_linked = models.BooleanField("对应已有任务", default=False)
    ended_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回、收回人"
    )
    ended_at = models.DateTimeField("撤回、收回时间", null=True, blank=True)
    reason = models.TextField("收回的理由", blank=True)

    rows = HandDownQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "下达"
        default_manager_name = base_manager_name = "rows"
        ordering = ("target__path", "id")
        indexes = (models.Index(fields=["target", "state"], name="delegation_handdown_inbox"),)
        constraints = (
            models.UniqueConstraint(
                fields=["commitment", "target"],
                condition=Q(state__in=OPEN_VALUES),
                name="delegation_handdown_once_to_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in HandDownState]), name="delegation_handdown_state"
            ),
            models.CheckConstraint(
                condition=Q(rhythm__in=[r.value for r in Rhythm]), name="delegation_handdown_rhythm"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["accepted", "recalled"], accepted_at__isnull=False, listed__isnull=False)
                | Q(state__in=["sent", "returned", "withdrawn"], accepted_at=None, accepted_by=None, listed=None),
                name="delegation_handdown_listed_when_taken",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["withdrawn", "recalled"], ended_at__isnull=False, ended_by__isnull=False)
                | Q(state__in=OPEN_VALUES, ended_at=None, ended_by=None),
                name="delegation_handdown_ended_pair",
            ),
        )

    def __str__(self) -> str:
        return f"{self.target.short_name}：{self.text[:30]}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> HandDownQuerySet:
        """Hand-downs in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> HandDownState:
        """状态，as the law room knows it."""
        return HandDownState(self.state)

    @property
    def term(self) -> Term:
        """下达的频次和时限。"""
        return Term(Rhythm(self.rhythm), self.due_on)

    @property
    def digest(self) -> str:
        """内容的指纹：of the words and the term, which whoever takes it over has read."""
        told = (self.text, self.rhythm, str(self.due_on), self.note)
        return sha256("\x1f".join(told).encode()).hexdigest()

    @property
    def giver(self) -> Unit:
        """下达机关。"""
        return self.commitment.plan.unit

    @property
    def year(self) -> int:
        """年度。"""
        return self.commitment.plan.year


class SendBack(models.Model):
    """退回：why a unit did not take over what was handed down, and what had been asked of it then."""

    hand_down = models.ForeignKey(HandDown, models.PROTECT, related_name="send_backs", verbose_name="下达")
    reason = models.TextField("理由")
    text = models.TextField("退回时的任务内容")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="退回人")
    at = models.DateTimeField("退回时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "下达的退回"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.reason[:30]

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> models.QuerySet["SendBack"]:
        """Of hand-downs in sight."""
        return cls.rows.filter(hand_down__in=HandDown.seen_by(viewer, at=at))
