"""邮件的排队：in the transaction of what the mail tells of, under a key that is queued once."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone

from mingtang.holidays.queries import calendar
from mingtang.law.mail import MailState, held_until
from mingtang.organs.models import Person
from mingtang.outbox.models import Mail, Notice, Preference


def is_set_up() -> bool:
    """是否设置了邮件服务器。"""
    return settings.MINGTANG_SMTP is not None and bool(settings.MINGTANG_MAIL_FROM)


def queue_notices(notices: Iterable[Notice], *, at: datetime) -> int:
    """把通知寄出去：for those who want this kind at once and whose address is verified; quiet hours hold it back."""
    if not is_set_up():
        return 0
    told = list(notices)
    wanting = Preference.rows.exclude(address="").filter(
        verified_at__isnull=False, person__in=[n.person_id for n in told]
    )
    preferences = {preference.person_id: preference for preference in wanting}
    mails = [
        made(f"notice:{notice.pk}", notice.person_id, Mail.NOTICE, notice.title, preference, at=at, notice=notice)
        for notice in told
        if (preference := preferences.get(notice.person_id)) and notice.kind in preference.at_once
    ]
    return _save(mails)


def queue(key: str, *, person: Person, kind: str, title: str, text: str = "", at: datetime) -> None:
    """排队一封信：a digest or a code, which are not held back; a key that is there already is not queued again."""
    mail = made(key, person.pk, kind, title, None, at=at)
    mail.text = text
    _save([mail])


def _save(mails: list[Mail]) -> int:
    """Those whose key is not there yet; how many."""
    known = set(Mail.rows.filter(key__in=[mail.key for mail in mails]).values_list("key", flat=True))
    return len(Mail.rows.bulk_create(mail for mail in mails if mail.key not in known))


def made(
    key: str,
    person: int,
    kind: str,
    title: str,
    quiet: Preference | None,
    *,
    at: datetime,
    notice: Notice | None = None,
) -> Mail:
    """A mail with its Message-ID, not yet saved."""
    when = held_until(timezone.localtime(at), quiet.quiet, calendar()) if quiet else at
    return Mail(
        person_id=person,
        kind=kind,
        key=key,
        message_id=f"<{uuid.uuid4().hex}@{_domain()}>",
        notice=notice,
        title=title,
        state=MailState.QUEUED.value,
        made_at=at,
        queued_at=at,
        next_at=when,
    )


def _domain() -> str:
    return parseaddr(settings.MINGTANG_MAIL_FROM)[1].rpartition("@")[2] or "mingtang.invalid"
