"""放假通知的表：the notices an administrator entered, every version kept."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from mingtang.law.workdays import Notice, NoticeDay, Source
from mingtang.organs.models import Person


class HolidayNotice(models.Model):
    """放假通知：the whole table of one year. The newest of a year counts; those before it stay, superseded.

    Days are stored as pairs of the day and the feast it belongs to, in order.
    """

    year = models.PositiveSmallIntegerField("年份")
    title = models.CharField("标题", max_length=120)
    document_number = models.CharField("发文字号", max_length=40, blank=True)
    published_on = models.DateField("发布日期")
    source = models.CharField("来源", max_length=300)
    days_off = models.JSONField("放假的日子")
    made_up_days = models.JSONField("调休上班的日子")
    digest = models.CharField("摘要", max_length=64)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="录入人")
    entered_at = models.DateTimeField("录入时间")
    superseded_at = models.DateTimeField("被替换时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "放假通知"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-year", "-entered_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["year"], condition=Q(superseded_at=None), name="holidays_notice_one_counts_a_year"
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("entered_at")),
                name="holidays_notice_superseded_after_entered",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def notice(self) -> Notice:
        """放假安排，as the law reckons with it."""
        entries = [NoticeDay(date.fromisoformat(day), False, name) for day, name in self.days_off]
        entries += [NoticeDay(date.fromisoformat(day), True, name) for day, name in self.made_up_days]
        return Notice(self.year, (Source(self.title, self.document_number),), tuple(sorted(entries)))
