"""发送的表：Notice · Preference · Mail · Delivery.

An address is kept in one place, with its owner's preferences. A mail names its recipient, never an address: that is
looked up when it is sent, so nobody is written to who has left or taken the address back.
"""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingtang.law.mail import AT_ONCE, Answer, MailState, NoticeKind, Quiet
from mingtang.organs.models import Person
from mingtang.organs.sight import Viewer


class NoticeQuerySet(models.QuerySet["Notice"]):
    """站内通知的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """A person's own, and nobody else's."""
        mine = isinstance(viewer, Person) and viewer.is_active
        return self.filter(person_id=viewer.pk) if mine else self.none()

    def unread(self) -> Self:
        """Those not read yet."""
        return self.filter(read_at=None)


class Notice(models.Model):
    """站内通知：one sentence to one person, with the page it leads to; once for each step of its subject."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="收件人")
    kind = models.CharField("种类", max_length=10, choices=[(k.value, k.label) for k in NoticeKind])
    title = models.CharField("内容", max_length=200)
    path = models.CharField("页面", max_length=300)
    subject = models.CharField("所据记录", max_length=100, help_text="房间.表:编号")
    step = models.CharField("环节", max_length=60)
    at = models.DateTimeField("时间")
    read_at = models.DateTimeField("已读时间", null=True, blank=True)

    rows = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "站内通知"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=["person", "read_at"], name="outbox_notice_unread"),
            models.Index(fields=["subject"], name="outbox_notice_subject"),
        )
        constraints = (
            models.UniqueConstraint(fields=["person", "subject", "step"], name="outbox_notice_once_a_step"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in NoticeKind]), name="outbox_notice_kind"),
            models.CheckConstraint(condition=Q(path__startswith="/"), name="outbox_notice_path_is_ours"),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> NoticeQuerySet:
        """The viewer's own notices."""
        return cls.rows.seen_by(viewer, at=at)


def at_once_by_default() -> list[str]:
    """The kinds that are mailed at once until somebody chooses otherwise."""
    return [kind.value for kind in AT_ONCE]


class Preference(models.Model):
    """通知设置：where and when a person is written to. The address is theirs: nobody else is shown it."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="mail_preference", verbose_name="人员")
    address = models.CharField("邮件地址", max_length=254, blank=True)
    verified_at = models.DateTimeField("验证时间", null=True, blank=True)
    code_asked_at = models.DateTimeField("发验证码的时间", null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField("验证码填错次数", default=0)
    at_once = models.JSONField("马上寄的种类", default=at_once_by_default)
    digest = models.BooleanField("每日摘要", default=True)
    digest_hour = models.PositiveSmallIntegerField("摘要的钟点", default=8)
    quiet_since = models.PositiveSmallIntegerField("免打扰开始", default=Quiet().since)
    quiet_until = models.PositiveSmallIntegerField("免打扰结束", default=Quiet().until)
    quiet_days_off = models.BooleanField("休息日免打扰", default=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "通知设置"
        default_manager_name = base_manager_name = "rows"
        constraints = (
            models.CheckConstraint(
                condition=Q(verified_at=None) | ~Q(address=""), name="outbox_preference_verified_has_address"
            ),
            models.CheckConstraint(
                condition=Q(digest_hour__lt=24, quiet_since__lt=24, quiet_until__lt=24), name="outbox_preference_hours"
            ),
        )

    def __str__(self) -> str:
        return f"通知设置 {self.pk}"

    @property
    def takes_mail(self) -> bool:
        """是否可以寄：an address that its owner has verified."""
        return bool(self.address) and self.verified_at is not None

    @property
    def quiet(self) -> Quiet:
        """免打扰，as the law knows it."""
        return Quiet(self.quiet_since, self.quiet_until, self.quiet_days_off)


class Mail(models.Model):
    """邮件：queued in the transaction of what it tells of, sent after it; its Message-ID never changes."""

    NOTICE, DIGEST, CODE = "notice", "digest", "code"
    KINDS = ((NOTICE, "通知"), (DIGEST, "每日摘要"), (CODE, "验证码"))

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="收件人")
    kind = models.CharField("类别", max_length=10, choices=KINDS)
    key = models.CharField("唯一标识", max_length=80, unique=True)
    message_id = models.CharField("邮件编号", max_length=200, unique=True)
    notice = models.ForeignKey(Notice, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="通知")
    title = models.CharField("主题", max_length=200)
    text = models.TextField("正文", blank=True)
    state = models.CharField("状态", max_length=10, choices=[(s.value, s.label) for s in MailState])
    made_at = models.DateTimeField("形成时间")
    queued_at = models.DateTimeField("排队时间")
    next_at = models.DateTimeField("下次寄的时间")
    tries = models.PositiveIntegerField("寄过几次", default=0)
    settled_at = models.DateTimeField("了结时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "邮件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-id",)
        indexes = (models.Index(fields=["state", "next_at"], name="outbox_mail_waiting"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state=MailState.QUEUED.value, settled_at=None)
                | (
                    Q(state__in=[s.value for s in MailState if s is not MailState.QUEUED]) & Q(settled_at__isnull=False)
                ),
                name="outbox_mail_settled_once_it_waits_no_more",
            ),
        )

    def __str__(self) -> str:
        return self.message_id

    @property
    def mail_state(self) -> MailState:
        """状态，as the law knows it."""
        return MailState(self.state)


class Delivery(models.Model):
    """投递：one attempt to hand a mail over, written down before it is made. Without an end it was interrupted."""

    mail = models.ForeignKey(Mail, models.PROTECT, related_name="deliveries", verbose_name="邮件")
    number = models.PositiveIntegerField("第几次")
    began_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    answer = models.CharField("答复", max_length=12, blank=True, choices=[(a.value, a.label) for a in Answer])
    code = models.PositiveSmallIntegerField("答复代码", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "投递"
        default_manager_name = base_manager_name = "rows"
        ordering = ("mail", "number")
        constraints = (
            models.UniqueConstraint(fields=["mail", "number"], name="outbox_delivery_numbered_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None, answer="") | (Q(ended_at__isnull=False) & ~Q(answer="")),
                name="outbox_delivery_ends_with_an_answer",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mail} 第 {self.number} 次"

    @property
    def label(self) -> str:
        """答复的中文名称。"""
        return Answer(self.answer).label
