"""演示的通知：what is old has been read, what is due has been told, and one town is told earlier than usual."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from mingtang.organs.models import Person, Unit
from mingtang.outbox.actions import read_all
from mingtang.reminders.actions import remind, set_rule

FRESH = timedelta(days=10)
EARLIER = {"organ": "shiqiao", "by": "xiaoyunfan", "days_before": (15, 5, 1)}


def load_notices(
    units: Mapping[str, Unit], people: Mapping[str, Person], organs: Iterable[str], *, at: datetime
) -> None:
    """Through the same actions that the screens and the due work call."""
    for person in people.values():
        read_all(by=person, at=at - FRESH)
    clerk = people[EARLIER["by"]]
    set_rule(units[EARLIER["organ"]], days_before=EARLIER["days_before"], leader_from_week=1, by=clerk, at=at - FRESH)
    for code in organs:
        remind(units[code], at=at)
