"""复议诉讼的表：Proceeding · ProceedingStep · ProceedingPaper. No name of a party stands in any of them."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.applications.models import Application, Event
from mingtang.files.models import Attachment
from mingtang.law.proceeding_facts import MOST_WHY
from mingtang.law.proceedings import OPEN, Cause, Course, PaperKind, ProceedingAct, ProceedingState, Result
from mingtang.organs.models import Person
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of

MOST_DOCKET, MOST_TRIBUNAL = 60, 60
_OPEN = sorted(state.value for state in OPEN)


class ProceedingQuerySet(models.QuerySet["Proceeding"]):
    """复议诉讼的查询。"""

    def open(self) -> Self:
        """没有结案的。"""
        return self.filter(state__in=_OPEN)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Those about cases of organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("application__unit__"))


class Proceeding(models.Model):
    """复议或者诉讼：one proceeding about an act of a case. ``due_on`` is a copy of the clock that runs now.

    Law: 行政复议法 第四十八条、第六十二条; 行政诉讼法 第六十七条、第八十一条.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="proceedings", verbose_name="依申请公开")
    course = models.CharField("途径", max_length=12, choices=[(c.value, c.label) for c in Course])
    cause = models.CharField("针对什么", max_length=8, choices=[(c.value, c.label) for c in Cause])
    tribunal = models.CharField("审理的机关", max_length=MOST_TRIBUNAL)
    docket = models.CharField("案号", max_length=MOST_DOCKET, blank=True)
    served_on = models.DateField("收到副本的日期")
    accepted_on = models.DateField("受理或者立案的日期", null=True, blank=True)
    is_summary = models.BooleanField("简易程序", default=False)
    state = models.CharField("状态", max_length=12, choices=[(s.value, s.label) for s in ProceedingState])
    handler = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办人")
    answered_on = models.DateField("提交答辩材料的日期", null=True, blank=True)
    extension = models.PositiveSmallIntegerField("复议机关延期的日数", default=0)
    decided_on = models.DateField("决定或者裁判的日期", null=True, blank=True)
    result_on = models.DateField("收到结果的日期", null=True, blank=True)
    result = models.CharField("结果", max_length=12, blank=True, choices=[(r.value, r.label) for r in Result])
    redone = models.OneToOneField(
        Event, models.PROTECT, null=True, blank=True, related_name="proceeding", verbose_name="重新办理"
    )
    due_on = models.DateField("期限", null=True, blank=True)
    is_provisional = models.BooleanField("期限是暂定的", default=False)
    steps = models.PositiveIntegerField("办到第几步", default=0)

    rows = ProceedingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼"
        default_manager_name = base_manager_name = "rows"
        ordering = ("served_on", "id")
        indexes = (models.Index(fields=["state", "due_on"], name="recourse_queue"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ProceedingState]), name="recourse_proceeding_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ProceedingState.CLOSED.value, decided_on__isnull=False, result_on__isnull=False)
                & ~Q(result="")
                | Q(state=ProceedingState.STRUCK.value, redone=None)
                | Q(state__in=_OPEN, decided_on=None, result_on=None, result="", redone=None),
                name="recourse_proceeding_closed_with_a_result",
            ),
            models.CheckConstraint(
                condition=Q(redone=None) | Q(result=Result.CORRECTED.value),
                name="recourse_proceeding_redone_as_corrected",
            ),
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(accepted_on__lte=F("served_on")),
                name="recourse_proceeding_accepted_then_served",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application.number} {self.road.label}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ProceedingQuerySet:
        """Those in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> ProceedingState:
        """状态，as the law room knows it."""
        return ProceedingState(self.state)

    @property
    def road(self) -> Course:
        """途径，as the law room knows it."""
        return Course(self.course)

    @property
    def is_open(self) -> bool:
        """是否还没有结案。"""
        return self.stands in OPEN

    @property
    def called(self) -> str:
        """案号，or by its course where none was told yet."""
        return self.docket or f"{self.road.label}（案号还没有登记）"


class ProceedingStep(models.Model):
    """复议诉讼的一步：who did what on which day. Append-only; no personal data."""

    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="log", verbose_name="复议诉讼")
    act = models.CharField("动作", max_length=12, choices=[(a.value, a.label) for a in ProceedingAct])
    on = models.DateField("日期")
    why = models.CharField("理由", max_length=MOST_WHY, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="办理人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁办理"
    )
    at = models.DateTimeField("记下的时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼的经过"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.proceeding} {self.get_act_display()}"

    @property
    def signed(self) -> str:
        """办理人，and for whom."""
        return signed(self.by.name, self.stands_for and self.stands_for.name)


class ProceedingPaper(models.Model):
    """复议诉讼的材料：a file of the proceeding, named by its kind. Seen by whoever may know the applicant."""

    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="papers", verbose_name="复议诉讼")
    kind = models.CharField("种类", max_length=12, choices=[(k.value, k.label) for k in PaperKind])
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="+", verbose_name="附件")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="存入人")
    at = models.DateTimeField("存入时间")
    erased_at = models.DateTimeField("抹去时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼的材料"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.proceeding} {self.get_kind_display()}"
