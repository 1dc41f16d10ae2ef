"""补贴名单的表：a list in its versions, and its rows, whose names may be erased."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.language.people import shown_name
from mingtang.law.payees import TAIL, is_shown
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer
from mingtang.subsidies.models import Subsidy


class PayeeListQuerySet(models.QuerySet["PayeeList"]):
    """补贴名单的查询。"""

    def standing(self) -> Self:
        """Lists that were not replaced before anybody saw them."""
        return self.filter(dropped_at=None)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Lists of subsidies in sight."""
        return self.filter(subsidy__in=Subsidy.seen_by(viewer, at=at))


class PayeeList(models.Model):
    """补贴名单：one version of who gets a subsidy; ``digest`` is salted and is what the showing signs.

    ``since_on`` and ``until_on`` are the days of the showing. Names lie in its rows and may be erased.
    """

    subsidy = models.ForeignKey(Subsidy, models.PROTECT, related_name="lists", verbose_name="补贴项目")
    number = models.PositiveSmallIntegerField("第几版")
    made_on = models.DateField("结果形成日期")
    note = models.CharField("改了什么", max_length=200, blank=True)
    salt = models.CharField("盐", max_length=32, blank=True)
    digest = models.CharField("摘要", max_length=64)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="导入人")
    entered_at = models.DateTimeField("导入时间")
    since_on = models.DateField("公示开始", null=True, blank=True)
    until_on = models.DateField("公示结束", null=True, blank=True)
    dropped_at = models.DateTimeField("换掉的时间", null=True, blank=True)
    taken_down_at = models.DateTimeField("收起名字的时间", null=True, blank=True)
    erased_at = models.DateTimeField("抹去名字的时间", null=True, blank=True)

    rows = PayeeListQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "补贴名单"
        default_manager_name = base_manager_name = "rows"
        ordering = ("subsidy", "-number")
        constraints = (
            models.UniqueConstraint(fields=["subsidy", "number"], name="payees_list_one_number"),
            models.CheckConstraint(
                condition=Q(since_on=None, until_on=None) | Q(until_on__gte=F("since_on")), name="payees_list_days"
            ),
        )

    def __str__(self) -> str:
        return f"{self.subsidy}名单第 {self.number} 版"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> PayeeListQuerySet:
        """Lists in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    def is_shown(self, *, on: date) -> bool:
        """公示期内。"""
        return is_shown(self.since_on, self.until_on, on=on)


class Payee(models.Model):
    """领取人：one row of a list. Never the whole identity number: its last digits, and a hash under the site's key."""

    of_list = models.ForeignKey(PayeeList, models.PROTECT, related_name="payees", verbose_name="名单")
    ordinal = models.PositiveIntegerField("次序")
    village = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="村")
    name = models.CharField("姓名", max_length=30, blank=True)
    tail = models.CharField("证件末四位", max_length=TAIL, blank=True)
    identity = models.CharField("证件号的摘要", max_length=64, blank=True)
    quantity = models.DecimalField("数量", max_digits=12, decimal_places=3)
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "领取人"
        default_manager_name = base_manager_name = "rows"
        ordering = ("of_list", "ordinal")
        indexes = (models.Index(fields=["of_list", "tail"], name="payees_payee_found_by"),)
        constraints = (models.CheckConstraint(condition=Q(amount__gt=0), name="payees_payee_positive"),)

    def __str__(self) -> str:
        return f"第 {self.ordinal} 行"

    @property
    def masked(self) -> str:
        """遮住的姓名；an organisation is no person, and stands whole."""
        return shown_name(self.name)
