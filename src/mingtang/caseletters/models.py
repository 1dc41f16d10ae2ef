"""案件文书的表：LetterForm · LetterRule · CaseLetter (its text erasable)."""

from django.db import models
from django.db.models import Q

from mingtang.applications.models import Application, Event
from mingtang.law.case_letters import LetterKind, letter_kind
from mingtang.law.foi import FoiAct
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed

SIGNERS = (PostKind.LEADER, PostKind.REVIEWER)
"""能定为签发人的岗位。"""


class LetterForm(models.Model):
    """范本：the text of a letter as an organ changed it; without a text, the shipped one again. Append-only."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    kind = models.CharField("文书", max_length=40)
    number = models.PositiveIntegerField("第几版")
    text = models.TextField("文字", blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="修改人")
    at = models.DateTimeField("修改时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "范本"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["unit", "kind", "number"], name="caseletters_form_numbered_once"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.kind} 第 {self.number} 版"


class LetterRule(models.Model):
    """文书设置：whom an organ names for recourse, how it numbers its replies, and who signs. Append-only."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    reviewer = models.CharField("行政复议机关", max_length=60)
    court = models.CharField("人民法院", max_length=60)
    number_form = models.CharField("答复文号的写法", max_length=60)
    signer = models.CharField("签发人的岗位", max_length=20, choices=[(kind.value, kind.label) for kind in SIGNERS])
    contact = models.CharField("联系方式", max_length=80, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="设置人")
    at = models.DateTimeField("设置时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "文书设置"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(signer__in=[kind.value for kind in SIGNERS]), name="caseletters_rule_signer_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}的文书设置"

    @property
    def signs(self) -> PostKind:
        """签发人的岗位，as the law room knows it."""
        return PostKind(self.signer)


class CaseLetter(models.Model):
    """案件文书：one letter as it was made final. Its text names the applicant, so that it may be erased, never changed.

    ``body`` is the whole letter as canonical text, ``digest`` is taken over it and ``salt``.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="letters", verbose_name="依申请公开")
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name="办理环节"
    )
    kind = models.CharField("文书", max_length=40)
    number = models.CharField("文号", max_length=60, blank=True)
    on = models.DateField("成文日期")
    body = models.TextField("内容", blank=True)
    salt = models.CharField("盐", max_length=32, blank=True)
    digest = models.CharField("摘要", max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="定稿人")
    stands_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁定稿"
    )
    at = models.DateTimeField("定稿时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "案件文书"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application.number} {self.label}"

    @property
    def letter_kind(self) -> LetterKind:
        """哪一种文书。"""
        return letter_kind(self.kind)

    @property
    def label(self) -> str:
        """文书的名称，without what the reply says."""
        return self.letter_kind.title if self.letter_kind.is_reply else self.letter_kind.label

    @property
    def is_taken_back(self) -> bool:
        """是否撤回了签发，没有发出。"""
        later = self.event.later.all() if self.event else ()
        return any(event.act == FoiAct.TAKE_BACK.value for event in later)

    @property
    def signed(self) -> str:
        """定稿人，and for whom."""
        return signed(self.by.name, self.stands_for and self.stands_for.name)
