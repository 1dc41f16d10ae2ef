"""办理的表：Event (append-only) · EventText (erasable) · CasePaper · Service."""

from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from mingtang.applications.models.cases import Application
from mingtang.files.models import Attachment
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.law.service import ServiceWay
from mingtang.organs.models import Person
from mingtang.organs.names import signed


class Event(models.Model):
    """办理环节：one act of a case on its day, with what the clock needs. Append-only; no personal data.

    ``about`` names the event that this one answers: the hearing of an inquiry, the payment of a notice. ``facts``
    holds days, numbers and codes. An event entered wrongly is struck by another, never changed.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="events", verbose_name="依申请公开")
    act = models.CharField("环节", max_length=20, choices=[(act.value, act.label) for act in FoiAct])
    on = models.DateField("日期")
    about = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later", verbose_name="针对")
    facts = models.JSONField("要点", default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField("之后的状态", max_length=12, choices=[(s.value, s.label) for s in ApplicationState])
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁办理"
    )
    at = models.DateTimeField("记下的时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "办理环节"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application.number} {self.label}"

    @property
    def label(self) -> str:
        """环节的名称。"""
        return FoiAct(self.act).label

    @property
    def text(self) -> str:
        """写下的文字；empty where nothing was written, or what was is erased."""
        words = getattr(self, "words", None)
        return words.text if words is not None else ""

    @property
    def signed(self) -> str:
        """办理人，and for whom; what came from outside names nobody."""
        return signed(self.by.name, self.stands_for and self.stands_for.name) if self.by else ""

    def day(self, name: str) -> date | None:
        """A day among the facts."""
        told = self.facts.get(name)
        return date.fromisoformat(told) if told else None

    def told(self, name: str, usual: Any = "") -> Any:
        """One of the facts."""
        return self.facts.get(name, usual)


class EventText(models.Model):
    """环节的文字：what was written with an act, such as what is missing; it may name people, so it may be erased."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="words", verbose_name="办理环节")
    text = models.TextField("文字", blank=True)
    erased_at = models.DateTimeField("抹去时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "环节的文字"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.event} 的文字"


class CasePaper(models.Model):
    """卷内文件：a file of the case, such as a scanned letter or the proof of a delivery. Seen by who handles it."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="papers", verbose_name="依申请公开")
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="办理环节"
    )
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="case_paper", verbose_name="附件")
    title = models.CharField("名称", max_length=60)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="存入人")
    at = models.DateTimeField("存入时间")
    erased_at = models.DateTimeField("抹去时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "卷内文件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application.number} {self.title}"


class Service(models.Model):
    """送达：how the paper of an event went out, and the day on which it was received, with its proof.

    Law: 政府信息公开条例 第三十条、第三十二条; 国办公开办函〔2016〕235号.
    """

    event = models.OneToOneField(Event, models.PROTECT, related_name="service", verbose_name="办理环节")
    way = models.CharField("送达方式", max_length=12, choices=[(way.value, way.label) for way in ServiceWay])
    sent_on = models.DateField("发出日期")
    mark = models.CharField("邮件号", max_length=40, blank=True)
    received_on = models.DateField("收到日期", null=True, blank=True)
    received_by = models.CharField("签收的说明", max_length=100, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    at = models.DateTimeField("登记时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "送达"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("sent_on")), name="applications_sent_then_received"
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.get_way_display()}"
