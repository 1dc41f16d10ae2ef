"""要办的补贴：which step is next, for whoever keeps the subsidy; 20 working days from the result to its showing."""

from datetime import datetime

from django.urls import reverse

from mingtang.holidays.queries import calendar
from mingtang.inhand.ports import InHand
from mingtang.law.clocks import clock
from mingtang.law.days import FIRST_DAY, chinese_day
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.payees.queries.steps import Step, steps_of

CLOCK = "proactive-publication"


class Payees:
    """要办的补贴（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each step that waits for the person; always the same number of queries."""
        return [_row(step, at) for step in steps_of(person, at=at)]


def _row(step: Step, at: datetime) -> InHand:
    on, due_on = day_of(at), None
    if step.made_on is not None and step.made_on >= FIRST_DAY:
        due_on = calendar().add_working_days(step.made_on, clock(CLOCK, on).length or 0).day
    words, tone = "", "going"
    if due_on is not None:
        words, tone = (f"过了{chinese_day(due_on)}", "bad") if due_on < on else (f"{chinese_day(due_on)}前", "going")
    return InHand(step.sentence, due_on, words, tone, reverse(step.url, args=step.args), step.step)
