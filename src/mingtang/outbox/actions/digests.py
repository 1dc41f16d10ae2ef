"""每日摘要的写入：at most one a person and day, and none where there is nothing to say."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mingtang.holidays.queries import calendar
from mingtang.outbox.actions.queueing import is_set_up, queue
from mingtang.outbox.models import Mail, Notice, Preference
from mingtang.outbox.ports import due_days
from mingtang.outbox.texts import digest_text

AHEAD = 10


@transaction.atomic
def make_digest(pk: int, *, at: datetime) -> bool:
    """写一份摘要：what came since the last one and is unread, and what is due within ten working days or late."""
    preference = Preference.rows.select_for_update(of=("self",), no_key=True).select_related("person").get(pk=pk)
    person, on = preference.person, timezone.localtime(at).date()
    if not (is_set_up() and preference.takes_mail and preference.digest and person.is_active):
        return False
    last = Mail.rows.filter(person=person, kind=Mail.DIGEST).order_by("-made_at").first()
    unread = Notice.rows.unread().filter(person=person)
    fresh = list(unread.filter(at__gt=last.made_at if last else at - timedelta(days=30)))
    until = calendar().add_working_days(on, AHEAD).day
    days = [day for day in due_days(person, on=on, at=at) if day.due_on <= until]
    if not fresh and not days:
        return False
    text = digest_text(fresh, unread.count(), days, on_day=at)
    key = f"digest:{person.pk}:{on.isoformat()}"
    queue(key, person=person, kind=Mail.DIGEST, title="政务公开工作台：今日摘要", text=text, at=at)
    return True
