"""公文的经过：OpennessDecision · PolicyStep · PolicyTie · WithheldReview."""

from collections.abc import Iterable

from django.db import models

from mingtang.editorial.models import Document
from mingtang.files.models import Attachment
from mingtang.law import policies as law
from mingtang.law.drafting_sheets import LONGEST_REASON
from mingtang.law.openness import Openness
from mingtang.law.policies import LONGEST_NUMBER, LONGEST_TITLE, LONGEST_WORDS, Act, Done
from mingtang.law.validity import Tie
from mingtang.organs.models import Person
from mingtang.organs.names import signed
from mingtang.policies.models.records import OPENNESS_CHOICES, Policy, by_person


class OpennessDecision(models.Model):
    """公开属性的认定：who decided what, when, on which ground. Written once; a change is one more."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="decisions", verbose_name="公文")
    openness = models.CharField("公开属性", max_length=16, choices=OPENNESS_CHOICES)
    ground = models.CharField("依据", max_length=10, blank=True)
    reason = models.CharField("理由", max_length=LONGEST_REASON, blank=True)
    why = models.CharField("为什么改变", max_length=LONGEST_REASON, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="签发人")
    decided_for = by_person("代谁签发")
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开属性的认定"
        default_manager_name = base_manager_name = "rows"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.policy} {Openness(self.openness).label}"

    @property
    def signed(self) -> str:
        """签发人的署名。"""
        return signed(self.decided_by.name, self.decided_for and self.decided_for.name)


class PolicyStep(models.Model):
    """公文的经过：one step on its day, with its paper and a note. Written once."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="steps", verbose_name="公文")
    act = models.CharField("一步", max_length=20, choices=[(a.value, a.label) for a in Act])
    on = models.DateField("哪一天")
    what = models.CharField("不办的是哪一步、联合的是哪个机关", max_length=LONGEST_TITLE, blank=True)
    note = models.CharField("说明", max_length=LONGEST_WORDS, blank=True)
    paper = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="材料")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    stands_for = by_person("代谁登记")
    at = models.DateTimeField("登记时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "公文的经过"
        default_manager_name = base_manager_name = "rows"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.policy} {Act(self.act).label}"

    @property
    def label(self) -> str:
        """一步，in words."""
        about = law.NEED_LABELS.get(self.what, self.what)
        return f"{Act(self.act).label}：{about}" if about else Act(self.act).label

    @property
    def signed(self) -> str:
        """登记人的署名。"""
        return signed(self.by.name, self.stands_for and self.stands_for.name)


class PolicyTie(models.Model):
    """公文要做的关系：what it will do with other documents once it is public."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="ties", verbose_name="公文")
    tie = models.CharField("关系", max_length=12, choices=[(t.value, t.label) for t in Tie])
    other = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="另一份文件"
    )
    title = models.CharField("另一份的标题", max_length=LONGEST_TITLE, blank=True)
    number = models.CharField("另一份的文号", max_length=LONGEST_NUMBER, blank=True)
    dropped_at = models.DateTimeField("去掉的时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "公文要做的关系"
        default_manager_name = base_manager_name = "rows"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.policy} {Tie(self.tie).label}"


class WithheldReview(models.Model):
    """不公开的复查：somebody looked whether what is not public may be public by now. Written once."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="reviews", verbose_name="公文")
    keeps = models.BooleanField("仍不公开")
    note = models.CharField("情况和理由", max_length=LONGEST_REASON)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="复查人")
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "不公开的复查"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.policy} 复查"


def done_of(steps: Iterable[PolicyStep]) -> list[Done]:
    """办过的各步，as the law room reads them."""
    return [Done(Act(step.act), step.on, step.what) for step in steps]
