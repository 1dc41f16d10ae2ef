"""撤回申请：one asks, another decides.

Law: 政府信息公开条例 第六条（及时、准确）、第十五条. A safety withdrawal waits for nobody and is not asked for.
"""

from datetime import date
from enum import StrEnum

from .editorial import WithdrawalKind
from .moves import Moves
from .reckoning import Due

ASKED_FOR: tuple[WithdrawalKind, ...] = tuple(kind for kind in WithdrawalKind if kind is not WithdrawalKind.SAFETY)
"""要申请的种类。"""


class RequestState(StrEnum):
    """撤回申请的状态。"""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


def until(due: Due | None, *, on: date) -> tuple[str, str]:
    """等决定的申请，in words and tone: until when it has to be decided, where there is such a day."""
    if due is None or due.due is None:
        return "等您决定", "warn"
    unsure = "（暂定）" if due.provisional else ""
    is_late = due.due < on
    day = f"{due.due.month}月{due.due.day}日"
    return f"等您决定，{day}{'已经过了' if is_late else '以前'}{unsure}", "bad" if is_late else "warn"


LABELS: dict[RequestState, str] = {
    RequestState.ASKED: "待决定",
    RequestState.GRANTED: "已撤回",
    RequestState.REFUSED: "不同意",
    RequestState.DROPPED: "申请已收回",
}

MOVES: Moves[RequestState] = {
    RequestState.ASKED: frozenset({RequestState.GRANTED, RequestState.REFUSED, RequestState.DROPPED}),
    RequestState.GRANTED: frozenset(),
    RequestState.REFUSED: frozenset(),
    RequestState.DROPPED: frozenset(),
}
