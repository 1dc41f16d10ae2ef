"""人员的表：HandOver. People, posts and deputies stand in organs, which every room asks about."""

from django.db import models
from django.db.models import Q

from mingtang.organs.models import Person


class HandOver(models.Model):
    """交接：everything that a person had in hand, given to a successor at one moment, as it was listed then."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="handed_over", verbose_name="移交人")
    successor = models.ForeignKey(Person, models.PROTECT, related_name="taken_over", verbose_name="接手的人")
    since_on = models.DateField("接手的人在岗的第一天")
    things = models.JSONField("移交的事项", default=list)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name="办理人")
    at = models.DateTimeField("办理时间")
    seen_at = models.DateTimeField("接手的人看过的时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "交接"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(condition=~Q(person=models.F("successor")), name="staff_hand_over_to_another"),
        )

    def __str__(self) -> str:
        return f"{self.person.name}交接给{self.successor.name}"
