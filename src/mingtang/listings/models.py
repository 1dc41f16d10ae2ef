"""发布目录的表：Listing · Place, rows that can be made anew from what was published."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.editorial.models import Document, Published
from mingtang.organs.models import Unit


class ListingQuerySet(models.QuerySet["Listing"]):
    """发布目录的查询。"""

    def shown(self, *, on: date) -> Self:
        """公众看得到的：public on the day, and not past the last day it was to be shown."""
        return self.filter(public_on__lte=on).filter(Q(shown_until_on=None) | Q(shown_until_on__gte=on))


class Listing(models.Model):
    """发布目录的一条：what is public of one document, as a list needs it; or what stands elsewhere and came by import.

    ``public_on`` is the day from which its publication counts: of this site its first release, of the county portal
    the day recorded there, none until then. ``published`` is the edition that can be read, ``awaiting`` a newer one
    for the county portal that nobody has recorded there yet. ``changed_at`` is the release of the edition that can be
    read. ``corrected_on`` and ``correction`` tell of another document that says what is wrong in this one. Everyone
    may read it, so it has no sight.
    """

    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="listing", verbose_name="公开件"
    )
    published = models.OneToOneField(
        Published, models.PROTECT, null=True, blank=True, related_name="listing", verbose_name="现行的一版"
    )
    awaiting = models.OneToOneField(
        Published, models.PROTECT, null=True, blank=True, related_name="awaited", verbose_name="等县门户登记的一版"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="listings", verbose_name="发布单位")
    kind = models.CharField("种类", max_length=40)
    title = models.CharField("标题", max_length=200)
    address = models.CharField("公开地址", max_length=200, blank=True)
    elsewhere = models.URLField("别处的地址", max_length=500, blank=True)
    summary = models.CharField("内容概述", max_length=160, blank=True)
    index_number = models.CharField("索引号", max_length=60, blank=True)
    number = models.CharField("文号", max_length=60, blank=True)
    issuer = models.CharField("发文机关", max_length=100, blank=True)
    type = models.CharField("文件种类", max_length=30, blank=True)
    subjects = models.JSONField("主题分类", default=list, blank=True)
    validity = models.CharField("有效性", max_length=20, blank=True)
    corrected_on = models.DateField("更正的日期", null=True, blank=True)
    correction = models.CharField("更正的地址", max_length=500, blank=True)
    made_on = models.DateField("成文日期", null=True, blank=True)
    in_force_on = models.DateField("施行日期", null=True, blank=True)
    shown_until_on = models.DateField("展示到", null=True, blank=True)
    public_on = models.DateField("发布日期", null=True, blank=True)
    changed_at = models.DateTimeField("最后更新时间", null=True, blank=True)
    review_on = models.DateField("复查日期", null=True, blank=True)
    ended_at = models.DateTimeField("到期撤下时间", null=True, blank=True)

    rows = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发布目录"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-public_on", "-pk")
        indexes = (models.Index(fields=["unit", "-public_on", "-id"], name="listings_of_unit"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(document=None, published=None) & ~Q(elsewhere="")
                | Q(document__isnull=False, published__isnull=False) & ~Q(address=""),
                name="listings_listing_stands_somewhere",
            ),
            models.UniqueConstraint(
                fields=["unit", "elsewhere"], condition=~Q(elsewhere=""), name="listings_listing_elsewhere_once"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """看的地址：here, or where it stands."""
        return self.elsewhere or self.address

    @property
    def is_changed(self) -> bool:
        """公开以后又改过。"""
        return self.published is not None and self.published.number > 1


class Place(models.Model):
    """位置：a listing in a column and under an item of the catalogue of its unit, by their lasting codes."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="places", verbose_name="条目")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")
    column = models.CharField("栏目", max_length=39, blank=True)
    item = models.CharField("事项", max_length=39, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "位置"
        default_manager_name = base_manager_name = "rows"
        indexes = (
            models.Index(fields=["unit", "column"], name="listings_place_of_column"),
            models.Index(fields=["unit", "item"], name="listings_place_of_item"),
        )
        constraints = (
            models.UniqueConstraint(fields=["listing", "column", "item"], name="listings_place_once"),
            models.CheckConstraint(condition=~Q(column="", item=""), name="listings_place_is_somewhere"),
        )

    def __str__(self) -> str:
        return f"{self.column or self.item}：{self.listing_id}"


NEWEST = (F("public_on").desc(nulls_last=True), F("pk").desc())
"""列表的顺序：the newest first."""
