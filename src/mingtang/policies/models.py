"""公文的表：Policy · OpennessDecision · PolicyStep · PolicyTie · WithheldReview · PolicyRule · PolicySerial."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from mingtang.drafting.models import Manuscript
from mingtang.editorial.models import Document
from mingtang.files.models import Attachment
from mingtang.law import policies as law
from mingtang.law.drafting_sheets import LONGEST_REASON, WITHHELD_NOTE, Proposal, SheetState
from mingtang.law.openness import Openness
from mingtang.law.policies import LONGEST_NUMBER, LONGEST_TITLE, LONGEST_WORDS, Act, Done, Kind, Lengths, PolicyState
from mingtang.law.validity import Tie
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of

_OPENNESS = [(one.value, one.label) for one in Openness]


def _person(words: str, **told: Any) -> "models.ForeignKey[Any, Any]":
    usual = {"null": True, "blank": True, "related_name": "+", "verbose_name": words}
    return models.ForeignKey(Person, models.PROTECT, **usual | told)


class PolicyQuerySet(models.QuerySet["Policy"]):
    """公文的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Those of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("organ__"))


class Policy(models.Model):
    """公文：one official document from its first draft on, with the openness decided for it.

    ``subject`` is the record its public document is of, once its manuscript is begun. What is proposed stands here;
    what was decided stands in its decisions, ``openness`` is a copy of the newest.
    """

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="policies", verbose_name="制发机关")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="拟稿单位")
    drafter = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="拟稿人")
    title = models.CharField("标题", max_length=LONGEST_TITLE)
    kind = models.CharField("公文种类", max_length=20)
    touches_market = models.BooleanField("涉及市场主体", default=False)
    is_trial = models.BooleanField("试行、暂行", default=False)
    joint_with = models.CharField("联合发文的机关", max_length=200, blank=True)
    forwarded_title = models.CharField("转发的文件", max_length=LONGEST_TITLE, blank=True)
    forwarded_openness = models.CharField("转发的文件的公开属性", max_length=16, blank=True, choices=_OPENNESS)
    number = models.CharField("发文字号", max_length=LONGEST_NUMBER, blank=True)
    in_force_on = models.DateField("施行日期", null=True, blank=True)
    until_on = models.DateField("有效期到", null=True, blank=True)
    state = models.CharField("走到哪一步", max_length=12, choices=[(s.value, s.label) for s in PolicyState])
    sheet = models.CharField("公文单", max_length=10, choices=[(s.value, s.label) for s in SheetState])
    proposed = models.CharField("拟稿人提的公开属性", max_length=16, choices=_OPENNESS, default="undecided")
    ground = models.CharField("不予公开的依据", max_length=10, blank=True)
    reason = models.CharField("理由", max_length=LONGEST_REASON, blank=True)
    secrecy = models.JSONField("保密审查", default=dict)
    proposed_for = _person("代谁拟稿")
    checked_by = _person("核稿人")
    checked_for = _person("代谁核稿")
    returned = models.CharField("退回的理由", max_length=LONGEST_REASON, blank=True)
    openness = models.CharField("公开属性", max_length=16, choices=_OPENNESS, default="undecided")
    made_on = models.DateField("成文日期", null=True, blank=True)
    register_number = models.CharField("统一编号", max_length=LONGEST_NUMBER, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)
    review_on = models.DateField("下次复查", null=True, blank=True)
    manuscript = models.OneToOneField(
        Manuscript, models.PROTECT, null=True, blank=True, related_name="policy", verbose_name="稿件"
    )
    subject = models.CharField("所据记录", max_length=100, blank=True)
    is_historic = models.BooleanField("历史文件", default=False)
    historic_reason = models.CharField("登记为历史文件的理由", max_length=LONGEST_WORDS, blank=True)
    opened_at = models.DateTimeField("开始时间")

    rows = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公文"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=["subject"], condition=~Q(subject=""), name="policies_policy_one_a_subject"),
            models.UniqueConstraint(
                fields=["organ", "register_number"], condition=~Q(register_number=""), name="policies_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in PolicyState], sheet__in=[s.value for s in SheetState]),
                name="policies_state_known",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("drafter")), name="policies_checked_by_another"
            ),
            models.CheckConstraint(
                condition=Q(openness="undecided") | Q(sheet=SheetState.SIGNED.value),
                name="policies_decided_when_signed",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> PolicyQuerySet:
        """Those in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> PolicyState:
        """走到哪一步，as the law room knows it."""
        return PolicyState(self.state)

    @property
    def sheet_stands(self) -> SheetState:
        """公文单，as the law room knows it."""
        return SheetState(self.sheet)

    @property
    def decided(self) -> Openness:
        """认定的公开属性。"""
        return Openness(self.openness)

    @property
    def of_kind(self) -> Kind:
        """公文种类，with its duties."""
        return law.kinds()[self.kind]

    @property
    def proposal(self) -> Proposal:
        """拟稿人提的。"""
        return Proposal(Openness(self.proposed), self.ground, self.reason, self.secrecy)

    @property
    def hands(self) -> frozenset[int]:
        """拟稿的人：the drafter and whoever the drafter stood in for."""
        return frozenset(pk for pk in (self.drafter_id, self.proposed_for_id) if pk)

    @property
    def checking_hands(self) -> frozenset[int]:
        """核稿的人。"""
        return frozenset(pk for pk in (self.checked_by_id, self.checked_for_id) if pk)


class OpennessDecision(models.Model):
    """公开属性的认定：who decided what, when, on which ground. Written once; a change is one more."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="decisions", verbose_name="公文")
    openness = models.CharField("公开属性", max_length=16, choices=_OPENNESS)
    ground = models.CharField("依据", max_length=10, blank=True)
    reason = models.CharField("理由", max_length=LONGEST_REASON, blank=True)
    why = models.CharField("为什么改变", max_length=LONGEST_REASON, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="签发人")
    decided_for = _person("代谁签发")
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
    stands_for = _person("代谁登记")
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


class PolicyRule(models.Model):
    """公文设置：from which day an organ keeps this, its own lengths, and the note for what is not public."""

    organ = models.OneToOneField(Unit, models.PROTECT, related_name="policy_rule", verbose_name="机关")
    starts_on = models.DateField("从哪天起的公文要有公文单", null=True, blank=True)
    withheld_note = models.CharField("不予公开的附注", max_length=40, default=WITHHELD_NOTE)
    lengths = models.JSONField("长短", default=dict)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "公文设置"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.organ} 公文设置"

    @property
    def own(self) -> Lengths:
        """本机关的长短。"""
        return Lengths(**self.lengths)


class PolicySerial(models.Model):
    """统一编号的序号：the last one an organ gave in a year; it only grows."""

    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    year = models.PositiveSmallIntegerField("年")
    last = models.PositiveIntegerField("最后一个序号", default=0)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "统一编号的序号"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["organ", "year"], name="policies_serial_one_a_year"),)

    def __str__(self) -> str:
        return f"{self.organ} {self.year} 年 {self.last}"


def done_of(steps: Iterable[PolicyStep]) -> list[Done]:
    """办过的各步，as the law room reads them."""
    return [Done(Act(step.act), step.on, step.what) for step in steps]
