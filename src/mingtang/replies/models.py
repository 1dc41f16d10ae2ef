"""答复意见的表：ReplyCounter · Reply · ReplyText (erasable) · Drafting · GivenFile · Look."""

import hashlib
from collections.abc import Iterable, Mapping

from django.db import models
from django.db.models import Q

from mingtang.applications.models import Application
from mingtang.audit.chain import canonical
from mingtang.caseletters.models import CaseLetter
from mingtang.files.models import Attachment
from mingtang.law.replies import ReplyState
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed


class ReplyCounter(models.Model):
    """答复序号：how many replies an organ has signed in a year; its row is locked while a number is given."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("用到几号", default=0)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "答复序号"
        default_manager_name = base_manager_name = "rows"
        constraints = (models.UniqueConstraint(fields=["unit", "year"], name="replies_counter_of_the_year"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.year}：{self.last}"


class Reply(models.Model):
    """答复意见：how an application is to be answered, and on which ground. What is signed stays.

    ``digest`` is over everything that goes out; whoever looks and whoever signs does so for this digest.
    Law: 政府信息公开条例 第三十六条、第三十七条.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="replies", verbose_name="依申请公开")
    state = models.CharField("状态", max_length=12, choices=[(s.value, s.label) for s in ReplyState])
    ground = models.CharField("依据", max_length=40)
    withheld = models.JSONField("不予公开部分的依据", default=list)
    salt = models.CharField("盐", max_length=32)
    digest = models.CharField("摘要", max_length=64)
    started_at = models.DateTimeField("开始拟写")
    number = models.CharField("文号", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("年份", null=True, blank=True)
    serial = models.PositiveIntegerField("序号", null=True, blank=True)
    signed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="签发人"
    )
    signed_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁签发"
    )
    signed_on = models.DateField("签发日期", null=True, blank=True)
    signed_at = models.DateTimeField("签发时间", null=True, blank=True)
    letter = models.OneToOneField(
        CaseLetter, models.PROTECT, null=True, blank=True, related_name="reply", verbose_name="答复文书"
    )

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "答复意见"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["application"], condition=~Q(state=ReplyState.SIGNED.value), name="replies_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state=ReplyState.SIGNED.value, signed_by__isnull=False, signed_on__isnull=False)
                | Q(signed_by=None, signed_on=None, signed_at=None) & ~Q(state=ReplyState.SIGNED.value),
                name="replies_signed_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application.number} 的答复意见"

    @property
    def stands(self) -> ReplyState:
        """状态，as the law room knows it."""
        return ReplyState(self.state)

    @property
    def signer(self) -> str:
        """签发人，and for whom."""
        return signed(self.signed_by.name, self.signed_for and self.signed_for.name) if self.signed_by else ""


class ReplyText(models.Model):
    """答复内容：what was filled in and the text, apart from the reply, so that it can be erased. Never public."""

    reply = models.OneToOneField(Reply, models.PROTECT, related_name="content", verbose_name="答复意见")
    answers = models.JSONField("填写的各项", default=dict)
    text = models.TextField("正文", blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "答复内容"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.reply} 的内容"


class Drafting(models.Model):
    """拟写的一稿：who left the reply in which shape. Whoever drafted neither looks nor signs. Append-only."""

    ACTS = {"choose": "选依据", "save": "写正文", "give": "添加文件", "take_away": "拿走文件"}

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="draftings", verbose_name="答复意见")
    act = models.CharField("做了什么", max_length=10, choices=list(ACTS.items()), blank=True)
    digest = models.CharField("摘要", max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="拟写人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁拟写"
    )
    at = models.DateTimeField("拟写时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "拟写的一稿"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.reply} {self.by}"

    @property
    def signed(self) -> str:
        """拟写人，and for whom."""
        return signed(self.by.name, self.stands_for and self.stands_for.name)

    @property
    def said(self) -> str:
        """做了什么；of what was kept before that was written down, only that it was drafted."""
        return self.ACTS.get(self.act, "拟写")


class GivenFile(models.Model):
    """提供的文件：a private file that the applicant gets with the reply."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="given", verbose_name="答复意见")
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="given_in_reply", verbose_name="附件")
    title = models.CharField("名称", max_length=100)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="存入人")
    at = models.DateTimeField("存入时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "提供的文件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title


class Look(models.Model):
    """合法性审核：another person's word on one shape of a reply, passed or sent back with the reason. Append-only."""

    PASSED, RETURNED = "passed", "returned"

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="looks", verbose_name="答复意见")
    verdict = models.CharField("结论", max_length=10, choices=[(PASSED, "审核通过"), (RETURNED, "退回修改")])
    reason = models.CharField("理由", max_length=500, blank=True)
    digest = models.CharField("摘要", max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="审核人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁审核"
    )
    at = models.DateTimeField("审核时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "合法性审核"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict="passed") | Q(verdict="returned") & ~Q(reason=""),
                name="replies_look_returned_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reply} {self.get_verdict_display()}"

    @property
    def signed(self) -> str:
        """审核人，and for whom."""
        return signed(self.by.name, self.stands_for and self.stands_for.name)


def digest_of(reply: Reply, *, answers: Mapping[str, str], text: str, given: Iterable[GivenFile]) -> str:
    """摘要，over the ground, what was filled in, the text, and the files that are given."""
    files = [[file.title, file.attachment.sha256] for file in given]
    told = {"ground": reply.ground, "withheld": reply.withheld, "answers": dict(answers), "text": text, "given": files}
    return hashlib.sha256(f"{reply.salt}:{canonical(told)}".encode()).hexdigest()
