"""人员和岗位的端口：what would be left without anybody when a post ends, and the door that is shut behind a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mingtang import ports
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Post


@dataclass(frozen=True)
class Left:
    """留下的事：how many open tasks nobody is prompted for when each post ends by itself, and when all of them do."""

    by_post: Mapping[int, int]
    by_all: int


class OpenWork(Protocol):
    """没有完成的工作：a room that knows what the holders of posts have in hand."""

    def left_behind(self, posts: Sequence[Post], *, on: date) -> Left:
        """What would be left without anybody if these posts, all of one person, ended on the day."""
        ...


def left_behind(posts: Sequence[Post], *, on: date) -> Left:
    """What would be left, summed over every room that the settings name."""
    told = [room.left_behind(posts, on=on) for room in ports.answering("organs.OpenWork")]
    by_post = {post.pk: sum(left.by_post.get(post.pk, 0) for left in told) for post in posts}
    return Left(by_post, sum(left.by_all for left in told))


class Farewell(Protocol):
    """离岗的人：a room that keeps something of a person which must go when their access does."""

    def forget(self, person: Person, *, at: datetime) -> None:
        """In the transaction of the leaving."""
        ...


def farewell(person: Person, *, at: datetime) -> None:
    """Let every room forget what must go with the person's access."""
    for room in ports.answering("organs.Farewell"):
        room.forget(person, at=at)


@dataclass(frozen=True)
class Belonging:
    """经手的事：one sort of things that a person has in hand, each with its title and address.

    ``must_go``: nobody else answers for them, so that whoever has them does not leave before they are handed over.
    ``done``: what nobody else does with them.
    """

    label: str
    things: tuple[tuple[str, str], ...]
    must_go: bool
    done: str = "接着办"

    @property
    def count(self) -> int:
        """有几件。"""
        return len(self.things)


class Belongings(Protocol):
    """一个人经手的事：a room that knows what somebody personally has in hand, and can give it to another."""

    def of(self, person: Person, *, at: datetime) -> list[Belonging]:
        """What the person has in hand; sorts that are empty are left out."""
        ...

    def hand_over(self, person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
        """Give to the successor what does not go with the post by itself, within the transaction of the hand-over."""
        ...


def belongings(person: Person, *, at: datetime) -> list[Belonging]:
    """What a person has in hand, as every room tells it."""
    rooms = ports.answering("organs.Belongings")
    return [one for room in rooms for one in room.of(person, at=at) if one.things]


def hand_over(person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
    """Let every room give the successor what it keeps for the person."""
    for room in ports.answering("organs.Belongings"):
        room.hand_over(person, to=to, by=by, at=at)


class Door(Protocol):
    """门：a room that lets people in, or holds something open for them; shut in the transaction of the act."""

    def shut(self, person: Person, *, has_left: bool, at: datetime) -> None:
        """End whatever access the person has: they have left, hold no post any more, or have a new password."""
        ...

    def reasons_against_password_alone(self, person: Person, *, at: datetime) -> Sequence[str]:
        """Why one person alone may not set this person's password; empty when one may."""
        ...

    def reasons_against_standing_in(self, person: Person, *, kind: PostKind) -> Sequence[str]:
        """Why whoever came in as this person did may not act in a post of the kind; empty when they may."""
        ...


def shut(person: Person, *, has_left: bool = False, at: datetime) -> None:
    """中止登录：at every door that the settings name."""
    for door in ports.answering("organs.Door"):
        door.shut(person, has_left=has_left, at=at)


def reasons_against_password_alone(person: Person, *, at: datetime) -> list[str]:
    """不能由一人重设密码的理由，of every door."""
    doors = ports.answering("organs.Door")
    return [reason for door in doors for reason in door.reasons_against_password_alone(person, at=at)]


def reasons_against_standing_in(person: Person, *, kind: PostKind) -> list[str]:
    """不能开始代岗的理由，of every door."""
    doors = ports.answering("organs.Door")
    return [reason for door in doors for reason in door.reasons_against_standing_in(person, kind=kind)]
