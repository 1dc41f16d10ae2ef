"""来访的写入：somebody came, and the days gone by are forgotten. No address is ever stored."""

import secrets
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.visits.hashing import who
from mingtang.visits.models import DaySalt, Knock
from mingtang.visits.queries import times_today

MOST_WRONG = 30
MOST_TRIES = 3000
"""一个网络地址一天最多试几次：codes have eight letters of thirty-one, so that after a year of it hardly one in a
million is guessed; until then whoever has the right code is let in, however often others there were wrong.
"""
WRONG_SO_OFTEN = "从您这个网络地址今天已经查错 {most} 次。请对照回执核对受理编号和查询码；对不上的，请打电话问。"
NOBODY_TYPES_SO_MUCH = "从您这个网络地址今天查错的次数太多，今天不能再查。请明天再查，或者打电话问。"
Held = TypeVar("Held")


@transaction.atomic
def came(address: str, *, kind: str, at: datetime) -> None:
    """记一次来访：from this address, to do this, under the salt of the day."""
    on = day_of(at)
    salt, _ = DaySalt.rows.get_or_create(on=on, defaults={"salt": secrets.token_hex(32)})
    Knock.rows.create(on=on, who=who(address, salt=salt.salt), kind=kind)


def opened_by_code(find: Callable[[], Held | None], *, address: str, kind: str, at: datetime) -> Held | None:
    """凭查询码找回：what was found, or ``None``. Only wrong tries count, and a right code is not kept out by them.

    Errors: ``RuleBroken`` after too many wrong tries from one address.
    """
    wrong = times_today(address, kind=kind, at=at)
    if wrong >= MOST_TRIES:
        raise RuleBroken(NOBODY_TYPES_SO_MUCH)
    found = find()
    if found is None:
        came(address, kind=kind, at=at)
        if wrong >= MOST_WRONG:
            raise RuleBroken(WRONG_SO_OFTEN.format(most=MOST_WRONG))
    return found


@transaction.atomic
def forget_days(*, before: date) -> int:
    """忘掉过去的来访：the knocks and the salts of days gone by; how many days."""
    Knock.rows.filter(on__lt=before).delete()
    return DaySalt.rows.filter(on__lt=before).delete()[0]
