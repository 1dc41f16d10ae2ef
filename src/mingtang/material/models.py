"""材料的表：MaterialRequest · MaterialFile. Asking again makes a new request; the first stays as it was answered."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.applications.models import Application
from mingtang.files.models import Attachment
from mingtang.law.foi import OPEN as CASE_OPEN
from mingtang.law.material import OPEN, Held, MaterialState
from mingtang.material.who import offices_held, organs_handled
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer


class MaterialQuerySet(models.QuerySet["MaterialRequest"]):
    """材料请求的查询。"""

    def open(self) -> Self:
        """Requests that still wait for somebody, of cases that are not over."""
        going = [state.value for state in CASE_OPEN]
        return self.filter(state__in=[state.value for state in OPEN], application__state__in=going)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Requests of the cases that the viewer handles, and those made to the viewer's own office."""
        seen = Q(application__unit__in=organs_handled(viewer, at=at))
        for office in offices_held(viewer, at=at):
            seen |= Q(unit__path__startswith=office.path)
        return self.filter(seen)


class MaterialRequest(models.Model):
    """请科室提供材料：of one unit, for one case, with its own due day. It never names the applicant."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="material_requests", verbose_name="依申请公开"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="material_requests", verbose_name="提供单位")
    wanted = models.TextField("申请人要什么")
    asked = models.TextField("请提供什么")
    due_on = models.DateField("提供期限")
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="again", verbose_name="接着哪一次"
    )
    state = models.CharField("状态", max_length=12, choices=[(s.value, s.label) for s in MaterialState])
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="请求人")
    asked_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁请求"
    )
    asked_at = models.DateTimeField("请求时间")
    held = models.CharField("有没有", max_length=10, blank=True, choices=[(h.value, h.label) for h in Held])
    answer = models.TextField("情况", blank=True)
    elsewhere = models.CharField("可能在哪里", max_length=200, blank=True)
    sent_back = models.TextField("退回的理由", blank=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提供人"
    )
    answered_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁提供"
    )
    answered_at = models.DateTimeField("提供时间", null=True, blank=True)
    settled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="了结人"
    )
    settled_at = models.DateTimeField("了结时间", null=True, blank=True)

    rows = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "材料请求"
        default_manager_name = base_manager_name = "rows"
        ordering = ("asked_at", "id")
        indexes = (models.Index(fields=["state", "due_on"], name="material_request_due"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in MaterialState]), name="material_request_state_known"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, held="", answer="", elsewhere="", sent_back="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & (~Q(held="") | ~Q(sent_back=""))),
                name="material_request_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="material_request_settled_whole",
            ),
        )

    def __str__(self) -> str:
        return f"申请 {self.application.number} 请{self.unit.short_name}提供材料"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> MaterialQuerySet:
        """Requests in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> MaterialState:
        """状态，as the law room knows it."""
        return MaterialState(self.state)

    @property
    def asker(self) -> str:
        """请求人，and for whom."""
        return signed(self.asked_by.name, self.asked_for and self.asked_for.name)

    @property
    def answerer(self) -> str:
        """提供人，and for whom; empty before."""
        if self.answered_by is None:
            return ""
        return signed(self.answered_by.name, self.answered_for and self.answered_for.name)


class MaterialFile(models.Model):
    """提供的文件：one file that an office handed in; seen by whoever sees the request."""

    request = models.ForeignKey(MaterialRequest, models.PROTECT, related_name="files", verbose_name="材料请求")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="material_file", verbose_name="附件")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "提供的文件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.attachment.name
