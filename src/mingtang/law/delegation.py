"""任务下达：a commitment handed to the organs and units beneath, taken or sent back, and never softer than its source.

None of this is statute: it is how the platform reads 任务分解、层层落实.
"""

from datetime import date
from enum import StrEnum

from .commitments import CommitmentState, Rhythm, Term
from .days import chinese_day
from .moves import Moves
from .units import UnitKind


class HandDownState(StrEnum):
    """下达的状态。"""

    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    RECALLED = "recalled"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return LABELS[self]


LABELS: dict[HandDownState, str] = {
    HandDownState.SENT: "待接收",
    HandDownState.ACCEPTED: "已接收",
    HandDownState.RETURNED: "已退回",
    HandDownState.WITHDRAWN: "已撤回",
    HandDownState.RECALLED: "已收回",
}

MOVES: Moves[HandDownState] = {
    HandDownState.SENT: frozenset({HandDownState.ACCEPTED, HandDownState.RETURNED, HandDownState.WITHDRAWN}),
    HandDownState.RETURNED: frozenset({HandDownState.SENT, HandDownState.WITHDRAWN}),
    HandDownState.ACCEPTED: frozenset({HandDownState.RECALLED}),
    HandDownState.WITHDRAWN: frozenset(),
    HandDownState.RECALLED: frozenset(),
}
OPEN = frozenset({HandDownState.SENT, HandDownState.RETURNED, HandDownState.ACCEPTED})
"""在办的下达：a unit has at most one of a commitment."""

_REFUSALS: dict[HandDownState, str] = {
    HandDownState.ACCEPTED: "接收",
    HandDownState.RETURNED: "退回",
    HandDownState.SENT: "重新下达",
    HandDownState.WITHDRAWN: "撤回",
    HandDownState.RECALLED: "收回",
}
_HOW: dict[HandDownState, str] = {
    HandDownState.SENT: "只有被退回的任务才能重新下达。",
    HandDownState.WITHDRAWN: "对方已经接收的，请写明理由收回。",
    HandDownState.RECALLED: "对方还没有接收的，撤回就可以。",
}

_PER_YEAR: dict[Rhythm, int] = {Rhythm.YEARLY: 1, Rhythm.QUARTERLY: 4, Rhythm.MONTHLY: 12}
_REPEATED_AS_SEEN_FIT = frozenset({Rhythm.PERIODIC, Rhythm.CONTINUOUS})


def reasons_against_moving(now: HandDownState, then: HandDownState) -> tuple[str, ...]:
    """不能这样办理下达的理由：what the table of moves does not allow, with what to do instead."""
    if then in MOVES[now]:
        return ()
    how = _HOW.get(then, "") if now in OPEN else ""
    return (f"这项下达“{now.label}”，不能{_REFUSALS[then]}。{how}",)


def is_laxer(rhythm: Rhythm, than: Rhythm) -> bool:
    """频次是否更宽：asks for results less often than the other one does.

    What goes on (持续推进) or is repeated as seen fit (定期) may be made monthly, quarterly or yearly, but never a
    thing of one time; a thing of one time may be made anything.
    """
    if than in _REPEATED_AS_SEEN_FIT:
        return rhythm is Rhythm.ONCE
    return _PER_YEAR.get(rhythm, 0) < _PER_YEAR.get(than, 0)


def reasons_against_handing_term(source: Term, handed: Term, *, year: int, on: date) -> tuple[str, ...]:
    """不能这样定下达时限的理由：never later and never less often than the source; all reasons at once.

    Units: civil days; the source's due day itself is allowed. A day that has passed is allowed only where the
    source's own has.
    """
    reasons = []
    if is_laxer(handed.rhythm, source.rhythm):
        reasons.append(f"原任务是“{source.rhythm.label}”的，下达时不能放宽为“{handed.rhythm.label}”。")
    if source.due is not None and (handed.due is None or handed.due > source.due):
        reasons.append(f"原任务的时限是{chinese_day(source.due)}，下达的时限要写明，不能更晚。")
    if handed.due is not None and handed.due.year != year:
        reasons.append(f"时限须在任务的年度（{year}年）之内。")
    elif handed.due is not None and handed.due < on and (source.due is None or source.due >= on):
        reasons.append(f"下达的时限{chinese_day(handed.due)}已经过去，请改为今天以后的日子。")
    return tuple(reasons)


def may_receive(kind: UnitKind, *, same_organ: bool, directly_beneath: bool) -> bool:
    """可以下达给谁：an organ directly beneath, or an office, district or village of one's own organ."""
    return directly_beneath if kind is UnitKind.ADMINISTRATIVE_ORGAN else same_organ


def summed(states: "list[CommitmentState]") -> dict[str, int]:
    """汇总：how many commitments are in each state, every state named."""
    return {state.value: states.count(state) for state in CommitmentState}
