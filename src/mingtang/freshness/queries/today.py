"""今日里的目录：what one's unit must update soon, and versions that wait for one's approval or came back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from mingtang.adjustments.queries.versions import returned_to, waiting_for
from mingtang.freshness.queries.lists import wanting_of
from mingtang.freshness.queries.reminding import path_of, title_of
from mingtang.organs.models import Person


@dataclass(frozen=True)
class Row:
    """今日一行，as the desk shows it: one sentence, one state in words, one next step."""

    sentence: str
    due_on: date | None
    words: str
    tone: str
    url: str
    step: str


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each unit with anything to update; always the same number of queries."""
    told = [(row, "等您审核", "warn", "去审核") for row in waiting_for(person, at=at)]
    told += [(row, "退回，等您修改", "warn", "去修改") for row in returned_to(person, at=at)]
    found = [Row(str(row), None, words, tone, _url(row.unit.code, row.number), step) for row, words, tone, step in told]
    for wanting in wanting_of(person, at=at):
        worst, unit = wanting.rows[0], wanting.version.unit
        title = title_of(unit, list(wanting.rows))
        found.append(Row(title, worst.due_on, worst.word, worst.tone, path_of(unit, wanting.owner), "去更新"))
    return found


def _url(code: str, number: int) -> str:
    return reverse("adjustments:version", args=[code, number])
