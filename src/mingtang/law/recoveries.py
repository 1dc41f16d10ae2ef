"""找回：somebody's phone is lost; one asks, another confirms, neither is the person concerned, and a day is enough."""

from datetime import datetime, timedelta
from enum import StrEnum

from .moves import Moves, may_move

LAPSES_AFTER = timedelta(hours=24)
TIED_FOR = timedelta(days=30)
"""多久算受制于人：for so long after one gave another an account, a password or a post, the two count as one person."""


class RecoveryState(StrEnum):
    """找回的状态。过期不是状态，是对某一时刻的提问（``has_lapsed``）。"""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return LABELS[self]


LABELS: dict[RecoveryState, str] = {
    RecoveryState.ASKED: "等另一人确认",
    RecoveryState.CONFIRMED: "已确认",
    RecoveryState.REFUSED: "已拒绝",
}

MOVES: Moves[RecoveryState] = {
    RecoveryState.ASKED: frozenset({RecoveryState.CONFIRMED, RecoveryState.REFUSED}),
    RecoveryState.CONFIRMED: frozenset(),
    RecoveryState.REFUSED: frozenset(),
}


def lapses_at(asked_at: datetime) -> datetime:
    """过期时间：twenty-four hours after it was asked for."""
    return asked_at + LAPSES_AFTER


def has_lapsed(state: RecoveryState, asked_at: datetime, *, at: datetime) -> bool:
    """是否过期：asked for too long ago, and nobody has decided."""
    return state is RecoveryState.ASKED and at >= lapses_at(asked_at)


def reasons_against_deciding(
    state: RecoveryState, then: RecoveryState, asked_at: datetime, *, at: datetime
) -> tuple[str, ...]:
    """不能确认或拒绝的理由：it was decided already, or has lapsed."""
    if not may_move(MOVES, state, then):
        return (f"这次找回{state.label}，不能再改。",)
    if has_lapsed(state, asked_at, at=at):
        return ("申请超过 24 小时没有人确认，已经过期，请重新申请。",)
    return ()


def reasons_against_two(
    name: str, *, is_person: bool, is_asker: bool, stands_in: bool = False, is_tied: bool = False
) -> tuple[str, ...]:
    """不能确认的理由：of the two, neither is the person concerned and nobody is both, nor made the other of late.

    ``is_tied``: within ``TIED_FOR`` the account, the password or the post of one came from the other.
    """
    reasons = [f"{name}的找回不能由{name}本人确认。"] if is_person else []
    if is_asker:
        reasons.append("申请是您提出的，要由另一个人确认。")
    if stands_in:
        reasons.append("代岗的人不能确认找回，请由管理员或者分管领导本人确认。")
    if is_tied and not is_asker:
        reasons.append(
            f"{TIED_FOR.days} 天之内，您和申请人当中一人的账号、密码或者岗位是另一人经手给的，"
            "这次找回要由别的管理员或者分管领导确认。"
        )
    return tuple(reasons)
