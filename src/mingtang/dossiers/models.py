"""重点工作的表：Dossier · Partner · Binding · Milestone · Postponement · Update."""

from datetime import datetime
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from mingtang.files.models import Attachment
from mingtang.law.dossiers import STALE_AFTER_DAYS, USUAL_STALE_AFTER, DossierState, Theme
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of
from mingtang.workplan.models import Commitment

SLUG = RegexValidator(r"^[a-z][a-z0-9-]{1,38}$", "由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符。")


class DossierQuerySet(models.QuerySet["Dossier"]):
    """重点工作的查询。"""

    def open(self) -> Self:
        """Key works under way."""
        return self.filter(state=DossierState.OPEN.value)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Key works of organs seen whole, and those in which a district or village in sight has a part."""
        scope = scope_of(viewer, at=at)
        seen = scope.whole_organs("unit__")
        if scope.parts:
            shared = Partner.rows.filter(scope.parts_of("unit__")).values("dossier")
            seen |= scope.parts_of("lead__") | Q(pk__in=shared)
        return self.filter(seen)


class Dossier(models.Model):
    """重点工作：one key work of an organ, with its goal, its milestones and what has come of it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dossiers", verbose_name="机关")
    slug = models.CharField("地址末段", max_length=39, validators=[SLUG])
    title = models.CharField("名称", max_length=80)
    goal = models.TextField("目标")
    why = models.TextField("依据", blank=True)
    theme = models.CharField("类别", max_length=16, choices=[(t.value, t.label) for t in Theme])
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="led_dossiers", verbose_name="牵头单位")
    partners = models.ManyToManyField(Unit, through="Partner", related_name="shared_dossiers", verbose_name="参与单位")
    keeper = models.ForeignKey(Person, models.PROTECT, related_name="kept_dossiers", verbose_name="更新人")
    since_on = models.DateField("开始日期")
    until_on = models.DateField("截止日期", null=True, blank=True)
    stale_after = models.PositiveSmallIntegerField(
        "多少天没有进展要提醒", default=USUAL_STALE_AFTER, choices=[(n, f"{n} 天") for n in STALE_AFTER_DAYS]
    )
    commitments = models.ManyToManyField(
        Commitment, through="Binding", related_name="dossiers", verbose_name="对应的任务"
    )
    state = models.CharField("状态", max_length=10, choices=[(s.value, s.label) for s in DossierState])
    state_reason = models.TextField("终止或者恢复的理由", blank=True)
    made_at = models.DateTimeField("设立时间")

    rows = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "重点工作"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "pk")
        constraints = (
            models.UniqueConstraint(fields=["unit", "slug"], name="dossiers_dossier_one_address"),
            models.CheckConstraint(condition=Q(theme__in=[t.value for t in Theme]), name="dossiers_dossier_theme"),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in DossierState]), name="dossiers_dossier_state"
            ),
            models.CheckConstraint(condition=Q(stale_after__in=STALE_AFTER_DAYS), name="dossiers_dossier_stale_after"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("since_on")), name="dossiers_dossier_days_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> DossierQuerySet:
        """Key works in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def address(self) -> str:
        """公开地址：the place of its timeline."""
        return f"/{self.unit.code}/key-work/{self.slug}/"

    @property
    def dossier_state(self) -> DossierState:
        """状态，as the law room knows it."""
        return DossierState(self.state)


class Partner(models.Model):
    """参与单位：a unit that shares a key work."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="shares", verbose_name="重点工作")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "参与单位"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["dossier", "unit"], name="dossiers_partner_once"),)

    def __str__(self) -> str:
        return f"参与单位 {self.unit_id}"


class Binding(models.Model):
    """对应的任务：a commitment of a plan that the key work carries out."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="bindings", verbose_name="重点工作")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="+", verbose_name="任务")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "对应的任务"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["dossier", "commitment"], name="dossiers_binding_once"),)

    def __str__(self) -> str:
        return f"任务 {self.commitment_id}"


class Milestone(models.Model):
    """节点：a step of a key work with its planned day; done only with a word on what shows it."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="milestones", verbose_name="重点工作")
    title = models.CharField("名称", max_length=80)
    due_on = models.DateField("计划完成日期")
    done_on = models.DateField("完成日期", null=True, blank=True)
    done_note = models.TextField("完成的证明", blank=True)
    done_file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="证明文件"
    )
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人")
    done_at = models.DateTimeField("登记时间", null=True, blank=True)
    made_at = models.DateTimeField("设置时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "节点"
        default_manager_name = base_manager_name = "rows"
        ordering = ("due_on", "pk")
        indexes = (models.Index(fields=["dossier", "due_on"], name="dossiers_milestone_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(done_on=None, done_note="", done_file=None, done_by=None, done_at=None)
                | (Q(done_on__isnull=False, done_by__isnull=False, done_at__isnull=False) & ~Q(done_note="")),
                name="dossiers_milestone_done_with_proof",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Postponement(models.Model):
    """节点改期：from which day to which, and why; the history of a milestone's day."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="postponements", verbose_name="节点")
    from_on = models.DateField("原定日期")
    to_on = models.DateField("改为")
    reason = models.TextField("理由")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="改期人")
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "节点改期"
        default_manager_name = base_manager_name = "rows"
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.from_on} 改为 {self.to_on}"


class UpdateQuerySet(models.QuerySet["Update"]):
    """进展的查询。"""

    def standing(self) -> Self:
        """Progress that nobody has taken back."""
        return self.filter(withdrawn_at=None, corrected_at=None)

    def proposed(self) -> Self:
        """What the timeline is made of: progress meant for the public that still stands."""
        return self.standing().filter(proposed_at__isnull=False)


class Update(models.Model):
    """进展：what happened in a key work on a day. Internal until it is proposed and another person confirms it."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="updates", verbose_name="重点工作")
    on = models.DateField("日期")
    text = models.TextField("进展")
    value = models.DecimalField("数值", max_digits=16, decimal_places=2, null=True, blank=True)
    unit_of_value = models.CharField("单位", max_length=20, blank=True)
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="附件"
    )
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="填写人")
    written_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁填写"
    )
    written_at = models.DateTimeField("填写时间")
    proposed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="送审人"
    )
    proposed_at = models.DateTimeField("送审时间", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人"
    )
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    corrected_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="更正人"
    )
    corrected_at = models.DateTimeField("更正时间", null=True, blank=True)
    correction = models.TextField("更正说明", blank=True)

    rows = UpdateQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "进展"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-on", "-pk")
        indexes = (models.Index(fields=["dossier", "on"], name="dossiers_update_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(value=None, unit_of_value="") | (Q(value__isnull=False) & ~Q(unit_of_value="")),
                name="dossiers_update_figure_has_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(proposed_at=None, proposed_by=None)
                | Q(proposed_at__isnull=False, proposed_by__isnull=False),
                name="dossiers_update_proposed_pair",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, withdrawn_by=F("written_by")),
                name="dossiers_update_withdrawn_by_its_writer",
            ),
            models.CheckConstraint(
                condition=Q(corrected_at=None, corrected_by=None, correction="")
                | (
                    Q(corrected_at__isnull=False, corrected_by__isnull=False, proposed_at__isnull=False)
                    & Q(withdrawn_at=None)
                    & ~Q(correction="")
                ),
                name="dossiers_update_corrected_with_a_note",
            ),
        )

    def __str__(self) -> str:
        return self.text[:30]

    @property
    def writer(self) -> str:
        """填写人，and for whom."""
        return signed(self.written_by.name, self.written_for and self.written_for.name)

    @property
    def figure(self) -> str:
        """数据：the number with its unit."""
        return f"{self.value.normalize():f} {self.unit_of_value}" if self.value is not None else ""

    @property
    def is_standing(self) -> bool:
        """是否有效：neither taken back nor corrected."""
        return self.withdrawn_at is None and self.corrected_at is None
