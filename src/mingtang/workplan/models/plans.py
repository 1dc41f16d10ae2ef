"""工作要点的表：Plan · Chapter · Section."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.law.openness import Openness
from mingtang.law.origins import Origin
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer, scope_of


class PlanQuerySet(models.QuerySet["Plan"]):
    """工作要点的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Plans of organs in sight, and those in which a district or village in sight has a part."""
        scope = scope_of(viewer, at=at)
        seen = scope.whole_organs("unit__")
        if scope.parts:
            seen |= scope.parts_of("commitments__owner__") | scope.parts_of("commitments__shares__unit__")
        return self.filter(seen).distinct() if scope.parts else self.filter(seen)


class Plan(models.Model):
    """工作要点：one organ's plan of one year, in its own words."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="plans", verbose_name="机关")
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("标题", max_length=200)
    issuer = models.CharField("印发单位", max_length=100, blank=True)
    preamble = models.TextField("总体要求", blank=True)
    basis = models.JSONField("依据", default=list)
    warnings = models.JSONField("识别提示", default=list)
    edits = models.JSONField("整理记录", default=list)
    source_name = models.CharField("来源文件", max_length=200, blank=True)
    source_sha256 = models.CharField("来源文件摘要", max_length=64, blank=True)
    made_on = models.DateField("成文日期", null=True, blank=True)
    openness = models.CharField("公开属性", max_length=16, choices=[(o.value, o.label) for o in Openness])
    openness_reason = models.TextField("公开属性理由", blank=True)
    publish_by_on = models.DateField("应公开日期", null=True, blank=True)
    publish_by_provisional = models.BooleanField("应公开日期为暂定", default=False)
    imported_at = models.DateTimeField("导入时间")

    rows = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作要点"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-year", "unit__path")
        constraints = (
            models.UniqueConstraint(fields=["unit", "year"], name="workplan_plan_one_a_year"),
            models.CheckConstraint(
                condition=Q(openness__in=[o.value for o in Openness]), name="workplan_plan_openness"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> PlanQuerySet:
        """Plans in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def address(self) -> str:
        """公开地址：the place of the plan's progress page."""
        return f"/{self.unit.code}/plans/{self.year}/"

    @property
    def is_read(self) -> bool:
        """要点是否已导入；a ledger may begin with what was handed down, before the plan itself is there."""
        return bool(self.source_sha256)


class Chapter(models.Model):
    """章：a first-level heading; ``numbered`` is false where the plan forgot the number.

    A chapter of another ``origin`` than the plan holds tasks that came into the ledger another way.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="chapters", verbose_name="工作要点")
    ordinal = models.PositiveSmallIntegerField("次序")
    numbered = models.BooleanField("原文有编号", default=True)
    heading = models.TextField("标题", blank=True)
    origin = models.CharField(
        "来历", max_length=12, choices=[(o.value, o.label) for o in Origin], default=Origin.PLAN.value
    )

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "章"
        default_manager_name = base_manager_name = "rows"
        ordering = ("ordinal",)
        constraints = (
            models.UniqueConstraint(fields=["plan", "ordinal"], name="workplan_chapter_once"),
            models.CheckConstraint(condition=Q(origin__in=[o.value for o in Origin]), name="workplan_chapter_origin"),
        )

    def __str__(self) -> str:
        return self.heading


class Section(models.Model):
    """节：a second-level heading; empty where the text stands directly under its chapter."""

    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="sections", verbose_name="章")
    ordinal = models.PositiveSmallIntegerField("次序")
    heading = models.TextField("标题", blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "节"
        default_manager_name = base_manager_name = "rows"
        ordering = ("chapter__ordinal", "ordinal")
        constraints = (models.UniqueConstraint(fields=["chapter", "ordinal"], name="workplan_section_once"),)

    def __str__(self) -> str:
        return self.heading
