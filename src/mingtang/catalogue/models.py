"""标准目录的表：Column · Version · Author · Item."""

from datetime import datetime
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from mingtang.law.catalogue import (
    ARTICLES,
    CADENCES,
    LABELS,
    OPEN,
    PARTS,
    WITHIN,
    Cadence,
    Part,
    Terms,
    VersionState,
    concerns,
)
from mingtang.law.freshness import EARLY, Duty
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of

SLUG = RegexValidator(r"^[a-z][a-z0-9-]{1,38}$", "由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符。")
_FORCED = ("approved", "in_force", "superseded")


class ColumnQuerySet(models.QuerySet["Column"]):
    """栏目的查询。"""

    def open(self) -> Self:
        """Columns in use."""
        return self.filter(closed_on=None)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Columns of the units in sight."""
        return self.filter(scope_of(viewer, at=at).units("unit__"))


class Column(models.Model):
    """栏目：a place on the public pages of a unit. One that is closed keeps its address and what it holds."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="columns", verbose_name="单位")
    slug = models.CharField("地址末段", max_length=39, validators=[SLUG])
    name = models.CharField("名称", max_length=40)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级栏目"
    )
    position = models.PositiveSmallIntegerField("排序", default=0)
    part = models.CharField("所在部分", max_length=12, choices=[(part.value, label) for part, label in PARTS.items()])
    stale_after = models.PositiveSmallIntegerField("多少天没有更新算过期", default=0)
    owner = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="负责更新的单位"
    )
    made_on = models.DateField("设立日期")
    closed_on = models.DateField("关闭日期", null=True, blank=True)
    closed_reason = models.CharField("关闭的理由", max_length=200, blank=True)

    rows = ColumnQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "栏目"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["unit", "slug"], name="catalogue_column_one_address"),
            models.CheckConstraint(condition=Q(part__in=[p.value for p in Part]), name="catalogue_column_part"),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_reason="") | (Q(closed_on__isnull=False) & ~Q(closed_reason="")),
                name="catalogue_column_closed_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ColumnQuerySet:
        """Columns in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def duty(self) -> Duty:
        """更新的责任，as the law room knows it."""
        return Duty(Cadence.ON_CHANGE, stale_after=self.stale_after)


class VersionQuerySet(models.QuerySet["Version"]):
    """目录版本的查询。"""

    def in_force(self) -> Self:
        """Versions that hold now."""
        return self.filter(state=VersionState.IN_FORCE.value)

    def open(self) -> Self:
        """Versions that are being worked on, or wait for their day."""
        return self.filter(state__in=[state.value for state in OPEN])

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Versions of the units in sight."""
        return self.filter(scope_of(viewer, at=at).units("unit__"))


class Version(models.Model):
    """目录版本：the catalogue of a unit as it holds from a day until another one takes its place."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="catalogue_versions", verbose_name="单位")
    number = models.PositiveSmallIntegerField("第几版")
    state = models.CharField("状态", max_length=12, choices=[(state.value, label) for state, label in LABELS.items()])
    base = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="在哪一版上调整"
    )
    note = models.TextField("调整说明", blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="拟订人")
    made_at = models.DateTimeField("拟订时间")
    submitted_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="送审人"
    )
    submitted_at = models.DateTimeField("送审时间", null=True, blank=True)
    returned_reason = models.TextField("退回的理由", blank=True)
    approved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核人"
    )
    approved_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁审核"
    )
    approved_at = models.DateTimeField("审核时间", null=True, blank=True)
    in_force_on = models.DateField("执行日期", null=True, blank=True)
    superseded_on = models.DateField("被替代的日期", null=True, blank=True)

    rows = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "目录版本"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "-number")
        constraints = (
            models.UniqueConstraint(fields=["unit", "number"], name="catalogue_version_one_number"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(state=VersionState.IN_FORCE.value), name="catalogue_version_one_in_force"
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(state__in=["draft", "review", "approved"]),
                name="catalogue_version_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in VersionState]), name="catalogue_version_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=_FORCED, approved_by__isnull=False, approved_at__isnull=False)
                & Q(in_force_on__isnull=False)
                | ~Q(state__in=_FORCED) & Q(approved_by=None, approved_at=None, in_force_on=None),
                name="catalogue_version_approved_with_a_day",
            ),
            models.CheckConstraint(
                condition=Q(superseded_on=None) | Q(superseded_on__gte=F("in_force_on")),
                name="catalogue_version_days_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit.short_name}标准目录第 {self.number} 版"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> VersionQuerySet:
        """Versions in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def version_state(self) -> VersionState:
        """状态，as the law room knows it."""
        return VersionState(self.state)

    @property
    def approver(self) -> str:
        """审核人，and for whom."""
        return signed(self.approved_by.name, self.approved_for and self.approved_for.name) if self.approved_by else ""


class Author(models.Model):
    """目录的拟订人：whoever had a hand in a version; none of them approves it."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="authors", verbose_name="目录版本")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="人员")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "目录的拟订人"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["version", "person"], name="catalogue_author_once"),)

    def __str__(self) -> str:
        return f"拟订人 {self.person_id}"


class ItemQuerySet(models.QuerySet["Item"]):
    """目录事项的查询。"""

    def in_force(self) -> Self:
        """Items that hold now."""
        return self.filter(version__state=VersionState.IN_FORCE.value)

    def involved(self) -> Self:
        """Items that the unit really has something for."""
        return self.filter(not_involved="")


class Item(models.Model):
    """目录事项：one row of a version, as the official layout has it, and the duty that follows from it.

    ``code`` stays the same from version to version and from the unit above to the unit beneath.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="items", verbose_name="目录版本")
    code = models.CharField("编号", max_length=39, validators=[SLUG])
    position = models.PositiveSmallIntegerField("序号")
    art = models.CharField("法定分类", max_length=6, choices=list(ARTICLES.items()))
    first = models.CharField("一级事项", max_length=60)
    second = models.CharField("二级事项", max_length=100)
    elements = models.TextField("公开内容（要素）")
    basis = models.TextField("公开依据", blank=True)
    limit = models.CharField("公开时限", max_length=300)
    subject = models.CharField("公开主体", max_length=100)
    channels = models.JSONField("公开渠道和载体", default=list)
    other_channel = models.CharField("其他渠道", max_length=60, blank=True)
    audiences = models.JSONField("公开对象", default=list)
    audience_words = models.CharField("特定群众", max_length=60, blank=True)
    ways = models.JSONField("公开方式", default=list)
    levels = models.JSONField("公开层级", default=list)
    cadence = models.CharField(
        "公开节奏", max_length=12, choices=[(cadence.value, label) for cadence, label in CADENCES.items()]
    )
    within = models.PositiveSmallIntegerField("多少个工作日以内", default=WITHIN)
    stale_after = models.PositiveSmallIntegerField("多少天没有更新算过期", default=0)
    yearly_by = models.CharField("每年最晚的月日", max_length=5, blank=True)
    early = models.PositiveSmallIntegerField("提前多少天预警", default=EARLY)
    owner = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="负责更新的单位"
    )
    column = models.ForeignKey(
        Column, models.PROTECT, null=True, blank=True, related_name="items", verbose_name="通常的栏目"
    )
    not_involved = models.CharField("未涉及的说明", max_length=300, blank=True)
    remark = models.CharField("备注", max_length=300, blank=True)
    taken_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承接的上级事项"
    )
    since_on = models.DateField("从哪天起执行", null=True, blank=True)

    rows = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "目录事项"
        default_manager_name = base_manager_name = "rows"
        ordering = ("version", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["version", "code"], name="catalogue_item_one_code"),
            models.UniqueConstraint(fields=["version", "first", "second"], name="catalogue_item_one_name"),
            models.CheckConstraint(condition=Q(cadence__in=[c.value for c in Cadence]), name="catalogue_item_cadence"),
            models.CheckConstraint(condition=Q(art__in=list(ARTICLES)), name="catalogue_item_art"),
        )

    def __str__(self) -> str:
        return self.second

    def is_for(self, tier: str) -> bool:
        """是否要本单位自己公开：one that is only for the villages stands in the town's catalogue for them to take."""
        return not self.not_involved and concerns(self.levels, tier)

    @property
    def terms(self) -> Terms:
        """要求，as the law room knows it."""
        return Terms(
            elements=self.elements,
            cadence=Cadence(self.cadence),
            within=self.within,
            stale_after=self.stale_after,
            channels=tuple(self.channels),
            audiences=tuple(self.audiences),
            ways=tuple(self.ways),
        )

    @property
    def duty(self) -> Duty:
        """公开的责任，as the law room knows it."""
        month, _, day = self.yearly_by.partition("-")
        yearly_by = (int(month), int(day)) if day else None
        return Duty(Cadence(self.cadence), self.within, self.stale_after, self.early, yearly_by)
