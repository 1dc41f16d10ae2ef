"""经手的佐证（端口 organs.Belongings）：rules that somebody answers for, and pieces that may still come back."""

from datetime import datetime

from django.urls import reverse

from mingtang.evidence.actions.rules import hand_rules_over
from mingtang.evidence.models import Evidence
from mingtang.evidence.queries import belongings
from mingtang.organs.models import Person
from mingtang.organs.ports import Belonging
from mingtang.staff.queries import has_handed_over
from mingtang.workplan.models import Commitment


class HandedIn:
    """佐证规则、等待认定的佐证、等待补交的佐证。"""

    def of(self, person: Person, *, at: datetime) -> list[Belonging]:
        """A rule goes only when it is given to somebody; a piece that comes back reaches whoever took over."""
        rules = tuple(
            (f"“{rule.words}”：{_named(rule.commitment)}", _url(rule.commitment)) for rule in belongings.rules(person)
        )
        waits = not has_handed_over(person)
        return [
            Belonging("佐证规则", rules, must_go=True),
            Belonging("等待认定的佐证", _told(belongings.waiting(person)), must_go=waits),
            Belonging("等待补交的佐证", _told(belongings.to_correct(person, at=at)), must_go=waits),
        ]

    def hand_over(self, person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
        """The rules change hands; pieces stay as they were handed in and are asked for by the hand-over itself."""
        hand_rules_over(person, to=to, by=by, at=at)


def _told(pieces: list[Evidence]) -> tuple[tuple[str, str], ...]:
    return tuple((piece.title, f"{_url(piece.commitment)}#evidence-{piece.pk}") for piece in pieces)


def _named(row: Commitment) -> str:
    return f"{row.plan.year}年任务 {row.key}"


def _url(row: Commitment) -> str:
    return reverse("ledger:commitment", args=[row.plan.unit.code, row.plan.year, row.key])
