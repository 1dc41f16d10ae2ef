"""今日的材料和会商：what offices are asked, a position or a conclusion to write, one to confirm."""

from datetime import datetime

from django.urls import reverse

from mingtang.conferring.queries import conferences
from mingtang.law.days import chinese_day
from mingtang.material.queries import today as material
from mingtang.material.queries.today import Row
from mingtang.organs.models import Person


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each request and conference that waits for the person; always the same number of queries."""
    return [*material.rows(person, at=at), *(_row(step) for step in conferences.waiting_for(person, at=at))]


def _row(step: conferences.Step) -> Row:
    conference = step.conference
    words = f"{chinese_day(conference.positions_due_on)}以前写完意见"
    url = reverse("conferring:conference", args=[conference.pk])
    said = f"会商《{conference.title}》：{step.step}"
    return Row(said, conference.positions_due_on, words, "going", url, f"去{step.step}")
