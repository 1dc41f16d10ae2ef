"""公文的表：Policy."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from mingtang.drafting.models import Manuscript
from mingtang.law import policies as law
from mingtang.law.drafting_sheets import LONGEST_REASON, Proposal, SheetState
from mingtang.law.openness import Openness
from mingtang.law.policies import LONGEST_NUMBER, LONGEST_TITLE, LONGEST_WORDS, Kind, PolicyState
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, scope_of

OPENNESS_CHOICES = [(one.value, one.label) for one in Openness]


def by_person(words: str, **told: Any) -> "models.ForeignKey[Any, Any]":
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
    forwarded_openness = models.CharField("转发的文件的公开属性", max_length=16, blank=True, choices=OPENNESS_CHOICES)
    number = models.CharField("发文字号", max_length=LONGEST_NUMBER, blank=True)
    in_force_on = models.DateField("施行日期", null=True, blank=True)
    until_on = models.DateField("有效期到", null=True, blank=True)
    state = models.CharField("走到哪一步", max_length=12, choices=[(s.value, s.label) for s in PolicyState])
    sheet = models.CharField("公文单", max_length=10, choices=[(s.value, s.label) for s in SheetState])
    proposed = models.CharField("拟稿人提的公开属性", max_length=16, choices=OPENNESS_CHOICES, default="undecided")
    ground = models.CharField("不予公开的依据", max_length=10, blank=True)
    reason = models.CharField("理由", max_length=LONGEST_REASON, blank=True)
    secrecy = models.JSONField("保密审查", default=dict)
    proposed_for = by_person("代谁拟稿")
    checked_by = by_person("核稿人")
    checked_for = by_person("代谁核稿")
    returned = models.CharField("退回的理由", max_length=LONGEST_REASON, blank=True)
    openness = models.CharField("公开属性", max_length=16, choices=OPENNESS_CHOICES, default="undecided")
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
