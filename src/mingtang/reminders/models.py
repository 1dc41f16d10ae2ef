"""提醒的表：ReminderRule, of organs that chose other days than the usual ones."""

from django.db import models
from django.db.models import Q

from mingtang.law.reminders import DAYS_BEFORE, LATEST_LEADER_WEEK, LEADER_FROM_WEEK, Rule
from mingtang.organs.models import Person, Unit


def usual_days() -> list[int]:
    """The days that the rule begins with."""
    return list(DAYS_BEFORE)


class ReminderRule(models.Model):
    """提醒规则：of one organ; without a row the usual one holds."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="reminder_rule", verbose_name="机关")
    days_before = models.JSONField("提前的工作日", default=usual_days)
    leader_from_week = models.PositiveSmallIntegerField("从超期第几周起告诉分管领导", default=LEADER_FROM_WEEK)
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="修改人")
    changed_at = models.DateTimeField("修改时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "提醒规则"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(
                condition=Q(leader_from_week__gte=1, leader_from_week__lte=LATEST_LEADER_WEEK),
                name="reminders_rule_leader_in_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}的提醒规则"

    @property
    def rule(self) -> Rule:
        """规则，as the law knows it."""
        return Rule(tuple(self.days_before), self.leader_from_week)
