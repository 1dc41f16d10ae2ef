"""清理的表：Cleanup · CleanupEntry · CleanupSigning · Amended."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.editorial.models import Document
from mingtang.language.unseen import clean_name
from mingtang.law import cleanups as law
from mingtang.law.cleanup_tables import Kept
from mingtang.law.cleanups import CleanupState, Fate, Proposal
from mingtang.law.metadata import type_name
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of


class CleanupQuerySet(models.QuerySet["Cleanup"]):
    """清理的查询。"""

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Those of the organs that the viewer sees whole."""
        return self.filter(scope_of(viewer, at=at).whole_organs("unit__"))


class Cleanup(models.Model):
    """清理：one campaign: which documents are looked through, on what basis, by whom, until when.

    ``round`` counts how often it was sent back and began anew; signatures hang on a round.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cleanups", verbose_name="机关")
    number = models.PositiveIntegerField("第几次")
    title = models.CharField("名称", max_length=law.LONGEST_NAME)
    basis = models.TextField("为什么清理，依据", max_length=law.LONGEST_WORDS)
    since_on = models.DateField("文件从哪天制定的起")
    until_on = models.DateField("到哪天制定的止")
    types = models.JSONField("文件种类", default=list)
    lead = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="牵头单位")
    legal = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="合法性审查单位")
    due_on = models.DateField("到哪天完成")
    state = models.CharField("状态", max_length=10, choices=[(s.value, s.label) for s in CleanupState])
    round = models.PositiveIntegerField("轮次", default=1)
    decided_on = models.DateField("签批日期", null=True, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")

    rows = CleanupQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "清理"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path", "-number")
        constraints = (
            models.UniqueConstraint(fields=["unit", "number"], name="cleanups_cleanup_numbered_once"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("since_on")) & Q(state__in=[s.value for s in CleanupState]),
                name="cleanups_cleanup_sound",
            ),
            models.CheckConstraint(
                condition=Q(state=CleanupState.SIGNED.value, decided_on__isnull=False)
                | ~Q(state=CleanupState.SIGNED.value) & Q(decided_on=None),
                name="cleanups_cleanup_decided_when_signed",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> CleanupQuerySet:
        """Those in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def address(self) -> str:
        """公开地址。"""
        return f"/{self.unit.code}/cleanups/{self.number}/"

    @property
    def code(self) -> str:
        """哪个机关的第几次，on the tables that go out."""
        return f"{self.unit.code}-{self.number}"

    @property
    def stands(self) -> CleanupState:
        """状态，as the law room knows it."""
        return CleanupState(self.state)

    @property
    def type_names(self) -> str:
        """文件种类，in words."""
        return "、".join(type_name(code) for code in self.types)


class CleanupEntryQuerySet(models.QuerySet["CleanupEntry"]):
    """清理的文件的查询。"""

    def standing(self) -> Self:
        """Those that were not dropped, in order."""
        return self.filter(dropped_at=None).order_by("ordinal")

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Those of campaigns in sight."""
        return self.filter(cleanup__in=Cleanup.seen_by(viewer, at=at))


class CleanupEntry(models.Model):
    """清理的文件：a row of the ledger; ``document`` is the one of the library, ``perhaps`` one that may be the same.

    Where both are empty it stands on paper alone. ``owner`` says what becomes of it.
    """

    cleanup = models.ForeignKey(Cleanup, models.PROTECT, related_name="entries", verbose_name="清理")
    ordinal = models.PositiveIntegerField("序号")
    title = models.CharField("标题", max_length=law.LONGEST_TITLE)
    number = models.CharField("文号", max_length=law.LONGEST_NUMBER, blank=True)
    made_on = models.DateField("成文日期")
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="起草单位")
    note = models.CharField("备注", max_length=law.LONGEST_WORDS, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="cleanup_entries", verbose_name="文件库里的"
    )
    perhaps = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="可能是文件库里的"
    )
    fate = models.CharField("清理结论", max_length=10, blank=True, choices=[(f.value, f.label) for f in Fate])
    amend_by_on = models.DateField("修改期限", null=True, blank=True)
    reason = models.CharField("理由", max_length=law.LONGEST_WORDS, blank=True)
    is_reason_public = models.BooleanField("理由公开", default=False)
    proposed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提意见的人"
    )
    proposed_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁"
    )
    dropped_at = models.DateTimeField("去掉的时间", null=True, blank=True)

    rows = CleanupEntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "清理的文件"
        default_manager_name = base_manager_name = "rows"
        ordering = ("cleanup", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=["cleanup", "ordinal"], name="cleanups_entry_ordinal_once"),
            models.UniqueConstraint(
                fields=["cleanup", "document"],
                condition=Q(dropped_at=None, document__isnull=False),
                name="cleanups_entry_document_once",
            ),
            models.CheckConstraint(
                condition=Q(document=None) | Q(perhaps=None), name="cleanups_entry_matched_or_perhaps"
            ),
            models.CheckConstraint(
                condition=Q(fate="", proposed_by=None) | ~Q(fate="") & Q(proposed_by__isnull=False),
                name="cleanups_entry_proposed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(fate=Fate.AMEND.value, amend_by_on__isnull=False)
                | ~Q(fate=Fate.AMEND.value) & Q(amend_by_on=None),
                name="cleanups_entry_amended_by_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"《{self.title}》{self.number}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> CleanupEntryQuerySet:
        """Those in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def proposal(self) -> Proposal:
        """处理意见，as a table says it: white space in the reason makes no difference."""
        fate = Fate(self.fate) if self.fate else None
        return Proposal(fate, self.amend_by_on, clean_name(self.reason), self.is_reason_public)

    @property
    def kept(self) -> Kept:
        """台账里的一行，as the law room knows it."""
        return Kept(self.title, self.number, self.proposal, self.proposed)

    @property
    def proposed(self) -> str:
        """提意见的人的署名。"""
        return signed(self.proposed_by.name, self.proposed_for and self.proposed_for.name) if self.proposed_by else ""


class CleanupSigning(models.Model):
    """清理的签名：handed in, checked, signed, or sent back; in one round three people. Written once."""

    cleanup = models.ForeignKey(Cleanup, models.PROTECT, related_name="signings", verbose_name="清理")
    round = models.PositiveIntegerField("轮次")
    step = models.CharField("哪一步", max_length=10, choices=[(s.value, s.label) for s in CleanupState])
    words = models.CharField("意见", max_length=law.LONGEST_WORDS, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="签名人")
    stands_for = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁")
    at = models.DateTimeField("时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "清理的签名"
        default_manager_name = base_manager_name = "rows"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["cleanup", "round", "step"], name="cleanups_signing_once_a_round"),
        )

    def __str__(self) -> str:
        return f"{self.cleanup}：{self.get_step_display()}"

    @property
    def signed(self) -> str:
        """署名。"""
        return signed(self.person.name, self.stands_for and self.stands_for.name)

    @property
    def what(self) -> str:
        """做了什么，in words."""
        return SIGNED_WORDS[CleanupState(self.step)]


SIGNED_WORDS = {
    CleanupState.OPEN: "退回",
    CleanupState.HANDED_IN: "送审查",
    CleanupState.CHECKED: "合法性审查通过",
    CleanupState.SIGNED: "签批",
}


class Amended(models.Model):
    """修改完成：how a document that was to be amended was dealt with. Written once."""

    entry = models.OneToOneField(CleanupEntry, models.PROTECT, related_name="amended", verbose_name="文件")
    words = models.CharField("怎样改的", max_length=law.LONGEST_WORDS)
    on = models.DateField("哪天")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "修改完成"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"{self.entry} 修改完成"
