"""日历的表：CalendarFeed."""

from django.db import models
from django.db.models import Q

from mingtang.organs.models import Person


class CalendarFeed(models.Model):
    """日历订阅：a private address under which a calendar reads one's due days; only its digest is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="人员")
    digest = models.CharField("地址的摘要", max_length=64, unique=True)
    made_at = models.DateTimeField("生成时间")
    revoked_at = models.DateTimeField("停用时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "日历订阅"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at=None), name="agenda_calendarfeed_one_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"日历订阅 {self.pk}"
