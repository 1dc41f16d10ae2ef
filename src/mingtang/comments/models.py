"""公众意见的表：a comment, what was typed (erasable), and the erasures."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.law.comments import MOST_CONTACT, MOST_NAME, Adoption, CommentState
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer, scope_of
from mingtang.sealed.asked import AskedByOneDoneByAnother


class CommentQuerySet(models.QuerySet["Comment"]):
    """公众意见的查询。"""

    def open(self) -> Self:
        """Comments without a confirmed answer."""
        return self.exclude(state=CommentState.CONFIRMED.value)

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Comments on what organs seen whole published, and those given to a district or village in sight."""
        scope = scope_of(viewer, at=at)
        seen = scope.whole_organs("unit__")
        return self.filter(seen | scope.parts_of("office__") if scope.parts else seen)


class Comment(models.Model):
    """公众意见：one comment on something published, and what became of it. What was typed stands apart."""

    number = models.CharField("受理编号", max_length=8, unique=True)
    code_digest = models.CharField("查询码摘要", max_length=64)
    form_key = models.CharField("表单编号", max_length=40, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="comments", verbose_name="机关")
    subject = models.CharField("对什么提的", max_length=100, help_text="房间.表:编号")
    title = models.CharField("标题", max_length=200)
    address = models.CharField("公开地址", max_length=200)
    received_at = models.DateTimeField("收到时间")
    state = models.CharField("状态", max_length=10, choices=[(s.value, s.label) for s in CommentState])
    office = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="assigned_comments", verbose_name="承办单位"
    )
    assigned_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="分派人"
    )
    assigned_at = models.DateTimeField("分派时间", null=True, blank=True)
    adoption = models.CharField("采纳情况", max_length=12, blank=True, choices=[(a.value, a.label) for a in Adoption])
    reason = models.TextField("理由", blank=True)
    answer = models.TextField("给提意见人的答复", blank=True)
    passed_to = models.CharField("转给", max_length=60, blank=True)
    part = models.CharField("改动了哪一条", max_length=100, blank=True, help_text="房间.表:编号")
    part_title = models.CharField("那一条的文字", max_length=200, blank=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="拟答复人"
    )
    answered_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁拟答复"
    )
    answered_at = models.DateTimeField("拟答复时间", null=True, blank=True)
    returned_reason = models.TextField("退回重写的理由", blank=True)
    confirmed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认人"
    )
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)

    rows = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公众意见"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-received_at", "-id")
        indexes = (models.Index(fields=["subject", "received_at"], name="comments_comment_subject"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in CommentState]), name="comments_comment_state_known"
            ),
            models.CheckConstraint(
                condition=Q(assigned_at=None, assigned_by=None, office=None)
                | Q(assigned_at__isnull=False, assigned_by__isnull=False, office__isnull=False),
                name="comments_comment_assigned_whole",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, adoption="", answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(adoption="") & ~Q(answer="")),
                name="comments_comment_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | (
                    Q(confirmed_at__isnull=False, confirmed_by__isnull=False, answered_by__isnull=False)
                    & ~Q(confirmed_by=F("answered_by"))
                ),
                name="comments_comment_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(answered_for=F("confirmed_by")), name="comments_comment_not_by_whoever_is_stood_in_for"
            ),
            models.CheckConstraint(
                condition=(Q(state=CommentState.CONFIRMED.value) & Q(confirmed_at__isnull=False))
                | (~Q(state=CommentState.CONFIRMED.value) & Q(confirmed_at=None)),
                name="comments_comment_confirmed_is_so",
            ),
        )

    def __str__(self) -> str:
        return f"意见 {self.number}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> CommentQuerySet:
        """Comments in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> CommentState:
        """状态，as the law room knows it."""
        return CommentState(self.state)

    @property
    def outcome(self) -> Adoption | None:
        """采纳情况。"""
        return Adoption(self.adoption) if self.adoption else None

    @property
    def hands(self) -> frozenset[int | None]:
        """拟答复的人：whoever wrote it, and whoever that person stood in for."""
        return frozenset({self.answered_by_id, self.answered_for_id or self.answered_by_id})

    @property
    def answerer(self) -> str:
        """拟答复人，and for whom."""
        if self.answered_by is None:
            return ""
        return signed(self.answered_by.name, self.answered_for and self.answered_for.name)


class Sent(models.Model):
    """来件：what the sender typed, apart from the record, so that it can be erased. Internal, never public."""

    comment = models.OneToOneField(Comment, models.PROTECT, related_name="sent", verbose_name="公众意见")
    text = models.TextField("意见")
    name = models.CharField("称呼", max_length=MOST_NAME, blank=True)
    contact = models.CharField("联系方式", max_length=MOST_CONTACT, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "来件"
        default_manager_name = base_manager_name = "rows"

    def __str__(self) -> str:
        return f"意见 {self.comment.number} 的来件"


class Erasure(AskedByOneDoneByAnother):
    """抹去：of what a sender typed; asked for by one person and done by another, or done by the rule of days."""

    CONTACT, EVERYTHING = "contact", "everything"

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="erasures", verbose_name="公众意见")
    scope = models.CharField("范围", max_length=10, choices=[(CONTACT, "称呼和联系方式"), (EVERYTHING, "来件全部内容")])

    class Meta(AskedByOneDoneByAnother.Meta):
        verbose_name = verbose_name_plural = "抹去"
        constraints = (
            models.UniqueConstraint(fields=["comment"], condition=Q(done_at=None), name="comments_erasure_one_waiting"),
            *AskedByOneDoneByAnother.Meta.constraints,
        )

    def __str__(self) -> str:
        return f"{self.comment} 抹去{self.get_scope_display()}"
