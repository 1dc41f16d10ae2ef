"""代岗：who may stand in for whom, and for how long. AB 岗：A 岗不在岗的日子里，由 B 岗代为办理。

None of this is statute: it is how the platform keeps 岗位不空 and 一人一签 together. Whoever stands in holds the
represented post and no other, so no act is ever done in two capacities at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .days import chinese_day
from .units import PostKind, reasons_against_holding_together

MOST_DAYS = 90
"""一次代岗最长的天数：civil days, both ends counted; who is away longer needs a successor, not a deputy."""


class AbsenceKind(StrEnum):
    """不在岗的原因。"""

    LEAVE = "leave"
    TRIP = "trip"
    TRAINING = "training"
    OTHER = "other"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {"leave": "休假", "trip": "出差", "training": "培训", "other": "其他"}[self]


class Stage(StrEnum):
    """代岗到了哪一步：a question asked of a day, never stored."""

    TO_COME = "to_come"
    RUNNING = "running"
    PAST = "past"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {"to_come": "还没开始", "running": "代岗中", "past": "已到期", "ended": "已提前结束"}[self]


def stage_of(since_on: date, until_on: date, *, ended: bool, on: date) -> Stage:
    """代岗的阶段：both days count; what was ended early is over at once."""
    if ended:
        return Stage.ENDED
    if on < since_on:
        return Stage.TO_COME
    return Stage.RUNNING if on <= until_on else Stage.PAST


@dataclass(frozen=True)
class Taken:
    """已经安排的代岗：its days and who stands in."""

    since_on: date
    until_on: date
    name: str


def reasons_against_days(since_on: date, until_on: date, *, taken: Iterable[Taken]) -> tuple[str, ...]:
    """日子不能这样安排的理由。Units: civil days, both ends count; one post has one deputy on a day."""
    reasons = []
    if until_on < since_on:
        reasons.append(f"最后一天不能早于第一天{chinese_day(since_on)}。")
    elif (until_on - since_on).days + 1 > MOST_DAYS:
        reasons.append(f"一次代岗最长 {MOST_DAYS} 天，超过的请任命接替的人，或者到期后再安排。")
    reasons += [
        f"{chinese_day(other.since_on)}至{chinese_day(other.until_on)}已安排{other.name}代岗，日子不能重叠。"
        for other in taken
        if since_on <= other.until_on and other.since_on <= until_on
    ]
    return tuple(reasons)


def reasons_against_deputy(
    post: PostKind, *, is_holder: bool, same_organ: bool, held: Iterable[tuple[PostKind, str]]
) -> tuple[str, ...]:
    """不能由这个人代岗的理由。``held``: the posts held or stood in for in those days, each with its place."""
    reasons = []
    if is_holder:
        reasons.append("代岗的须是另一个人。")
    if not same_organ:
        reasons.append("代岗的须是本机关的人。")
    for kind, place in held:
        reasons += reasons_against_holding_together(kind, post, place=place)
    return tuple(dict.fromkeys(reasons))
