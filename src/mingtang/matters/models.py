"""来办的事的样子：shapes that the rooms above share; each keeps its own tables of them.

Who came, and every word that may tell of a person, stands in the writing alone, so that it can be erased; the matter
and its steps hold days, acts and references.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from mingtang.holidays.queries import calendar
from mingtang.law.matters import MOST, Arrival, Telling, due_by_own_term
from mingtang.law.workdays import Calendar, Reckoned
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of


class MatterQuerySet(models.QuerySet):
    """来办的事的查询。"""

    def open(self) -> Self:
        """Those that are not done yet."""
        return self.filter(state__in=self.model.OPEN_STATES)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Those brought to organs that the viewer sees whole; who brought them is another question."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class Matter(models.Model):
    """来办的事：one thing that somebody brought, from its receipt to its end. ``due_on`` is a copy of its clock."""

    OPEN_STATES: ClassVar[Sequence[str]] = ()
    CHAIN: ClassVar[str] = ""
    """The first part of its verbs in the trail."""

    number = models.CharField("受理编号", max_length=8, unique=True)
    code_digest = models.CharField("查询码摘要", max_length=64)
    form_key = models.CharField("表单编号", max_length=40, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    arrival = models.CharField("怎样来的", max_length=8, choices=[(a.value, a.label) for a in Arrival])
    came_on = models.DateField("收到日期")
    title = models.CharField("事项", max_length=MOST["title"], blank=True)
    passed_by = models.CharField("转来的机关", max_length=MOST["passed_by"], blank=True)
    entered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人"
    )
    entered_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁登记"
    )
    entered_at = models.DateTimeField("登记时间")
    state = models.CharField("状态", max_length=10)
    handler = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办人")
    found_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="拟写结论的人"
    )
    found_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁拟写"
    )
    approved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="批准人"
    )
    approved_on = models.DateField("批准日期", null=True, blank=True)
    telling = models.CharField("怎样告知", max_length=10, blank=True, choices=[(t.value, t.label) for t in Telling])
    told_on = models.DateField("告知日期", null=True, blank=True)
    ended_on = models.DateField("办结日期", null=True, blank=True)
    term = models.PositiveSmallIntegerField("自己定的期限", help_text="工作日")
    due_on = models.DateField("期限", null=True, blank=True)
    is_provisional = models.BooleanField("期限是暂定的", default=False)
    steps = models.PositiveIntegerField("办到第几步", default=0)

    rows = MatterQuerySet.as_manager()

    class Meta:
        abstract = True
        default_manager_name = base_manager_name = "rows"
        ordering = ("-came_on", "-id")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.number}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> MatterQuerySet:
        """Those in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def is_open(self) -> bool:
        """是否还没有办完。"""
        return self.state in self.OPEN_STATES

    @property
    def called(self) -> str:
        """事项，or that nobody has named it yet."""
        return self.title or "还没有写事项"

    @property
    def authors(self) -> frozenset[int | None]:
        """拟写结论的人：whoever wrote it, and whoever that person stood in for."""
        return frozenset({self.found_by_id, self.found_for_id or self.found_by_id})

    @property
    def author(self) -> str:
        """拟写结论的人，and for whom."""
        return signed(self.found_by.name, self.found_for and self.found_for.name) if self.found_by else ""

    @property
    def entered(self) -> str:
        """登记人，and for whom; of what came through the web nobody."""
        return signed(self.entered_by.name, self.entered_for and self.entered_for.name) if self.entered_by else ""

    def reckoned(self, table: Calendar | None = None) -> Reckoned | None:
        """现在走的期限：by the term that the organ set itself; ``None`` once it is done."""
        if not self.is_open:
            return None
        return due_by_own_term(self.came_on, self.term, table or calendar())


class MatterStep(models.Model):
    """办理的一步：who did what on which day; of what somebody did through the web nobody. Append-only."""

    act = models.CharField("动作", max_length=12)
    on = models.DateField("日期")
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁办理"
    )
    at = models.DateTimeField("记下的时间")

    rows = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.act} {self.on}"

    @property
    def signed(self) -> str:
        """办理人，and for whom."""
        return signed(self.by.name, self.stands_for and self.stands_for.name) if self.by else ""


class Writing(models.Model):
    """来办的文字：who came and what was written on either side, apart from the matter. Erasable, never public.

    Law: 个人信息保护法 第六条、第四十七条.
    """

    WORDS: ClassVar[Sequence[str]] = ("name", "phone", "address", "facts", "answer", "returned", "note")
    """What is emptied when it is erased."""

    name = models.CharField("姓名或者单位名称", max_length=MOST["name"], blank=True)
    phone = models.CharField("联系电话", max_length=MOST["phone"], blank=True)
    address = models.CharField("通信地址", max_length=MOST["address"], blank=True)
    facts = models.TextField("经过和依据", blank=True)
    answer = models.TextField("告知的话", blank=True)
    returned = models.TextField("退回重写的理由", blank=True)
    note = models.TextField("请补充什么、为什么转送或者撤回", blank=True)
    erased_at = models.DateTimeField("抹去时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def reach(self) -> bool:
        """是否留了联系方式。"""
        return bool(self.phone or self.address)
