"""日历文件：one's due days as an iCalendar (RFC 5545), each an event of the whole day."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from mingtang.outbox.ports import DueDay
from mingtang.outbox.texts import DEMO, absolute

PRODUCT = "-//Mingtang//due days//ZH"
SIX_HOURS = timedelta(hours=6)


def uid_of(day: DueDay) -> str:
    """唯一标识：of the same piece of work always the same, however its day moves."""
    host = urlsplit(settings.MINGTANG_SITE_URL).hostname or "mingtang.invalid"
    return f"{hashlib.sha256(day.subject.encode()).hexdigest()[:32]}@{host}"


def as_ics(days: Iterable[DueDay]) -> bytes:
    """日历文件的内容。"""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"我的时限（{DEMO}）" if settings.DEMO else "我的时限")
    calendar.add("refresh-interval", SIX_HOURS, parameters={"value": "DURATION"})
    for day in days:
        calendar.add_component(_event(day))
    return calendar.to_ical()


def _event(day: DueDay) -> Event:
    event = Event()
    event.add("uid", uid_of(day))
    event.add("dtstamp", day.changed_at.astimezone(UTC))
    event.add("last-modified", day.changed_at.astimezone(UTC))
    event.add("sequence", day.sequence)
    event.add("dtstart", day.due_on)
    event.add("dtend", day.due_on + timedelta(days=1))
    event.add("summary", f"到期：{day.title}")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    address = absolute(day.path)
    if address:
        event.add("url", address)
    return event
