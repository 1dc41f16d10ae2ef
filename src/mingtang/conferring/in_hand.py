"""今日的会商：a position or a conclusion to write, one to confirm."""

from datetime import datetime

from django.urls import reverse

from mingtang.conferring.queries import conferences
from mingtang.inhand.ports import InHand
from mingtang.law.days import chinese_day
from mingtang.organs.models import Person


class Conferences:
    """要办的会商（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each conference that waits for the person; always the same number of queries."""
        return [_row(step) for step in conferences.waiting_for(person, at=at)]


def _row(step: conferences.Step) -> InHand:
    conference = step.conference
    words = f"{chinese_day(conference.positions_due_on)}以前写完意见"
    url = reverse("conferring:conference", args=[conference.pk])
    said = f"会商《{conference.title}》：{step.step}"
    return InHand(said, conference.positions_due_on, words, "going", url, f"去{step.step}")
