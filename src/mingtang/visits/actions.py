"""来访的写入：somebody came, and the days gone by are forgotten. No address is ever stored."""

import secrets
from datetime import date, datetime

from django.db import transaction

from mingtang.organs.sight import day_of
from mingtang.visits.hashing import who
from mingtang.visits.models import DaySalt, Knock


@transaction.atomic
def came(address: str, *, kind: str, at: datetime) -> None:
    """记一次来访：from this address, to do this, under the salt of the day."""
    on = day_of(at)
    salt, _ = DaySalt.rows.get_or_create(on=on, defaults={"salt": secrets.token_hex(32)})
    Knock.rows.create(on=on, who=who(address, salt=salt.salt), kind=kind)


@transaction.atomic
def forget_days(*, before: date) -> int:
    """忘掉过去的来访：the knocks and the salts of days gone by; how many days."""
    Knock.rows.filter(on__lt=before).delete()
    return DaySalt.rows.filter(on__lt=before).delete()[0]
