"""测试用的到期事项：good, bad and slow chores, and a place to stop at until the test says go."""

import os
import sys
from collections.abc import Iterable
from datetime import date, datetime

from mingtang.law.rules import RuleBroken
from tests.support.models import Chore

PLACE_TO_STOP = "CHORES_STOP_AT"


def stop_at(place: str) -> None:
    """Tell the parent where this process is, and wait for a line, when the parent asked for this place."""
    if os.environ.get(PLACE_TO_STOP) == place:
        print(place, flush=True)
        sys.stdin.readline()


class Chores:
    """杂务：each is done once; one named 坏 breaks, one named 不许 is refused."""

    key = "support.chores"
    name = "杂务"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[str]:
        rows = [str(pk) for pk in Chore.rows.filter(times=0).order_by("pk").values_list("pk", flat=True)]
        stop_at("due")
        return rows

    def do(self, row: str, *, at: datetime) -> str:
        chore = Chore.rows.get(pk=row)
        chore.times += 1
        chore.save()
        stop_at(chore.name)
        if chore.name == "坏":
            raise ValueError(f"{chore.name} 里有不该写进记录的话")
        if chore.name == "不许":
            raise RuleBroken("这一条还不能办。")
        return f"已办{chore.name}。"


class Rounds:
    """巡查：every chore is looked at once a day."""

    key = "support.rounds"
    name = "巡查"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        return Chore.rows.order_by("pk").values_list("pk", flat=True)

    def do(self, row: int, *, at: datetime) -> None:
        chore = Chore.rows.get(pk=row)
        chore.times += 1
        chore.save()


class Unlisted:
    """说不出自己有什么到期的事项。"""

    key = "support.unlisted"
    name = "查不出的事项"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[str]:
        raise KeyError("没有这张表")

    def do(self, row: str, *, at: datetime) -> str:
        raise AssertionError("nothing is due")
