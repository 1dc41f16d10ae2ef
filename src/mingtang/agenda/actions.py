"""日历订阅的写入：an address that is shown once; only its digest is kept."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from mingtang.agenda.models import CalendarFeed
from mingtang.audit.actions import record
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person


def digest_of(token: str) -> str:
    """地址的摘要。"""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_feed(*, by: Person, at: datetime) -> str:
    """生成订阅地址：a new secret, returned this once; the one before it is dead."""
    Person.rows.select_for_update(of=("self",), no_key=True).get(pk=by.pk)
    revoke_all_of(by, at=at)
    token = secrets.token_urlsafe(32)
    CalendarFeed.rows.create(person=by, digest=digest_of(token), made_at=at)
    record(by.unit.organ.code, by=by, verb="agenda.feed.make", of=by, at=at)
    return token


@transaction.atomic
def revoke_feed(*, by: Person, at: datetime) -> None:
    """停用订阅地址：whoever has it gets nothing any more."""
    refuse_if_any([] if revoke_all_of(by, at=at) else ["没有在用的订阅地址。"])
    record(by.unit.organ.code, by=by, verb="agenda.feed.revoke", of=by, at=at)


def revoke_all_of(person: Person, *, at: datetime) -> int:
    """In the transaction of the caller; how many were alive."""
    return CalendarFeed.rows.filter(person=person, revoked_at=None).update(revoked_at=at)


class FeedsOfLeavers:
    """离岗的人（端口 organs.Farewell）：their calendar goes with the access."""

    def forget(self, person: Person, *, at: datetime) -> None:
        """In the transaction of the leaving."""
        revoke_all_of(person, at=at)
