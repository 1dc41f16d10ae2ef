"""代岗的今日：whom one may stand in for today and how much waits there, and who stands in for oneself."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime

from mingtang.desk.queries import today
from mingtang.organs import queries as organ_queries
from mingtang.organs.models import Deputy, Person
from mingtang.organs.sight import day_of


@dataclass(frozen=True)
class Chance:
    """可以代的岗，and how many things wait for it."""

    deputy: Deputy
    waiting: int


def may_stand_in(person: Person, *, at: datetime) -> list[Chance]:
    """今天可以代谁；nobody while already standing in."""
    if person.standing_in is not None:
        return []
    return [Chance(row, _waiting(person, row, at=at)) for row in organ_queries.to_stand_in(person, on=day_of(at))]


def _waiting(person: Person, deputy: Deputy, *, at: datetime) -> int:
    """What the person would find when standing in."""
    standing = copy(person)
    standing.stand_in(deputy)
    return len(today.rows(standing, at=at))


def represented(person: Person, *, at: datetime) -> list[Deputy]:
    """今天谁在代我；not told while one stands in for another."""
    return [] if person.standing_in is not None else organ_queries.represented_by(person, on=day_of(at))
