"""时间线：the demo's records as acts on a line of days, so that they are done in the order in which they happened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone


@dataclass(frozen=True)
class Span:
    """The days of one plan: from its first of January to the loading day, and shares of them."""

    year: int
    until: datetime

    @property
    def last(self) -> date:
        return timezone.localtime(self.until).date()

    def day(self, told: date | float) -> date:
        """A day as the records tell it: itself, or a share of the time from 1 January to the loading day."""
        if isinstance(told, date):
            return min(told, self.last)
        first = date(self.year, 1, 1)
        return first + timedelta(days=int((self.last - first).days * told))


@dataclass
class Timeline:
    """What is to be done, and when; nothing lies after the loading moment."""

    until: datetime
    acts: list[tuple[datetime, int, Callable[[datetime], Any]]] = field(default_factory=list)

    def add(self, day: date, hour: int, act: Callable[[datetime], Any]) -> None:
        """Plan an act for an hour of a day."""
        at = timezone.make_aware(datetime.combine(day, time(hour)))
        self.acts.append((min(at, self.until), len(self.acts), act))

    def run(self) -> int:
        """Do everything in order; how many acts there were."""
        for at, _, act in sorted(self.acts, key=lambda one: one[:2]):
            act(at)
        return len(self.acts)
