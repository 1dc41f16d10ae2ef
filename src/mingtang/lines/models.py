"""口径的表：Line · Figure · Sentence · Settlement · Aside · LineRule. Nothing here is ever public.

A line is written once and signed or dropped; what is to be said otherwise is the next one. So the history of what was
to be said at which moment stands by itself.
"""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.crises.models import Crisis
from mingtang.language.figures import Named
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer


class LineQuerySet(models.QuerySet["Line"]):
    """口径的查询。"""

    def in_force(self, *, at: datetime) -> Self:
        """当时有效的，the newest first: signed, and its moment has come; the first one holds."""
        return self.filter(signed_at__lte=at, valid_from__lte=at).order_by("-valid_from", "-number")

    def waiting(self) -> Self:
        """等签批的。"""
        return self.filter(signed_at=None, dropped_at=None)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Of the crises in sight."""
        return self.filter(crisis__in=Crisis.seen_by(viewer, at=at))


class Line(models.Model):
    """口径：one version of what is said of a crisis, by one person, signed by another, in force from a moment."""

    crisis = models.ForeignKey(Crisis, models.PROTECT, related_name="lines", verbose_name="专题")
    number = models.PositiveIntegerField("第几版")
    valid_from = models.DateTimeField("从何时起", null=True, blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="拟写人")
    written_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁拟写"
    )
    written_at = models.DateTimeField("拟写时间")
    signed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签批人"
    )
    signed_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁签批"
    )
    signed_at = models.DateTimeField("签批时间", null=True, blank=True)
    dropped_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="退回或者放下的人"
    )
    dropped_at = models.DateTimeField("退回或者放下的时间", null=True, blank=True)
    dropped_why = models.CharField("为什么", max_length=200, blank=True)

    rows = LineQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "口径"
        default_manager_name = base_manager_name = "rows"
        ordering = ("crisis", "-number")
        constraints = (
            models.UniqueConstraint(fields=["crisis", "number"], name="lines_line_numbered_once"),
            models.UniqueConstraint(
                fields=["crisis"], condition=Q(signed_at=None, dropped_at=None), name="lines_line_one_waiting"
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None, signed_for=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False, dropped_at=None, valid_from__gte=F("signed_at")),
                name="lines_line_signed_whole",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_by=None, dropped_why="")
                | (Q(dropped_at__isnull=False, dropped_by__isnull=False) & ~Q(dropped_why="")),
                name="lines_line_dropped_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.crisis} 第 {self.number} 版口径"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> LineQuerySet:
        """Lines in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def hands(self) -> frozenset[int]:
        """拟写的人：the writer and whoever the writer stood in for."""
        return frozenset(pk for pk in (self.written_by_id, self.written_for_id) if pk is not None)

    @property
    def writer(self) -> str:
        """拟写人的署名。"""
        return signed(self.written_by.name, self.written_for and self.written_for.name)

    @property
    def signer(self) -> str:
        """签批人的署名。"""
        return signed(self.signed_by.name, self.signed_for and self.signed_for.name) if self.signed_by else ""


class Figure(models.Model):
    """口径的数字：a named figure with its unit, as of a moment, from a unit that vouches for it."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="figures", verbose_name="口径")
    position = models.PositiveSmallIntegerField("次序")
    name = models.CharField("名称", max_length=30)
    others = models.JSONField("别的叫法", default=list, blank=True)
    value = models.DecimalField("数值", max_digits=16, decimal_places=3)
    unit = models.CharField("单位", max_length=10)
    as_of = models.DateTimeField("截至")
    source = models.CharField("提供单位", max_length=60)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "口径的数字"
        default_manager_name = base_manager_name = "rows"
        ordering = ("line", "position")
        constraints = (models.UniqueConstraint(fields=["line", "name"], name="lines_figure_named_once"),)

    def __str__(self) -> str:
        return f"{self.name} {self.told}"

    @property
    def told(self) -> str:
        """数值和单位。"""
        return f"{self.value.normalize():f} {self.unit}"

    @property
    def named(self) -> Named:
        """As texts are compared with it."""
        return Named(self.pk, self.name, tuple(self.others), self.value, self.unit, self.as_of)


class Sentence(models.Model):
    """口径的说法：a sentence that was agreed on."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="sentences", verbose_name="口径")
    position = models.PositiveSmallIntegerField("次序")
    text = models.CharField("说法", max_length=500)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "口径的说法"
        default_manager_name = base_manager_name = "rows"
        ordering = ("line", "position")

    def __str__(self) -> str:
        return self.text[:30]


class Settlement(models.Model):
    """数字不同的说明：why a text gives another figure than was agreed, by one person, confirmed by a leader.

    ``mark`` is a digest of the figure with the words around it: another figure, or other words, want another reason.
    """

    figure = models.ForeignKey(Figure, models.PROTECT, related_name="settlements", verbose_name="口径的数字")
    subject = models.CharField("公开件所据的记录", max_length=100)
    mark = models.CharField("摘要", max_length=64)
    title = models.CharField("哪一篇", max_length=200)
    place = models.CharField("位置", max_length=200)
    written = models.CharField("写的是", max_length=60)
    reason = models.CharField("理由", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="说明的人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁说明"
    )
    at = models.DateTimeField("说明的时间")
    confirmed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认的人"
    )
    confirmed_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁确认"
    )
    confirmed_at = models.DateTimeField("确认的时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "数字不同的说明"
        default_manager_name = base_manager_name = "rows"
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(fields=["subject", "mark"], name="lines_settlement_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None, confirmed_for=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="lines_settlement_confirmed_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.place}"

    @property
    def hands(self) -> frozenset[int]:
        """说明的人：and whoever was stood in for."""
        return frozenset(pk for pk in (self.by_id, self.stands_for_id) if pk is not None)

    @property
    def signed(self) -> str:
        """署名。"""
        return signed(self.by.name, self.stands_for and self.stands_for.name)


class Aside(models.Model):
    """不关联的说明：why a text that seems to speak of a crisis is not tied to it."""

    crisis = models.ForeignKey(Crisis, models.PROTECT, related_name="asides", verbose_name="专题")
    subject = models.CharField("公开件所据的记录", max_length=100)
    reason = models.CharField("理由", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="说明的人")
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "不关联的说明"
        default_manager_name = base_manager_name = "rows"
        ordering = ("at", "id")
        constraints = (models.UniqueConstraint(fields=["crisis", "subject"], name="lines_aside_once"),)

    def __str__(self) -> str:
        return f"{self.crisis} {self.subject}"


class LineRule(models.Model):
    """口径的要求：whether nothing of a crisis goes public before a line is signed; an organ without a row wants it."""

    organ = models.OneToOneField(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    required = models.BooleanField("有签批的口径才能公开", default=True)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="设置人")
    set_at = models.DateTimeField("设置时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "口径的要求"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.organ}：{'要' if self.required else '不要'}"
