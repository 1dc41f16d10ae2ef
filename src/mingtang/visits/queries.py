"""来访的查询：how many times somebody came today."""

from datetime import datetime

from mingtang.organs.sight import day_of
from mingtang.visits.hashing import who
from mingtang.visits.models import DaySalt, Knock


def times_today(address: str, *, kind: str, at: datetime) -> int:
    """今天来过几次：from this address, to do this; none on a day that has no salt yet, since nobody came."""
    on = day_of(at)
    salt = DaySalt.rows.filter(on=on).values_list("salt", flat=True).first()
    return 0 if salt is None else Knock.rows.filter(on=on, who=who(address, salt=salt), kind=kind).count()
