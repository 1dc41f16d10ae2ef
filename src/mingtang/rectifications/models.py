"""更正的表：Rectification · RectificationStep · RectificationText. Whose record it is stands in the text alone."""

from django.db import models
from django.db.models import F, Q

from mingtang.law.rectifications import OPEN, RectificationAct, RectificationState, Verdict, reasons_against
from mingtang.matters.models import Matter, MatterStep, Writing
from mingtang.sealed.models import Sealed


class Rectification(Matter):
    """更正要求：one request that a record be put right. Law: 政府信息公开条例 第四十一条."""

    OPEN_STATES = tuple(sorted(state.value for state in OPEN))
    CHAIN = "rectifications"

    state = models.CharField("状态", max_length=10, choices=[(s.value, s.label) for s in RectificationState])
    verdict = models.CharField("结论", max_length=10, blank=True, choices=[(v.value, v.label) for v in Verdict])
    organ_to = models.CharField("有权更正的机关", max_length=60, blank=True)
    carried_out_on = models.DateField("更正或者转送的日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "更正要求"
        indexes = (models.Index(fields=["unit", "state", "due_on"], name="rectifications_queue"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in RectificationState]), name="rectifications_state_known"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | (~Q(approved_by=F("found_by")) & Q(found_by__isnull=False)),
                name="rectifications_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(found_for=F("approved_by")), name="rectifications_not_by_whoever_is_stood_in_for"
            ),
            models.CheckConstraint(
                condition=~Q(state=RectificationState.TOLD.value)
                | (Q(approved_by__isnull=False, told_on__isnull=False) & ~Q(verdict="")),
                name="rectifications_told_after_approval",
            ),
        )

    @property
    def stands(self) -> RectificationState:
        """状态，as the law room knows it."""
        return RectificationState(self.state)

    @property
    def concluded(self) -> Verdict | None:
        """结论，as the law room knows it."""
        return Verdict(self.verdict) if self.verdict else None

    def against(self, act: RectificationAct) -> tuple[str, ...]:
        """不能这样办理的理由，by its state."""
        return reasons_against(self.stands, act)


class RectificationStep(MatterStep):
    """更正的一步：who did what on which day. Append-only; no personal data."""

    matter = models.ForeignKey(Rectification, models.PROTECT, related_name="log", verbose_name="更正要求")

    class Meta(MatterStep.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "更正的经过"


class RectificationText(Writing):
    """更正的文字：who asks, which record, what is wrong with it and what proves it; what was found and told."""

    WORDS = (*Writing.WORDS, "record", "wrong", "right", "evidence", "added", "identity_seen", "recourse")
    SEALED = ("identity", "proof")

    matter = models.OneToOneField(Rectification, models.PROTECT, related_name="writing", verbose_name="更正要求")
    record = models.TextField("哪一件记录", blank=True)
    wrong = models.TextField("哪里不准确", blank=True)
    right = models.TextField("应当是什么", blank=True)
    evidence = models.TextField("证据", blank=True)
    added = models.TextField("补充的证据", blank=True)
    recourse = models.TextField("救济途径", blank=True)
    identity_seen = models.CharField("身份证明怎样核对的", max_length=200, blank=True)
    identity = models.ForeignKey(
        Sealed, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="身份证明"
    )
    proof = models.ForeignKey(
        Sealed, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="证据的图片"
    )

    class Meta(Writing.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "更正的文字"
