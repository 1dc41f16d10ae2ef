"""查自己的一行：counted by the address of the day, which is never stored."""

from datetime import datetime

from mingtang.law.payees import MOST_WRONG
from mingtang.law.rules import RuleBroken
from mingtang.payees.models import Payee, PayeeList
from mingtang.payees.queries.lists import own_rows
from mingtang.visits.actions import came
from mingtang.visits.queries import times_today

OWN = "payee"
TOO_WRONG = f"这份名单从您这个网络地址今天已经查错 {MOST_WRONG} 次，今天不能再查。请明天再查，或者打咨询电话。"


def find_own(of_list: PayeeList, *, name: str, tail: str, address: str, at: datetime) -> list[Payee]:
    """查自己的一行：nothing for a wrong name as for wrong digits; after too many wrong tries not even for right ones.

    Four digits are soon guessed, so that whoever has been wrong too often is not told when right.
    """
    kind = f"{OWN}-{of_list.pk}"
    if times_today(address, kind=kind, at=at) >= MOST_WRONG:
        raise RuleBroken(TOO_WRONG)
    found = own_rows(of_list, name=name, tail=tail)
    if not found:
        came(address, kind=kind, at=at)
    return found
