"""会商的表：Conference · Participant · Position."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingtang.applications.models import Application
from mingtang.law.conferring import MOST_TITLE, OPEN, ConferenceState, Stance
from mingtang.material.who import offices_held, organs_handled, posts_held
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import Viewer


class ConferenceQuerySet(models.QuerySet["Conference"]):
    """会商的查询。"""

    def open(self) -> Self:
        """Conferences that still wait for somebody."""
        return self.filter(state__in=[state.value for state in OPEN])

    def seen_by(self, viewer: Viewer, *, at: datetime) -> Self:
        """Conferences of the organs one handles, and those in which the viewer or their office has a say."""
        seen = Q(unit__in=organs_handled(viewer, at=at))
        mine = Q(pk__in=[])
        for office in offices_held(viewer, at=at):
            mine |= Q(unit__path__startswith=office.path)
        seen |= Q(pk__in=Position.rows.filter(mine).values("conference"))
        return self.filter(
            seen | Q(pk__in=Participant.rows.filter(post__in=posts_held(viewer, at=at)).values("conference"))
        )


class Conference(models.Model):
    """会商：a hard question, on a case or without one, that several offices think about. It never stops the clock."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="conferences", verbose_name="机关")
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, blank=True, related_name="conferences", verbose_name="依申请公开"
    )
    title = models.CharField("题目", max_length=MOST_TITLE)
    question = models.TextField("要会商的问题")
    positions_due_on = models.DateField("写意见的期限")
    state = models.CharField("状态", max_length=12, choices=[(s.value, s.label) for s in ConferenceState])
    called_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="发起人")
    called_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁发起"
    )
    called_at = models.DateTimeField("发起时间")
    held_on = models.DateField("会商日期", null=True, blank=True)
    conclusion = models.TextField("结论", blank=True)
    concluded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="写结论的人"
    )
    concluded_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁写结论"
    )
    concluded_at = models.DateTimeField("写结论的时间", null=True, blank=True)
    returned = models.TextField("退回重写的理由", blank=True)
    confirmed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认人"
    )
    confirmed_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁确认"
    )
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)

    rows = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "会商"
        default_manager_name = base_manager_name = "rows"
        ordering = ("-called_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ConferenceState]), name="conferring_conference_state_known"
            ),
            models.CheckConstraint(
                condition=Q(concluded_at=None, concluded_by=None, held_on=None, conclusion="")
                | (
                    Q(concluded_at__isnull=False, concluded_by__isnull=False, held_on__isnull=False) & ~Q(conclusion="")
                ),
                name="conferring_conference_concluded_whole",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, concluded_by__isnull=False),
                name="conferring_conference_confirmed_whole",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(confirmed_by=None)
                    | Q(**{f"{one}__isnull": True})
                    | Q(**{f"{other}__isnull": True})
                    | ~Q(**{one: F(other)}),
                    name=name,
                )
                for one, other, name in (
                    ("confirmed_by", "concluded_by", "conferring_conference_second_person"),
                    ("confirmed_by", "concluded_for", "conferring_conference_not_the_represented"),
                    ("confirmed_for", "concluded_by", "conferring_conference_not_for_the_writer"),
                    ("confirmed_for", "concluded_for", "conferring_conference_not_for_the_same"),
                )
            ),
            models.CheckConstraint(
                condition=(Q(state=ConferenceState.CONFIRMED.value) & Q(confirmed_at__isnull=False))
                | (~Q(state=ConferenceState.CONFIRMED.value) & Q(confirmed_at=None)),
                name="conferring_conference_confirmed_is_so",
            ),
        )

    def __str__(self) -> str:
        return f"会商：{self.title}"

    @classmethod
    def seen_by(cls, viewer: Viewer, *, at: datetime) -> ConferenceQuerySet:
        """Conferences in the viewer's sight."""
        return cls.rows.seen_by(viewer, at=at)

    @property
    def stands(self) -> ConferenceState:
        """状态，as the law room knows it."""
        return ConferenceState(self.state)

    @property
    def writers(self) -> frozenset[int | None]:
        """写结论的人：whoever wrote it, and whoever that person stood in for."""
        return frozenset({self.concluded_by_id, self.concluded_for_id or self.concluded_by_id})

    @property
    def caller(self) -> str:
        """发起人，and for whom."""
        return signed(self.called_by.name, self.called_for and self.called_for.name)

    @property
    def concluder(self) -> str:
        """写结论的人，and for whom; empty before."""
        if self.concluded_by is None:
            return ""
        return signed(self.concluded_by.name, self.concluded_for and self.concluded_for.name)

    @property
    def confirmer(self) -> str:
        """确认人，and for whom; empty before."""
        if self.confirmed_by is None:
            return ""
        return signed(self.confirmed_by.name, self.confirmed_for and self.confirmed_for.name)


class Participant(models.Model):
    """参加会商的人：a person by the post in which they take part."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="participants", verbose_name="会商")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="岗位")

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "参加会商的人"
        default_manager_name = base_manager_name = "rows"
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["conference", "post"], name="conferring_participant_once"),)

    def __str__(self) -> str:
        return f"{self.post} {self.post.person.name}"


class Position(models.Model):
    """单位的意见：what one unit thinks, entered by its own officer and then left as it is."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="positions", verbose_name="会商")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="单位")
    stance = models.CharField("意见", max_length=8, blank=True, choices=[(s.value, s.label) for s in Stance])
    reasons = models.TextField("理由", blank=True)
    entered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="写意见的人"
    )
    entered_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁写意见"
    )
    entered_at = models.DateTimeField("写意见的时间", null=True, blank=True)

    rows = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "单位的意见"
        default_manager_name = base_manager_name = "rows"
        ordering = ("unit__path",)
        constraints = (
            models.UniqueConstraint(fields=["conference", "unit"], name="conferring_position_once"),
            models.CheckConstraint(
                condition=Q(entered_at=None, entered_by=None, stance="", reasons="")
                | (Q(entered_at__isnull=False, entered_by__isnull=False) & ~Q(stance="")),
                name="conferring_position_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.conference} {self.unit.short_name}"

    @property
    def enterer(self) -> str:
        """写意见的人，and for whom; empty before."""
        if self.entered_by is None:
            return ""
        return signed(self.entered_by.name, self.entered_for and self.entered_for.name)
