"""邮件的查询：what is due to be sent, and how deliveries go, without any address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from mingtang.law.mail import MAY_HAVE_ARRIVED, MailState
from mingtang.organs.models import Person
from mingtang.organs.sight import managed_by
from mingtang.outbox.models import Delivery, Mail, Preference

A_ROUND = 200
# 这么久以前开始、没有结果的，是被打断的，不是正在寄的。
INTERRUPTED_AFTER = timedelta(minutes=10)


def mails_due(*, at: datetime) -> list[int]:
    """该寄的，the longest waiting first."""
    waiting = Mail.rows.filter(state=MailState.QUEUED.value, next_at__lte=at)
    return list(waiting.order_by("next_at", "pk").values_list("pk", flat=True)[:A_ROUND])


def possible_repeats(mails: QuerySet[Mail], *, at: datetime) -> int:
    """可能重复的封数：attempts without an answer, after which the mail was or will be handed over again."""
    unanswered = Delivery.rows.filter(mail__in=mails, answer__in=[answer.value for answer in MAY_HAVE_ARRIVED])
    over = Q(ended_at__isnull=False) | Q(began_at__lt=at - INTERRUPTED_AFTER) | Q(number__lt=F("mail__tries"))
    return unanswered.filter(over).count()


@dataclass(frozen=True)
class Deliveries:
    """送达情况：how many mails are in which state, how many may have arrived twice, and which do not get through."""

    counts: dict[str, int]
    repeats: int
    failing: QuerySet[Mail]


def mails_managed_by(viewer: Person, *, at: datetime) -> QuerySet[Mail]:
    """Mails to the people whom the viewer administers."""
    return Mail.rows.filter(managed_by(viewer, at=at, lookup="person__unit__"))


def deliveries(viewer: Person, *, at: datetime) -> Deliveries:
    """送达情况，of the people whom the viewer administers."""
    mine = mails_managed_by(viewer, at=at)
    counted = dict(mine.order_by().values_list("state").annotate(Count("pk")))
    last = Delivery.rows.filter(mail=OuterRef("pk")).order_by("-number")
    trouble = Q(state=MailState.FAILED.value) | Q(state=MailState.QUEUED.value, tries__gt=0)
    failing = mine.filter(trouble).select_related("person__unit").order_by("-settled_at", "next_at", "-pk")
    return Deliveries(
        {state.label: counted.get(state.value, 0) for state in MailState},
        possible_repeats(mine, at=at),
        failing.annotate(last_answer=Subquery(last.values("answer")[:1]), last_code=Subquery(last.values("code")[:1])),
    )


def mail_managed_by(viewer: Person, pk: int, *, at: datetime) -> Mail | None:
    """One mail to somebody whom the viewer administers."""
    return mails_managed_by(viewer, at=at).select_related("person__unit").filter(pk=pk).first()


def people_with_address(viewer: Person, *, at: datetime) -> QuerySet[Person]:
    """人员有没有设置邮件地址：only whether, never which."""
    known = Preference.rows.filter(person=OuterRef("pk"))
    managed = Person.rows.filter(managed_by(viewer, at=at, lookup="unit__"), is_active=True).select_related("unit")
    verified, asked = known.filter(verified_at__isnull=False), known.exclude(address="")
    told = managed.annotate(
        is_verified=Subquery(verified.values("pk")[:1]), has_address=Subquery(asked.values("pk")[:1])
    )
    return told.order_by("unit__path", "pk")
