"""清单的表：Register · RegisterRow · Upload. What is public stands in the editorial room, version by version."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.law.fields import Field, key_field, name_of, read_fields
from mingtang.law.registers import RegisterKind, register_kind, register_kinds
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, scope_of


def kinds() -> list[tuple[str, str]]:
    """清单的种类，as the table of the law room has them: one more of them is no other table here."""
    return [(kind.code, kind.name) for kind in register_kinds()]


class RegisterQuerySet(models.QuerySet["Register"]):
    """清单的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Registers of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class Register(models.Model):
    """清单：one structured list of an organ, with its columns; the rows are the draft of its next version.

    ``changed_on`` is the newest day on which what it tells became another; whether that is public yet follows from
    the days of its versions.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="registers", verbose_name="机关")
    slug = models.CharField("地址名", max_length=39)
    kind = models.CharField("种类", max_length=20, choices=kinds)
    title = models.CharField("名称", max_length=100)
    basis = models.CharField("依据", max_length=300, blank=True)
    fields = models.JSONField("列")
    column = models.CharField("放在哪个栏目", max_length=39, blank=True)
    review_months = models.PositiveSmallIntegerField("多少个月复查一次")
    changed_on = models.DateField("最近变动的日期", null=True, blank=True)
    changed_what = models.CharField("变动了什么", max_length=200, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="设立人")
    made_at = models.DateTimeField("设立时间")

    rows = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "清单"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "kind", "slug")
        constraints = (
            models.UniqueConstraint(fields=["unit", "slug"], name="registers_register_one_address"),
            models.CheckConstraint(
                condition=Q(changed_on=None, changed_what="") | (Q(changed_on__isnull=False) & ~Q(changed_what="")),
                name="registers_register_changed_what",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> RegisterQuerySet:
        """Registers in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def address(self) -> str:
        """公开地址。"""
        return f"/{self.unit.code}/registers/{self.slug}/"

    @property
    def of_kind(self) -> RegisterKind:
        """种类，as the law room knows it."""
        return register_kind(self.kind)

    @property
    def heads(self) -> tuple[Field, ...]:
        """各列。"""
        return read_fields(self.fields)


class RegisterRow(models.Model):
    """清单的行：in the draft; ``key`` names it in every version."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="lines", verbose_name="清单")
    key = models.CharField("认行的", max_length=60)
    position = models.PositiveIntegerField("次序")
    cells = models.JSONField("各格")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "清单的行"
        default_manager_name = base_manager_name = "rows"
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["register", "key"], name="registers_row_once"),)

    def __str__(self) -> str:
        return name_of(self.register.heads, self.cells) or self.key

    @classmethod
    def key_of(cls, register: Register, cells: dict[str, str]) -> str:
        """What names a row with these cells."""
        return cells.get(key_field(register.heads).key, "")


class UploadQuerySet(models.QuerySet["Upload"]):
    """待读入的清单表格的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """One's own, of registers in sight: nobody else's half-done work."""
        mine = self.filter(register__in=Register.seen_by(viewer, at=at).values("pk"))
        return mine.filter(made_by=viewer) if isinstance(viewer, Person) else self.none()


class Upload(models.Model):
    """待读入的清单表格：what was read of an uploaded table, until it is confirmed or dropped. The file is not kept."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="uploads", verbose_name="清单")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件摘要", max_length=64)
    lines = models.JSONField("读到的行")
    mistakes = models.JSONField("要改正的", default=list)
    remarks = models.JSONField("读取提示", default=list)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="上传人")
    made_at = models.DateTimeField("上传时间")

    rows = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "待读入的清单表格"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> UploadQuerySet:
        """Tables in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)
