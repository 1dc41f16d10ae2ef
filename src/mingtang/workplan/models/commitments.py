"""任务的表：Commitment and the units that share it."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.language.places import placed_day
from mingtang.law.commitments import Rhythm, Term, term_in_force
from mingtang.law.origins import Origin
from mingtang.organs.models import Unit
from mingtang.organs.sight import Scope, Viewer, scope_of
from mingtang.workplan.models.plans import Plan, Section


def taking_part_of(scope: Scope) -> Q:
    """A condition on commitments that a district or village of the scope owns or shares."""
    if not scope.parts:
        return Q(pk__in=[])
    shared = CoOwner.rows.filter(scope.parts_of("unit__")).values("commitment")
    return scope.parts_of("owner__") | Q(pk__in=shared)


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """任务的查询。"""

    def standing(self) -> Self:
        """Commitments that the plan in force still contains."""
        return self.filter(withdrawn_at=None)

    def of_the_text(self) -> Self:
        """Commitments of the plan's own text; what came into the ledger another way left out."""
        return self.filter(section__chapter__origin=Origin.PLAN.value)

    def tasks(self) -> Self:
        """Commitments that demand something, statements left out."""
        return self.standing().filter(kind=Commitment.TASK)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Commitments of organs seen whole, and those in which a district or village in sight has a part."""
        scope = scope_of(viewer, at=at)
        return self.filter(scope.whole_organs("plan__unit__") | taking_part_of(scope))


class Commitment(models.Model):
    """任务：one sentence or line of the plan; its id (``key``) stays whatever becomes of its neighbours."""

    TASK, STATEMENT = "task", "statement"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="commitments", verbose_name="工作要点")
    section = models.ForeignKey(Section, models.PROTECT, related_name="commitments", verbose_name="节")
    key = models.CharField("编号", max_length=20)
    position = models.PositiveIntegerField("顺序")
    kind = models.CharField("类别", max_length=10, choices=[(TASK, "任务"), (STATEMENT, "表述")])
    text = models.TextField("原文")
    due_on = models.DateField("原文时限", null=True, blank=True)
    due_text = models.TextField("时限原文", blank=True)
    rhythm = models.CharField("频次", max_length=12, choices=[(r.value, r.label) for r in Rhythm])
    offices = models.JSONField("原文责任单位", default=list)
    cites = models.JSONField("引用文件", default=list)
    clauses = models.JSONField("对应条目", default=list)
    owner = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name="责任单位"
    )
    co_owners = models.ManyToManyField(
        Unit, through="CoOwner", related_name="shared_commitments", verbose_name="配合单位"
    )
    own_rhythm = models.CharField(
        "本机关定的频次", max_length=12, blank=True, choices=[(r.value, r.label) for r in Rhythm]
    )
    own_due_on = models.DateField("本机关定的时限", null=True, blank=True)
    own_since_on = models.DateField("自定时限之日", null=True, blank=True)
    listed_on = models.DateField("后来列入之日", null=True, blank=True, help_text="要点导入以后才加进来的")
    source = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="derived", verbose_name="所自任务"
    )
    demand = models.CharField("任务要求的指纹", max_length=64, help_text="由文字和时限算出，佐证证明的是它")
    next_due_on = models.DateField("下一时限", null=True, blank=True, help_text="供排序的副本，由事实算出")
    proved_on = models.DateField("最近认定之日", null=True, blank=True, help_text="供汇总的副本，由认定过的佐证算出")
    is_proved = models.BooleanField("已证明完成", default=False, help_text="供汇总的副本，由认定过的佐证算出")
    withdrawn_at = models.DateTimeField("移出时间", null=True, blank=True)

    rows = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任务"
        default_manager_name = base_manager_name = "rows"
        ordering = ("plan", "position")
        constraints = (
            models.UniqueConstraint(fields=["plan", "key"], name="workplan_commitment_key_once"),
            models.CheckConstraint(condition=Q(kind__in=["task", "statement"]), name="workplan_commitment_kind"),
            models.CheckConstraint(
                condition=Q(rhythm__in=[r.value for r in Rhythm]), name="workplan_commitment_rhythm"
            ),
            models.CheckConstraint(
                condition=Q(own_rhythm__in=["", *(r.value for r in Rhythm)]), name="workplan_commitment_own_rhythm"
            ),
        )
        indexes = (models.Index(fields=["plan", "next_due_on"], name="workplan_commitment_due"),)

    def __str__(self) -> str:
        return f"{self.key} {self.text[:30]}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> CommitmentQuerySet:
        """Commitments in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def plan_term(self) -> Term:
        """要点写明的频次和时限：of a task that recurs, with its place in the period (每月5日前)."""
        return Term(Rhythm(self.rhythm), self.due_on or placed_day(self.due_text, self.rhythm, self.plan.year))

    @property
    def term(self) -> Term:
        """频次和时限：what the plan says, or the organ where the plan left it open."""
        own = Term(Rhythm(self.own_rhythm or self.rhythm), self.own_due_on)
        return term_in_force(self.plan_term, own if self.own_rhythm or self.own_due_on else None)

    @property
    def named_due(self) -> date | None:
        """写明的最后一天；``None`` where the words only place a result in each month or quarter."""
        in_each_period = self.term.rhythm in {Rhythm.MONTHLY, Rhythm.QUARTERLY}
        return None if in_each_period and not (self.due_on or self.own_due_on) else self.term.due

    @property
    def owed_since(self) -> date | None:
        """从哪天起算周期：the day the plan was made; later, where the task or a term of the organ's own came later."""
        days = [day for day in (self.plan.made_on, self.own_since_on, self.listed_on) if day is not None]
        return max(days) if days else None

    @property
    def is_task(self) -> bool:
        """是否任务（表述不需要落实）。"""
        return self.kind == self.TASK


class CoOwner(models.Model):
    """配合单位：a unit that shares a commitment."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="shares", verbose_name="任务")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="shares", verbose_name="单位")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "配合单位"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["commitment", "unit"], name="workplan_coowner_once"),)

    def __str__(self) -> str:
        return f"{self.commitment.key} {self.unit}"
