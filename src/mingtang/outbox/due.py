"""发送的到期事项：mail that waits is sent, and digests are written."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from mingtang.holidays.queries import calendar
from mingtang.law.mail import digest_is_due
from mingtang.outbox.actions.digests import make_digest
from mingtang.outbox.actions.queueing import is_set_up
from mingtang.outbox.actions.sending import send_due
from mingtang.outbox.models import Preference
from mingtang.outbox.post import Smtp
from mingtang.outbox.queries.mail import mails_due


class MailToSend:
    """寄信（端口 supervision.OutsideTask）：outside any transaction, for a server may take its time."""

    key = "outbox.mail"
    name = "寄出邮件"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[str]:
        """One round while anything waits."""
        return ("mail",) if is_set_up() and mails_due(at=at) else ()

    def reach_out(self, row: str, /, *, at: datetime) -> None:
        """Hand over what is due; every attempt is written down before and after."""
        send_due(at=at, office=Smtp(settings.MINGTANG_SMTP))

    def do(self, row: str, /, *, at: datetime) -> str | None:
        """Nothing is left to do: what came of each mail has been written down with it."""
        return None


class DailyDigest:
    """每日摘要（端口 supervision.DueTask）：on working days, from each person's hour on."""

    key = "outbox.digest"
    name = "每日摘要"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The preferences whose hour has come."""
        local, table = timezone.localtime(at), calendar()
        if not is_set_up() or not table.is_working_day(local.date()):
            return ()
        wanting = Preference.rows.filter(digest=True, verified_at__isnull=False, person__is_active=True).order_by("pk")
        return [row.pk for row in wanting if digest_is_due(local, row.digest_hour, table)]

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Queue the digest where there is something to say."""
        return "摘要已排队。" if make_digest(row, at=at) else None
