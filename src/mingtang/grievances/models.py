"""投诉的表：Grievance · GrievanceStep · GrievanceText. Who complains stands in the text alone."""

from django.db import models
from django.db.models import F, Q

from mingtang.law.grievance_targets import Against, against_of, reasons_against_judging
from mingtang.law.grievances import OPEN, Complaint, Finding, GrievanceAct, GrievanceState, reasons_against
from mingtang.law.matters import Arrival
from mingtang.law.workdays import Calendar, Reckoned
from mingtang.matters.models import Matter, MatterStep, Writing
from mingtang.organs.models import Unit


class Grievance(Matter):
    """投诉：one complaint about disclosure. ``about`` is the unit that it is against, ``unit`` the organ that has it.

    Law: 政府信息公开条例 第四十七条、第五十一条; 村民委员会组织法 第三十一条.
    """

    OPEN_STATES = tuple(sorted(state.value for state in OPEN))
    CHAIN = "grievances"

    state = models.CharField("状态", max_length=10, choices=[(s.value, s.label) for s in GrievanceState])
    about = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="投诉的单位")
    complaint = models.CharField("投诉什么", max_length=14, choices=[(c.value, c.label) for c in Complaint])
    finding = models.CharField("结论", max_length=10, blank=True, choices=[(f.value, f.label) for f in Finding])
    mend_by = models.DateField("哪天以前改正", null=True, blank=True)
    mended_on = models.DateField("改正的日期", null=True, blank=True)
    reported_on = models.DateField("向转来的机关报告的日期", null=True, blank=True)
    passed_to = models.CharField("转送给哪个机关", max_length=60, blank=True)
    passed_on = models.DateField("转送的日期", null=True, blank=True)

    class Meta(Matter.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "投诉"
        indexes = (models.Index(fields=["unit", "state", "due_on"], name="grievances_queue"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in GrievanceState]), name="grievances_state_known"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | (~Q(approved_by=F("found_by")) & Q(found_by__isnull=False)),
                name="grievances_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(found_for=F("approved_by")), name="grievances_not_by_whoever_is_stood_in_for"
            ),
            models.CheckConstraint(
                condition=~Q(state=GrievanceState.CLOSED.value)
                | (Q(approved_by__isnull=False, told_on__isnull=False) & ~Q(finding="")),
                name="grievances_closed_after_its_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state=GrievanceState.CLOSED.value)
                | Q(finding=Finding.UNFOUNDED.value)
                | Q(mended_on__isnull=False),
                name="grievances_upheld_is_mended",
            ),
        )

    @property
    def stands(self) -> GrievanceState:
        """状态，as the law room knows it."""
        return GrievanceState(self.state)

    @property
    def concluded(self) -> Finding | None:
        """结论，as the law room knows it."""
        return Finding(self.finding) if self.finding else None

    @property
    def target(self) -> Against:
        """投诉的是谁，as the law room knows it."""
        return against_of(self.about.unit_kind)

    def against(self, act: GrievanceAct) -> tuple[str, ...]:
        """不能这样办理的理由，by its state."""
        return reasons_against(self.stands, act)

    def against_judging(self) -> tuple[str, ...]:
        """不能由本机关查证的理由。"""
        return reasons_against_judging(self.target, Arrival(self.arrival))

    def reckoned(self, table: Calendar | None = None) -> Reckoned | None:
        """现在走的期限：once it is answered, that by which it is to be put right."""
        if self.stands is GrievanceState.ANSWERED and self.mend_by is not None:
            return Reckoned(self.mend_by, False)
        return super().reckoned(table)


class GrievanceStep(MatterStep):
    """投诉的一步：who did what on which day. Append-only; no personal data."""

    matter = models.ForeignKey(Grievance, models.PROTECT, related_name="log", verbose_name="投诉")

    class Meta(MatterStep.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "投诉的经过"


class GrievanceText(Writing):
    """投诉的文字：who complains and of what, what was found, ordered, answered, and how it was put right."""

    WORDS = (*Writing.WORDS, "text", "measures", "result")

    matter = models.OneToOneField(Grievance, models.PROTECT, related_name="writing", verbose_name="投诉")
    text = models.TextField("投诉的内容", blank=True)
    measures = models.TextField("责令改正什么", blank=True)
    result = models.TextField("怎样改正的", blank=True)

    class Meta(Writing.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "投诉的文字"
