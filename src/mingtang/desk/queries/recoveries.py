"""等确认的找回：for those who may confirm one, and for whom it is asked, since it may not be they who wanted it."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from mingtang.law.days import chinese_day
from mingtang.ledger.rows import Row
from mingtang.organs.models import Person
from mingtang.recovery.models import Recovery
from mingtang.recovery.queries import to_decide


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each; always one query."""
    return [_row(row, person) for row in to_decide(person, at=at)]


def _row(row: Recovery, person: Person) -> Row:
    until = timezone.localtime(row.lapses_at)
    words = f"{chinese_day(until.date())}{until:%H:%M}前有效"
    url = reverse("recovery:recovery", args=[row.pk])
    if row.person_id == person.pk:
        sentence = f"{row.asker}为您的账号申请找回登录：{row.reason}。不是您要的请拒绝"
        return Row(sentence, None, words, "warn", url, "去看")
    return Row(f"{row.asker}为{row.person.name}申请找回登录：{row.reason}", None, words, "warn", url, "去确认")
