"""惠民补贴的表：a subsidy of a year, what was allocated to it, what was paid, and the days that an organ has set."""

from datetime import date, datetime
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from mingtang.law.subsidies import ANSWER_DAYS, KEPT_DAYS, SHOWN_DAYS, Window, window_on
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, scope_of

SLUG = RegexValidator(r"^[a-z0-9][a-z0-9-]{1,38}$", "地址名由小写字母、数字和连字符组成，2 至 39 个字符。")
_MONEY = {"max_digits": 14, "decimal_places": 2}


class SubsidyQuerySet(models.QuerySet["Subsidy"]):
    """补贴项目的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Subsidies of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class Subsidy(models.Model):
    """补贴项目：one subsidy of one year: who can get it, how much, how and until when."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="subsidies", verbose_name="机关")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="run_subsidies", verbose_name="承办单位")
    slug = models.CharField("地址名", max_length=39, validators=[SLUG])
    title = models.CharField("标题", max_length=100)
    item = models.CharField("补贴种类", max_length=40)
    year = models.PositiveSmallIntegerField("年度")
    basis = models.TextField("政策依据", blank=True)
    who = models.TextField("补贴对象和范围", blank=True)
    standard = models.TextField("补贴标准", blank=True)
    how = models.TextField("申请程序", blank=True)
    materials = models.TextField("申请材料", blank=True)
    where = models.TextField("受理单位和地点", blank=True)
    phone = models.CharField("咨询电话", max_length=100, blank=True)
    supervision = models.TextField("监督渠道", blank=True)
    since_on = models.DateField("申请开始", null=True, blank=True)
    until_on = models.DateField("申请结束", null=True, blank=True)
    measure = models.CharField("计量单位", max_length=10, blank=True)
    full_names = models.BooleanField("公示写全名", default=False)
    full_names_basis = models.CharField("写全名的依据", max_length=200, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")

    rows = SubsidyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "补贴项目"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "-year", "id")
        constraints = (
            models.UniqueConstraint(fields=["unit", "slug"], name="subsidies_subsidy_one_address"),
            models.CheckConstraint(
                condition=Q(since_on=None, until_on=None) | Q(until_on__gte=F("since_on")),
                name="subsidies_subsidy_window",
            ),
            models.CheckConstraint(
                condition=Q(full_names=False) | ~Q(full_names_basis=""), name="subsidies_subsidy_names_by_rule"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> SubsidyQuerySet:
        """Subsidies in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def address(self) -> str:
        """公开地址。"""
        return f"/{self.unit.code}/subsidies/{self.slug}/"

    def window(self, *, on: date) -> Window:
        """申请期在这一天。"""
        return window_on(self.since_on, self.until_on, on=on)


class Struck(models.Model):
    """登记错了的：a row is kept and struck out with a reason, never deleted."""

    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")
    struck_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="划去的人"
    )
    struck_at = models.DateTimeField("划去时间", null=True, blank=True)
    struck_reason = models.CharField("划去的理由", max_length=200, blank=True)

    class Meta:
        abstract = True


class Allocation(Struck):
    """下达的资金：from whom, by which document, when and how much."""

    subsidy = models.ForeignKey(Subsidy, models.PROTECT, related_name="allocations", verbose_name="补贴项目")
    source = models.CharField("由谁下达", max_length=60)
    number = models.CharField("文号", max_length=60)
    on = models.DateField("下达日期")
    amount = models.DecimalField("金额（元）", **_MONEY)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "下达的资金"
        default_manager_name = base_manager_name = "rows"
        ordering = ("on", "id")
        constraints = (models.CheckConstraint(condition=Q(amount__gt=0), name="subsidies_allocation_positive"),)

    def __str__(self) -> str:
        return f"{self.source} {self.amount}"


class Payment(Struck):
    """发放：what the households of one village were paid on one day; ``reason`` when something still stood open."""

    subsidy = models.ForeignKey(Subsidy, models.PROTECT, related_name="payments", verbose_name="补贴项目")
    village = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="村")
    on = models.DateField("发放日期")
    households = models.PositiveIntegerField("户数")
    amount = models.DecimalField("金额（元）", **_MONEY)
    reason = models.CharField("提前发放的理由", max_length=200, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "发放"
        default_manager_name = base_manager_name = "rows"
        ordering = ("on", "village__path", "id")
        constraints = (models.CheckConstraint(condition=Q(amount__gt=0), name="subsidies_payment_positive"),)

    def __str__(self) -> str:
        return f"{self.village} {self.amount}"


class SubsidyRule(models.Model):
    """补贴的天数设置：of one organ; without a row the usual days hold."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="subsidy_rule", verbose_name="机关")
    shown_days = models.PositiveSmallIntegerField("公示至少几天", default=SHOWN_DAYS)
    answer_days = models.PositiveSmallIntegerField("异议几个工作日内答复", default=ANSWER_DAYS)
    kept_days = models.PositiveSmallIntegerField("公示结束后姓名保存几天", default=KEPT_DAYS)
    changed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="修改人"
    )
    changed_at = models.DateTimeField("修改时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "补贴的天数设置"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(
                condition=Q(shown_days__gte=1, answer_days__gte=1, kept_days__gte=30), name="subsidies_rule_days"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}的补贴设置"
