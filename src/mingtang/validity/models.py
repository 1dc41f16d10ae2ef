"""有效性的表：Life · LifeTurn · Relation · Assessment. The columns of a life are copies of what its turns say."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, Value, When

from mingtang.editorial.models import Document
from mingtang.law import validity as law
from mingtang.law.metadata import Validity
from mingtang.law.validity import LONGEST_NUMBER, LONGEST_TITLE, Outcome, Tie, Turn
from mingtang.organs.models import Person
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of


def _said(value: Validity) -> Q:
    return Q(said=value.value)


class LifeQuerySet(models.QuerySet["Life"]):
    """效力的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Those of documents of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("document__unit__organ__"))

    def standing(self, *, on: date) -> Self:
        """与 law.validity.validity_on 同一规则的 SQL 写法：``stands`` is what a life is on the day."""
        rules = (
            (Q(repealed_on__lte=on) | _said(Validity.REPEALED), Validity.REPEALED),
            (Q(expired_on__lte=on) | Q(until_on__lt=on) | _said(Validity.EXPIRED), Validity.EXPIRED),
            (Q(in_force_on__gt=on), Validity.PENDING),
            (Q(changed_on__lte=on) | _said(Validity.CHANGED), Validity.CHANGED),
        )
        cases = (When(condition, then=Value(told.value)) for condition, told in rules)
        told = Case(*cases, default=Value(Validity.VALID.value), output_field=models.CharField())
        return self.annotate(stands=told)

    def in_force(self, *, on: date) -> Self:
        """某一天有效的。"""
        return self.standing(on=on).filter(stands__in=[one.value for one in law.IN_FORCE])

    def public(self, *, on: date) -> Self:
        """公众看得到的：listed on the day."""
        shown = Q(document__listing__shown_until_on=None) | Q(document__listing__shown_until_on__gte=on)
        return self.filter(shown, document__listing__public_on__lte=on)

    def mislabelled(self, *, on: date) -> Self:
        """标签不是今天的：whose lists still tell another day."""
        return (
            self.standing(on=on)
            .filter(document__listing__isnull=False)
            .exclude(document__listing__validity=F("stands"))
        )


class Life(models.Model):
    """效力：what a public document says of its own validity, the days between which it holds, and what happened to it.

    ``until_on`` is the last day on which it holds; ``said_until_on`` what was set when it was made, before any
    continuation. ``register_number`` is the 统一编号 of a normative document.
    """

    document = models.OneToOneField(Document, models.PROTECT, related_name="life", verbose_name="公开件")
    said = models.CharField("自己写明的有效性", max_length=10, choices=[(v.value, v.label) for v in Validity if v])
    in_force_on = models.DateField("施行日期", null=True, blank=True)
    said_until_on = models.DateField("制定时定的有效期", null=True, blank=True)
    until_on = models.DateField("有效期到", null=True, blank=True)
    changed_on = models.DateField("修改的日期", null=True, blank=True)
    expired_on = models.DateField("失效的日期", null=True, blank=True)
    repealed_on = models.DateField("废止的日期", null=True, blank=True)
    register_number = models.CharField("统一编号", max_length=LONGEST_NUMBER, blank=True)
    begun_at = models.DateTimeField("登记时间")

    rows = LifeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "效力"
        default_manager_name = base_manager_name = "rows"
        indexes = (models.Index(fields=["until_on"], name="validity_life_until"),)

    def __str__(self) -> str:
        return f"{self.document} 的效力"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> LifeQuerySet:
        """Those in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def facts(self) -> law.Life:
        """效力的事实，as the law room reads them."""
        days = {
            name: getattr(self, name) for name in ("in_force_on", "until_on", "changed_on", "expired_on", "repealed_on")
        }
        return law.Life(said=Validity(self.said), **days)

    def on(self, day: date) -> Validity:
        """某一天的有效性。"""
        return law.validity_on(self.facts, day)


class LifeTurn(models.Model):
    """效力变更：one thing that happened to a document on a day, and why. ``cause`` is the newer document that did it.

    Written once; what a withdrawn document did is lifted, and its row stays.
    """

    life = models.ForeignKey(Life, models.PROTECT, related_name="turns", verbose_name="效力")
    turn = models.CharField("变更", max_length=10, choices=[(t.value, t.label) for t in Turn])
    on = models.DateField("从哪天起")
    until_on = models.DateField("新的有效期到", null=True, blank=True)
    basis = models.CharField("依据和理由", max_length=law.LONGEST_WORDS)
    cause = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="由哪份文件"
    )
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人")
    made_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁登记"
    )
    made_at = models.DateTimeField("登记时间")
    lifted_at = models.DateTimeField("不再算的时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "效力变更"
        default_manager_name = base_manager_name = "rows"
        ordering = ("on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["life", "turn", "cause"],
                condition=Q(lifted_at=None, cause__isnull=False),
                name="validity_turn_once_by_a_document",
            ),
            models.CheckConstraint(
                condition=Q(turn__in=[t.value for t in Turn]) & (Q(until_on=None) | Q(turn=Turn.KEPT.value)),
                name="validity_turn_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.life} {Turn(self.turn).label}"

    @property
    def is_by_hand(self) -> bool:
        """是不是有人登记的，and not what followed from a document."""
        return self.made_by_id is not None and self.cause_id is None

    @property
    def signed(self) -> str:
        """登记人的署名；nobody where it followed from a newer document."""
        return signed(self.made_by.name, self.made_for and self.made_for.name) if self.made_by else ""


class Relation(models.Model):
    """文件关系：what a document does with another, which stands here or is told by title and number."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="ties", verbose_name="这份文件")
    tie = models.CharField("关系", max_length=12, choices=[(t.value, t.label) for t in Tie])
    other = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="ties_back", verbose_name="另一份文件"
    )
    title = models.CharField("另一份的标题", max_length=LONGEST_TITLE, blank=True)
    number = models.CharField("另一份的文号", max_length=LONGEST_NUMBER, blank=True)
    made_at = models.DateTimeField("登记时间")
    dropped_at = models.DateTimeField("去掉的时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "文件关系"
        default_manager_name = base_manager_name = "rows"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(tie__in=[t.value for t in Tie]) & (Q(other__isnull=False) | ~Q(title="")),
                name="validity_relation_with_something",
            ),
            models.UniqueConstraint(
                fields=["document", "tie", "other"],
                condition=Q(dropped_at=None, other__isnull=False),
                name="validity_relation_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document} {Tie(self.tie).label}"


class Assessment(models.Model):
    """到期评估：what was found within the six months before a document runs out. Written once."""

    life = models.ForeignKey(Life, models.PROTECT, related_name="assessments", verbose_name="效力")
    outcome = models.CharField("结论", max_length=10, choices=[(o.value, o.label) for o in Outcome])
    words = models.CharField("评估的情况", max_length=law.LONGEST_WORDS)
    of_until_on = models.DateField("评估时的有效期到")
    until_on = models.DateField("新的有效期到", null=True, blank=True)
    register_number = models.CharField("新的统一编号", max_length=LONGEST_NUMBER, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "到期评估"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.life} {Outcome(self.outcome).label}"
