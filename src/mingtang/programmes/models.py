"""规划的表：a plan of several years, its measures, its supporting documents, and the commitments that carry it out."""

from datetime import datetime
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from mingtang.files.models import Attachment
from mingtang.law.openness import Openness
from mingtang.law.programmes import ProgrammeKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, scope_of
from mingtang.workplan.models import Commitment

SLUG = RegexValidator(r"^[a-z0-9][a-z0-9-]{1,38}$", "地址名由小写字母、数字和连字符组成，2 至 39 个字符。")


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """规划的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Programmes of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class Programme(models.Model):
    """规划：what an organ wants to do in several years; its yearly plans carry it out."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="programmes", verbose_name="机关")
    slug = models.CharField("地址名", max_length=39, validators=[SLUG])
    title = models.CharField("标题", max_length=200)
    kind = models.CharField("种类", max_length=10, choices=[(k.value, k.label) for k in ProgrammeKind])
    since_year = models.PositiveSmallIntegerField("起始年份")
    until_year = models.PositiveSmallIntegerField("截止年份")
    approved_by = models.CharField("批准机关", max_length=100, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)
    number = models.CharField("文号", max_length=60, blank=True)
    summary = models.TextField("主要内容", blank=True)
    full_text = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="programmes", verbose_name="全文"
    )
    openness = models.CharField("公开属性", max_length=16, choices=[(o.value, o.label) for o in Openness])
    openness_reason = models.TextField("公开属性理由", blank=True)
    comments_until_on = models.DateField("意见收到哪天", null=True, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")

    rows = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "规划"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "-since_year", "id")
        constraints = (
            models.UniqueConstraint(fields=["unit", "slug"], name="programmes_programme_one_address"),
            models.CheckConstraint(condition=Q(until_year__gte=F("since_year")), name="programmes_programme_period"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ProgrammeKind]), name="programmes_programme_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(openness__in=[o.value for o in Openness]), name="programmes_programme_openness"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ProgrammeQuerySet:
        """Programmes in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def address(self) -> str:
        """公开地址。"""
        return f"/{self.unit.code}/programmes/{self.slug}/"

    @property
    def period(self) -> str:
        """规划期。"""
        return f"{self.since_year}—{self.until_year}年" if self.until_year > self.since_year else f"{self.since_year}年"


class MeasureQuerySet(models.QuerySet["Measure"]):
    """措施的查询。"""

    def standing(self) -> Self:
        """Measures that the programme still contains, in order."""
        return self.filter(withdrawn_at=None).order_by("ordinal", "id")

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Measures of programmes in sight."""
        return self.filter(programme__in=Programme.seen_by(viewer, at=at))


class Measure(models.Model):
    """措施：one thing that a programme says will be done, with what shows that it was."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="measures", verbose_name="规划")
    ordinal = models.PositiveSmallIntegerField("次序")
    heading = models.CharField("标题", max_length=100)
    text = models.TextField("内容")
    indicator = models.CharField("指标", max_length=60, blank=True)
    indicator_unit = models.CharField("指标单位", max_length=20, blank=True)
    target = models.DecimalField("目标值", max_digits=14, decimal_places=2, null=True, blank=True)
    lead = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="led_measures", verbose_name="牵头单位"
    )
    until_on = models.DateField("完成期限", null=True, blank=True)
    withdrawn_at = models.DateTimeField("移出时间", null=True, blank=True)

    rows = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "措施"
        default_manager_name = base_manager_name = "rows"
        ordering = ("programme", "ordinal", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(indicator="", indicator_unit="", target=None)
                | (~Q(indicator="") & ~Q(indicator_unit="") & Q(target__isnull=False)),
                name="programmes_measure_indicator_whole",
            ),
        )

    def __str__(self) -> str:
        return self.heading

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> MeasureQuerySet:
        """Measures in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def until_year(self) -> int:
        """到哪一年：its own last day, else the programme's last year."""
        return self.until_on.year if self.until_on else self.programme.until_year

    @property
    def aim(self) -> str:
        """指标和目标，in words."""
        return f"{self.indicator}：{self.target.normalize():f} {self.indicator_unit}" if self.target is not None else ""


class Link(models.Model):
    """落实：a commitment of a yearly plan that carries a measure out."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="links", verbose_name="措施")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="measure_links", verbose_name="任务")
    linked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="关联人")
    linked_at = models.DateTimeField("关联时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "措施的任务"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-commitment__plan__year", "commitment__position")
        constraints = (models.UniqueConstraint(fields=["measure", "commitment"], name="programmes_link_once"),)

    def __str__(self) -> str:
        return f"{self.measure} {self.commitment.key}"


class Supporting(models.Model):
    """配套文件：a policy document that helps to carry the programme out."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="papers", verbose_name="规划")
    title = models.CharField("标题", max_length=200)
    number = models.CharField("文号", max_length=60, blank=True)
    url = models.CharField("地址", max_length=300, blank=True)
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="supporting", verbose_name="附件"
    )
    dropped_at = models.DateTimeField("移出时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "配套文件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title
