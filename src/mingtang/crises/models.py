"""突发事件专题的表：Crisis · Tie.

Whether a crisis goes on follows from its days. What is tied hangs on the record that a document is of, so that a text
is tied while it is written and stays so when it is public, edition after edition.
"""

from datetime import date, datetime
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from mingtang.editorial.models import Document
from mingtang.law.crises import CrisisFacts, CrisisKind, CrisisLevel, CrisisState, Section, state_on
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, scope_of

SLUG = RegexValidator(r"^[a-z0-9][a-z0-9-]{1,38}$", "地址名由小写字母、数字和连字符组成，2 至 39 个字符。")


class CrisisQuerySet(models.QuerySet["Crisis"]):
    """突发事件专题的查询。"""

    def open(self, *, on: date) -> Self:
        """正在应对的：those that go on on the day, as ``state_on`` says of one."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=on))

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Crises of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class Crisis(models.Model):
    """突发事件专题：one emergency, its days, and what the organ says of it to everybody once it is signed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="crises", verbose_name="机关")
    slug = models.CharField("地址名", max_length=39, validators=[SLUG])
    title = models.CharField("标题", max_length=100)
    kind = models.CharField("种类", max_length=10, choices=[(k.value, k.label) for k in CrisisKind])
    level = models.CharField("级别", max_length=10, choices=[(k.value, k.label) for k in CrisisLevel])
    place = models.CharField("发生在哪里", max_length=100)
    begun_on = models.DateField("开始日期")
    noticed_at = models.DateTimeField("得知的时间")
    until_on = models.DateField("最后一天", null=True, blank=True)
    lead = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="led_crises", verbose_name="牵头单位"
    )
    intro = models.TextField("情况介绍", blank=True)
    measures = models.TextField("采取的措施", blank=True)
    contact = models.CharField("找谁", max_length=200, blank=True)
    briefed_at = models.DateTimeField("新闻发布的时间", null=True, blank=True)
    briefing = models.CharField("怎样发布的", max_length=200, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")

    rows = CrisisQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "突发事件专题"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "-begun_on", "-id")
        constraints = (
            models.UniqueConstraint(fields=["unit", "slug"], name="crises_crisis_one_address"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("begun_on")), name="crises_crisis_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in CrisisKind]), name="crises_crisis_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(level__in=[k.value for k in CrisisLevel]), name="crises_crisis_level_known"
            ),
            models.CheckConstraint(
                condition=Q(briefed_at=None, briefing="") | (Q(briefed_at__isnull=False) & ~Q(briefing="")),
                name="crises_crisis_briefing_whole",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> CrisisQuerySet:
        """Crises in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def address(self) -> str:
        """公开地址。"""
        return f"/{self.unit.code}/topics/{self.slug}/"

    @property
    def facts(self) -> CrisisFacts:
        """要素，as they stand."""
        told = {name: getattr(self, name) for name in CrisisFacts.__dataclass_fields__}
        return CrisisFacts(**told | {"kind": CrisisKind(self.kind), "level": CrisisLevel(self.level)})

    def stands(self, *, on: date) -> CrisisState:
        """状态，on the day."""
        return state_on(self.until_on, on=on)


class Tie(models.Model):
    """关联：a text that is published for a crisis; of a correction, which document it corrects and in which words."""

    crisis = models.ForeignKey(Crisis, models.PROTECT, related_name="ties", verbose_name="专题")
    subject = models.CharField("公开件所据的记录", max_length=100)
    section = models.CharField("放在哪一节", max_length=10, choices=[(s.value, s.label) for s in Section])
    corrects = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="更正的是哪一件"
    )
    wrong = models.CharField("原来怎样说", max_length=300, blank=True)
    right = models.CharField("应当怎样说", max_length=300, blank=True)
    tied_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="关联人")
    tied_at = models.DateTimeField("关联时间")
    untied_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="取消的人"
    )
    untied_at = models.DateTimeField("取消时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "专题的关联"
        default_manager_name = base_manager_name = "rows"
        ordering = ("tied_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["subject"], condition=Q(untied_at=None), name="crises_tie_one_standing"),
            models.CheckConstraint(
                condition=Q(section__in=[s.value for s in Section]), name="crises_tie_section_known"
            ),
            models.CheckConstraint(
                condition=(Q(section=Section.CORRECTION.value, corrects__isnull=False) & ~Q(wrong="") & ~Q(right=""))
                | (~Q(section=Section.CORRECTION.value) & Q(corrects=None, wrong="", right="")),
                name="crises_tie_correction_whole",
            ),
            models.CheckConstraint(
                condition=Q(untied_at=None, untied_by=None) | Q(untied_at__isnull=False, untied_by__isnull=False),
                name="crises_tie_untied_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.crisis} {self.subject}"

    @property
    def of(self) -> Section:
        """放在哪一节，as the law room knows it."""
        return Section(self.section)
