"""今日的突发事件：the hours that are left until something must be said."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from mingtang.crises.models import Crisis
from mingtang.crises.queries.desk import open_of, terms
from mingtang.inhand.ports import InHand
from mingtang.law.crises import Term
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.workplan.queries.posts import organs_kept_by

SOON = 3
"""还剩几小时起提醒得重一些。"""


class CrisisTerms:
    """发布时限（端口 inhand.Waiting）：for the clerk of the organ."""

    def rows(self, person: Person, *, at: datetime) -> Iterator[InHand]:
        """One row for each that is not done yet, of the crises that go on; always the same number of queries."""
        crises = open_of(organs_kept_by(person, at=at), at=at)
        found = terms(crises, at=at) if crises else {}
        for crisis in crises:
            yield from (_row(crisis, term, at=at) for term in found[crisis.pk] if not term.is_done)


def _row(crisis: Crisis, term: Term, *, at: datetime) -> InHand:
    tone = "bad" if term.is_late(at=at) else "warn" if term.hours_left(at=at) <= SOON else "going"
    url = reverse("crises:crisis", args=[crisis.unit.code, crisis.slug])
    sentence = f"{crisis.title}，{term.clock.name}"
    return InHand(sentence, day_of(term.due_at), term.words(at=at), tone, url, "去发布")
