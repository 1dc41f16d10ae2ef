"""待导入要点的状态：tidied while it is open, then imported or dropped, once and for all."""

from enum import StrEnum

from .moves import Moves


class DraftState(StrEnum):
    """待导入要点的状态。"""

    OPEN = "open"
    IMPORTED = "imported"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[DraftState, str] = {
    DraftState.OPEN: "整理中",
    DraftState.IMPORTED: "已导入",
    DraftState.DROPPED: "已放弃",
}

MOVES: Moves[DraftState] = {
    DraftState.OPEN: frozenset({DraftState.IMPORTED, DraftState.DROPPED}),
    DraftState.IMPORTED: frozenset(),
    DraftState.DROPPED: frozenset(),
}
