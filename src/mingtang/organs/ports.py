"""人员和岗位的端口：what would be left without anybody when a post ends, without knowing the work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from mingtang import ports
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
