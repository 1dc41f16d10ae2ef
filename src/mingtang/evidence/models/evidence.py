"""佐证的表：Evidence. Internal until a second person confirms them for the public."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.files.models import Attachment
from mingtang.law.evidence import MOVES, Standing
from mingtang.law.moves import may_move
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer
from mingtang.workplan.models.commitments import Commitment


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """佐证的查询。"""

    def counted(self, *, on: date) -> Self:
        """Evidence that counts on a day: accepted, not revoked, of that day or before."""
        return self.filter(accepted_at__isnull=False, revoked_at=None, on__lte=on)

    def waiting(self) -> Self:
        """Evidence that nobody has accepted or refused yet."""
        return self.filter(accepted_at=None, refused_at=None, withdrawn_at=None)

    def by_others(self, person: Person) -> Self:
        """Evidence in which neither the person nor whoever is stood in for had a hand."""
        return self.exclude(Q(submitted_by__in=person.hands) | Q(submitted_for__in=person.hands))

    def confirmed(self) -> Self:
        """Evidence that counts and that a second person confirmed for the public."""
        return self.filter(accepted_at__isnull=False, revoked_at=None, public_at__isnull=False)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Evidence of commitments in sight."""
        return self.filter(commitment__in=Commitment.seen_by(viewer, at=at))


class Evidence(models.Model):
    """佐证：what shows that a commitment moves or is fulfilled. ``on`` is the day of what it proves."""

    FILE, LINK, NUMBER, EVENT = "file", "link", "number", "event"
    KINDS = ((FILE, "文件"), (LINK, "链接"), (NUMBER, "数据"), (EVENT, "活动"))

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="evidence", verbose_name="任务")
    kind = models.CharField("类别", max_length=40, help_text="手工四类之一，或带入佐证的来源")
    title = models.CharField("名称", max_length=200)
    on = models.DateField("日期")
    for_period_on = models.DateField("所属期", null=True, blank=True, help_text="所属周期的最后一天")
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="附件"
    )
    url = models.CharField("地址", max_length=500, blank=True)
    value = models.DecimalField("数值", max_digits=16, decimal_places=2, null=True, blank=True)
    unit_of_value = models.CharField("单位", max_length=20, blank=True)
    detail = models.TextField("说明", blank=True)
    ref_id = models.CharField("来源编号", max_length=100, blank=True)
    submitted_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提交人")
    submitted_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁提交"
    )
    submitted_at = models.DateTimeField("提交时间")
    withdrawn_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人"
    )
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    accepted_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="认定人"
    )
    accepted_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁认定"
    )
    accepted_at = models.DateTimeField("认定时间", null=True, blank=True)
    completing = models.BooleanField("证明完成", default=False)
    demand = models.CharField("证明的任务要求", max_length=64, blank=True, help_text="认定完成时任务要求的指纹")
    affirmed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="重新认定人"
    )
    affirmed_at = models.DateTimeField("重新认定时间", null=True, blank=True)
    refused_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="不予认定人"
    )
    refused_at = models.DateTimeField("不予认定时间", null=True, blank=True)
    revoked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    revoked_at = models.DateTimeField("撤销认定时间", null=True, blank=True)
    reason = models.TextField("不予认定或撤销的理由", blank=True)
    public_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开确认人"
    )
    public_at = models.DateTimeField("公开确认时间", null=True, blank=True)

    rows = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "佐证"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-on", "-id")
        indexes = (
            models.Index(fields=["commitment", "on"], name="evidence_evidence_by_day"),
            models.Index(
                fields=["commitment"],
                condition=Q(accepted_at=None, refused_at=None, withdrawn_at=None),
                name="evidence_evidence_waiting",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["commitment", "kind", "ref_id"], condition=~Q(ref_id=""), name="evidence_evidence_brought_once"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None, completing=False)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="evidence_evidence_accepted_pair",
            ),
            models.CheckConstraint(
                condition=Q(refused_at=None, refused_by=None)
                | Q(refused_at__isnull=False, refused_by__isnull=False, accepted_at=None),
                name="evidence_evidence_refused_pair",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False, accepted_at__isnull=False),
                name="evidence_evidence_revoked_pair",
            ),
            models.CheckConstraint(
                condition=Q(public_at=None, public_by=None)
                | Q(public_at__isnull=False, public_by__isnull=False, accepted_at__isnull=False),
                name="evidence_evidence_public_pair",
            ),
            models.CheckConstraint(
                condition=Q(completing=False, demand="", affirmed_at=None, affirmed_by=None)
                | (Q(completing=True) & ~Q(demand="") & Q(affirmed_at=None, affirmed_by=None))
                | (Q(completing=True) & ~Q(demand="") & Q(affirmed_at__isnull=False, affirmed_by__isnull=False)),
                name="evidence_evidence_completes_a_demand",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                    withdrawn_by=models.F("submitted_by"),
                    accepted_at=None,
                    refused_at=None,
                ),
                name="evidence_evidence_withdrawn_by_its_submitter",
            ),
            # NULL makes these comparisons unknown, and an unknown CHECK holds: only two equal names are refused.
            models.CheckConstraint(
                condition=~Q(submitted_by=models.F("accepted_by")), name="evidence_evidence_accepted_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(submitted_for=models.F("accepted_by"))
                & ~Q(submitted_by=models.F("accepted_for"))
                & ~Q(submitted_for=models.F("accepted_for"))
                & ~Q(submitted_for=models.F("affirmed_by"))
                & ~Q(submitted_for=models.F("public_by")),
                name="evidence_evidence_not_by_whoever_is_stood_in_for",
            ),
            models.CheckConstraint(
                condition=~Q(submitted_by=models.F("affirmed_by")), name="evidence_evidence_affirmed_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(submitted_by=models.F("public_by")), name="evidence_evidence_public_by_another"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> EvidenceQuerySet:
        """Evidence in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def hands(self) -> frozenset[int]:
        """提交的人：whoever handed it in, and whoever that person stood in for."""
        return frozenset({self.submitted_by_id, self.submitted_for_id or self.submitted_by_id})

    @property
    def is_photograph(self) -> bool:
        """是否照片。"""
        return self.attachment is not None and self.attachment.file_kind.is_image

    @property
    def standing(self) -> Standing:
        """结论：where it stands, from who did what and when."""
        if self.revoked_at is not None:
            return Standing.REVOKED
        if self.accepted_at is not None:
            return Standing.ACCEPTED
        if self.refused_at is not None:
            return Standing.REFUSED
        return Standing.WITHDRAWN if self.withdrawn_at is not None else Standing.WAITING

    @property
    def counts(self) -> bool:
        """是否有效：accepted and not revoked."""
        return self.standing is Standing.ACCEPTED

    def completes(self, commitment: Commitment) -> bool:
        """是否证明完成：of what the commitment demands now, not of what it demanded before a change."""
        return self.completing and self.demand == commitment.demand

    @property
    def is_waiting(self) -> bool:
        """是否待认定。"""
        return self.standing is Standing.WAITING

    def may_become(self, then: Standing) -> bool:
        """能否转入：as the table of moves says."""
        return may_move(MOVES, self.standing, then)

    @property
    def period_day(self) -> date:
        """算在哪一期的日子：the last day of the period it is for, but never later than its own day."""
        return min(self.on, self.for_period_on or self.on)
