"""转主动公开的表：PublishProposal · Asking."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.applications.models import Application
from mingtang.catalogue.models import Version
from mingtang.drafting.models import Manuscript
from mingtang.law.demand import LONGEST_NAME, LONGEST_REASON, DemandSource, ProposalState, PublishWay
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of

_DECIDED = ("accepted", "declined", "confirmed", "refused", "published")
_CONFIRMED = ("confirmed", "refused", "published")
_TO_PUBLISH = ("accepted", "confirmed", "published")


class ProposalQuerySet(models.QuerySet["PublishProposal"]):
    """转主动公开建议的查询。"""

    def waiting(self) -> Self:
        """Neither confirmed nor refused for good, or confirmed and not yet public."""
        return self.exclude(state__in=[ProposalState.REFUSED.value, ProposalState.PUBLISHED.value])

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Proposals of organs that the viewer sees whole; the pages show them to who handles applications."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class PublishProposal(models.Model):
    """转主动公开建议：that something be published unasked, decided by one person and confirmed by another.

    Law: 政府信息公开条例 第四十四条.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="publish_proposals", verbose_name="机关")
    source = models.CharField("来自", max_length=10, choices=[(s.value, s.label) for s in DemandSource])
    title = models.CharField("关于什么", max_length=120)
    topic = models.CharField("主题代码", max_length=70, blank=True)
    state = models.CharField(
        "状态",
        max_length=10,
        choices=[(s.value, s.label) for s in ProposalState],
        default=ProposalState.PROPOSED.value,
    )
    found_at = models.DateTimeField("提出时间")
    suggestion = models.OneToOneField(
        Application, models.PROTECT, null=True, blank=True, related_name="suggestion", verbose_name="提建议的申请"
    )
    ground = models.CharField("申请人建议的理由", max_length=LONGEST_REASON, blank=True)
    name = models.CharField("公开时的名称", max_length=LONGEST_NAME, blank=True)
    way = models.CharField("怎样公开", max_length=12, blank=True, choices=[(w.value, w.label) for w in PublishWay])
    item = models.CharField("目录事项编号", max_length=39, blank=True)
    publish_by = models.DateField("哪天以前公开", null=True, blank=True)
    reason = models.CharField("不转的理由", max_length=LONGEST_REASON, blank=True)
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="研究人"
    )
    decided_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁研究"
    )
    decided_at = models.DateTimeField("研究时间", null=True, blank=True)
    returned_reason = models.CharField("退回的理由", max_length=LONGEST_REASON, blank=True)
    confirmed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认人"
    )
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="列入的目录版本"
    )
    manuscript = models.ForeignKey(
        Manuscript, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="稿件"
    )
    address = models.CharField("公开地址", max_length=500, blank=True)
    published_on = models.DateField("登记公开的日期", null=True, blank=True)
    answer = models.CharField("给建议人的答复", max_length=LONGEST_REASON, blank=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    rows = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "转主动公开建议"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-found_at", "-id")
        indexes = (models.Index(fields=["unit", "state", "publish_by"], name="proposals_proposal_of_organ"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ProposalState]), name="proposals_proposal_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=_DECIDED, decided_by__isnull=False, decided_at__isnull=False)
                | Q(state="proposed", decided_by=None, decided_at=None),
                name="proposals_proposal_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_CONFIRMED, confirmed_by__isnull=False, confirmed_at__isnull=False)
                & ~Q(confirmed_by=F("decided_by"))
                | ~Q(state__in=_CONFIRMED) & Q(confirmed_by=None, confirmed_at=None),
                name="proposals_proposal_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(decided_for=F("confirmed_by")), name="proposals_proposal_not_by_whoever_is_stood_in_for"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_TO_PUBLISH) | Q(publish_by__isnull=False) & ~Q(name="") & ~Q(way=""),
                name="proposals_proposal_says_what_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_on__isnull=False) & ~Q(address="")
                | ~Q(state="published") & Q(published_on=None, address=""),
                name="proposals_proposal_public_at_an_address",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False, suggestion__isnull=False) & ~Q(answer=""),
                name="proposals_proposal_answered_whole",
            ),
        )

    def __str__(self) -> str:
        return f"转主动公开建议 {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ProposalQuerySet:
        """Proposals in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> ProposalState:
        """状态，as the law room knows it."""
        return ProposalState(self.state)

    @property
    def chosen_way(self) -> PublishWay | None:
        """怎样公开。"""
        return PublishWay(self.way) if self.way else None

    @property
    def hands(self) -> frozenset[int | None]:
        """研究的人：whoever decided, and whoever that person stood in for."""
        return frozenset({self.decided_by_id, self.decided_for_id or self.decided_by_id})

    @property
    def decider(self) -> str:
        """研究人，and for whom."""
        return signed(self.decided_by.name, self.decided_for and self.decided_for.name) if self.decided_by else ""

    @property
    def owes_answer(self) -> bool:
        """还没有答复建议人：decided for good, and whoever suggested it was not told."""
        return self.suggestion_id is not None and self.confirmed_at is not None and self.answered_at is None


class Asking(models.Model):
    """申请过的：an application for what a proposal is about; it stands in one proposal only."""

    proposal = models.ForeignKey(PublishProposal, models.PROTECT, related_name="askings", verbose_name="转主动公开建议")
    application = models.OneToOneField(Application, models.PROTECT, related_name="asking", verbose_name="依申请公开")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "申请过的"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.proposal} {self.application}"
