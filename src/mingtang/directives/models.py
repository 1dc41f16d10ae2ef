"""新指引的表：Directive · Ruling. What was read from a table, and what was decided about every row that differs."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.catalogue.models import Version
from mingtang.directives.layout import TITLES
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer, scope_of

KINDS = {"new": "新增", "changed": "有变化", "gone": "表里没有"}
DECISIONS = {"": "没有决定", "taken": "采纳", "left": "不采纳"}


class DirectiveQuerySet(models.QuerySet["Directive"]):
    """新指引的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Directives of the units in sight."""
        return self.filter(scope_of(viewer, at=at).units("version__unit__"))


class Directive(models.Model):
    """新指引：a table of items that a draft was compared with, and what could not be read in it.

    The file itself is not kept. ``is_complete``: an item that the table does not have is meant to go.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="directives", verbose_name="目录版本")
    title = models.CharField("名称", max_length=120)
    number = models.CharField("文号", max_length=60, blank=True)
    name = models.CharField("文件名", max_length=200, blank=True)
    sha256 = models.CharField("文件摘要", max_length=64)
    is_complete = models.BooleanField("是完整的目录", default=True)
    unchanged = models.PositiveIntegerField("没有变化的行数", default=0)
    problems = models.JSONField("读不懂的", default=list)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="上传人")
    made_at = models.DateTimeField("上传时间")

    rows = DirectiveQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "新指引"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> DirectiveQuerySet:
        """Directives in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)


class Ruling(models.Model):
    """逐行的决定：one row that differs from the draft, whether it is taken, and why."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="rulings", verbose_name="新指引")
    position = models.PositiveIntegerField("次序")
    place = models.CharField("在表里的位置", max_length=60, blank=True)
    kind = models.CharField("差别", max_length=8, choices=list(KINDS.items()))
    code = models.CharField("事项编号", max_length=39, blank=True)
    name = models.CharField("事项", max_length=170)
    told = models.JSONField("表里的内容", default=dict)
    was = models.JSONField("目录里的内容", default=dict)
    values = models.JSONField("采纳以后的内容", default=dict)
    decision = models.CharField("决定", max_length=6, blank=True, choices=list(DECISIONS.items()))
    reason = models.CharField("理由", max_length=300, blank=True)
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "逐行的决定"
        default_manager_name = base_manager_name = "rows"
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(decision="", reason="", decided_by=None, decided_at=None)
                | (
                    Q(decision__in=["taken", "left"], decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(reason="")
                ),
                name="directives_ruling_decided_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="directives_ruling_kind"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def version(self) -> Version:
        """在哪一版目录里办。"""
        return self.directive.version

    @property
    def cells(self) -> list[tuple[str, str, str]]:
        """变的每一格，in the order of the layout: its heading, what stood there and what the table says."""
        return [(name, self.was.get(name, ""), self.told[name]) for name in TITLES if name in self.told]
