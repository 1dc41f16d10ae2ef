"""重点工作：the states of a key work, what needs an update, and what is late.

None of this is statute: it is how the platform carries out 政府信息公开条例 第十九条、第二十条（主动公开重大建设项目、
规划执行等情况）for what a year's plan names as key work.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from .moves import Moves


class DossierState(StrEnum):
    """重点工作的状态。"""

    OPEN = "open"
    FINISHED = "finished"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[DossierState, str] = {
    DossierState.OPEN: "推进中",
    DossierState.FINISHED: "已完成",
    DossierState.CLOSED: "已终止",
}

MOVES: Moves[DossierState] = {
    DossierState.OPEN: frozenset({DossierState.FINISHED, DossierState.CLOSED}),
    DossierState.FINISHED: frozenset({DossierState.OPEN}),
    DossierState.CLOSED: frozenset(),
}


class Theme(StrEnum):
    """重点工作的类别，as a year's plan names them."""

    YELLOW_RIVER = "yellow_river"
    NEW_DRIVERS = "new_drivers"
    HIGH_ENERGY = "high_energy"
    MANUFACTURING = "manufacturing"
    RURAL_REVIVAL = "rural_revival"
    OTHER = "other"

    @property
    def label(self) -> str:
        """中文名称。"""
        return THEMES[self]


THEMES: dict[Theme, str] = {
    Theme.YELLOW_RIVER: "黄河流域生态保护和高质量发展",
    Theme.NEW_DRIVERS: "新旧动能转换",
    Theme.HIGH_ENERGY: "“两高”行业",
    Theme.MANUFACTURING: "先进制造业",
    Theme.RURAL_REVIVAL: "乡村振兴",
    Theme.OTHER: "其他重点工作",
}

STALE_AFTER_DAYS = (15, 30, 45, 60, 90, 180)
"""多少天没有进展要提醒。Units: civil days."""
USUAL_STALE_AFTER = 45


def is_stale(state: DossierState, *, last_on: date | None, since_on: date, stale_after: int, on: date) -> bool:
    """是否需更新：nothing was reported for more than so many days, counted from the last report or the beginning.

    Units: civil days; on the last of them it is not stale yet. A work that is over needs no update.
    """
    return state is DossierState.OPEN and on - timedelta(days=stale_after) > (last_on or since_on)


def is_late(*, due_on: date, done_on: date | None, on: date) -> bool:
    """节点是否过期：a question about a day, never a state; on the due day itself it is not late."""
    return done_on is None and due_on < on


def reasons_against_days(*, since_on: date, until_on: date | None) -> tuple[str, ...]:
    """起止日期不对的理由。"""
    if until_on is not None and until_on < since_on:
        return ("截止日期早于开始日期，请核对。",)
    return ()


def reasons_against_finishing(open_milestones: Iterable[str]) -> tuple[str, ...]:
    """不能办结的理由：what is finished has reached all its milestones."""
    left = list(open_milestones)
    if not left:
        return ()
    return (f"还有节点没有完成：{'、'.join(left)}。请先登记完成；不再进行的，请终止这项重点工作并写明理由。",)
