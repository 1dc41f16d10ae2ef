"""办理申请的表：Party (erasable) · ExtensionRequest."""

from django.db import models
from django.db.models import F, Q

from mingtang.applications.models import Application, CasePaper, Event
from mingtang.organs.models import Person
from mingtang.organs.names import signed


class Party(models.Model):
    """被征求意见的一方：whom an inquiry went to and what was asked; apart from the event, so that it can be erased.

    Law: 政府信息公开条例 第三十二条、第三十四条; 个人信息保护法 第四十七条（期满删除）.
    """

    event = models.OneToOneField(Event, models.PROTECT, related_name="party", verbose_name="征求意见")
    name = models.CharField("名称或者姓名", max_length=60, blank=True)
    address = models.CharField("送达地址", max_length=120, blank=True)
    question = models.TextField("征求什么意见", blank=True)
    erased_at = models.DateTimeField("抹去时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "被征求意见的一方"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.event} 的对方"


class ExtensionRequest(models.Model):
    """延长审批：how many working days a clerk asks for and why, and what the head of the disclosure office says.

    What is entered after the period was over has a reason and a paper of its own. The words can be erased.

    Law: 政府信息公开条例 第三十三条（经政府信息公开工作机构负责人同意）. Two people: whoever asks never consents.
    """

    ASKED, GRANTED, REFUSED = "asked", "granted", "refused"

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="extension_requests", verbose_name="依申请公开"
    )
    days = models.PositiveSmallIntegerField("延长几个工作日")
    reason = models.CharField("理由", max_length=200)
    state = models.CharField("状态", max_length=8, choices=[(ASKED, "等同意"), (GRANTED, "同意"), (REFUSED, "不同意")])
    asked_on = models.DateField("提出日期")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="提出人")
    asked_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁提出"
    )
    asked_at = models.DateTimeField("提出时间")
    decided_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人"
    )
    decided_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁决定"
    )
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    answer = models.CharField("不同意的理由", max_length=200, blank=True)
    late_why = models.CharField("补录的原因", max_length=200, blank=True)
    late_paper = models.ForeignKey(
        CasePaper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="补录依据的文件"
    )
    erased_at = models.DateTimeField("抹去时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "延长审批"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["application"], condition=Q(state="asked"), name="casework_extension_one_waiting"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_by=None, decided_at=None)
                | Q(state__in=["granted", "refused"], decided_by__isnull=False, decided_at__isnull=False),
                name="casework_extension_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="casework_extension_second_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.application.number} 延长 {self.days} 个工作日"

    @property
    def hands(self) -> frozenset[int | None]:
        """提出的人：whoever asked, and whoever that person stood in for."""
        return frozenset({self.asked_by_id, self.asked_for_id or self.asked_by_id})

    @property
    def asker(self) -> str:
        """提出人，and for whom."""
        return signed(self.asked_by.name, self.asked_for and self.asked_for.name)

    @property
    def decider(self) -> str:
        """决定人，and for whom."""
        return signed(self.decided_by.name, self.decided_for and self.decided_for.name) if self.decided_by else ""
