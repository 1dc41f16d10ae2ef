"""今日的口径：what waits for the leader's signature, and the way there from a crisis."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from mingtang.crises.models import Crisis
from mingtang.crises.ports import DeskLink
from mingtang.inhand.ports import InHand
from mingtang.law.units import PostKind
from mingtang.lines.queries.lines import to_confirm_in, waiting_in
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


class LinesToSign:
    """要签批的口径、要确认的说明（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> Iterator[InHand]:
        """One row for each; always the same number of queries."""
        kind = PostKind.LEADER.value
        organs = [post.unit.organ_id for post in person.posts_on(day_of(at)) if post.kind == kind]
        if not organs:
            return
        for line in waiting_in(organs):
            if not line.hands & person.hands:
                sentence = f"{line.crisis.title}，第 {line.number} 版口径"
                yield _row(line.crisis, sentence, "等签批", "去签批", since=line.written_at)
        for one in to_confirm_in(organs):
            if not one.hands & person.hands:
                sentence = f"{one.title}，数字与口径不同的理由"
                yield _row(one.figure.line.crisis, sentence, "等确认", "去确认", since=one.at)


def _row(crisis: Crisis, sentence: str, words: str, step: str, *, since: datetime) -> InHand:
    """Other people wait for it from the day on which it was written, so that it stands before what has time."""
    return InHand(sentence, day_of(since), words, "warn", _url(crisis), step)


def _url(crisis: Crisis) -> str:
    return reverse("lines:lines", args=[crisis.unit.code, crisis.slug])


class WayToLines:
    """口径（端口 crises.BesideCrisis）。"""

    def link(self, crisis: Crisis) -> DeskLink:
        """The page of what is to be said of it."""
        return DeskLink("口径", _url(crisis))
