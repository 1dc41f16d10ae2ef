"""会商：a question on which several offices must agree, each with its own position, concluded and confirmed by two.

It never stops the clock of the reply. Law: 政府信息公开条例 第四十五条（建立健全办理的工作制度）;
the steps are no statute: they are how the platform reads 依申请公开会商机制 (clause 4.2d).
"""

from datetime import date
from enum import StrEnum

from .days import chinese_day
from .moves import Moves

MOST_TITLE = 60
MOST_LETTERS = 2000
MOST_DAYS = 15
FEWEST_UNITS = 1


class ConferenceState(StrEnum):
    """会商的状态。"""

    CALLED = "called"
    CONCLUDED = "concluded"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[ConferenceState, str] = {
    ConferenceState.CALLED: "各单位写意见",
    ConferenceState.CONCLUDED: "结论待确认",
    ConferenceState.CONFIRMED: "已确认",
    ConferenceState.DROPPED: "不再会商",
}

MOVES: Moves[ConferenceState] = {
    ConferenceState.CALLED: frozenset({ConferenceState.CONCLUDED, ConferenceState.DROPPED}),
    ConferenceState.CONCLUDED: frozenset({ConferenceState.CONFIRMED, ConferenceState.CALLED}),
    ConferenceState.CONFIRMED: frozenset(),
    ConferenceState.DROPPED: frozenset(),
}
OPEN = frozenset({ConferenceState.CALLED, ConferenceState.CONCLUDED})
"""还要办的。"""

_ACTS: dict[ConferenceState, str] = {
    ConferenceState.CALLED: "退回重写结论",
    ConferenceState.CONCLUDED: "写结论",
    ConferenceState.CONFIRMED: "确认",
    ConferenceState.DROPPED: "撤销",
}


class Stance(StrEnum):
    """意见：what a unit thinks of the question."""

    AGREE = "agree"
    DIFFER = "differ"

    @property
    def label(self) -> str:
        """中文名称。"""
        return STANCE_LABELS[self]


STANCE_LABELS: dict[Stance, str] = {Stance.AGREE: "同意", Stance.DIFFER: "不同意或者有保留"}


def reasons_against_moving(now: ConferenceState, then: ConferenceState) -> tuple[str, ...]:
    """不能这样办会商的理由：what the table of moves does not allow."""
    return () if then in MOVES[now] else (f"这次会商“{now.label}”，不能{_ACTS[then]}。",)


def reasons_against_calling(*, title: str, question: str, units: int, days: int) -> tuple[str, ...]:
    """不能发起会商的理由：all at once. Units: letters; ``days`` are working days after today."""
    reasons = []
    if not title.strip():
        reasons.append("请写会商的题目。")
    if len(title.strip()) > MOST_TITLE:
        reasons.append(f"题目请写在 {MOST_TITLE} 个字以内。")
    if not question.strip():
        reasons.append("请写要会商的问题。")
    if len(question.strip()) > MOST_LETTERS:
        reasons.append(f"问题请写在 {MOST_LETTERS} 个字以内。")
    if units < FEWEST_UNITS:
        reasons.append("请至少选一个科室、管理区或者村的承办人，由本单位写意见。")
    if not 1 <= days <= MOST_DAYS:
        reasons.append(f"给各单位的时间写 1 至 {MOST_DAYS} 个工作日。")
    return tuple(reasons)


def reasons_against_position(stance: Stance | None, reasons_given: str) -> tuple[str, ...]:
    """不能这样写意见的理由：agreeing needs no reasons, differing does. Units: letters."""
    reasons = []
    if stance is None:
        reasons.append("请选同意还是不同意。")
    if stance is Stance.DIFFER and not reasons_given.strip():
        reasons.append("不同意或者有保留的，请写明理由。")
    if len(reasons_given.strip()) > MOST_LETTERS:
        reasons.append(f"理由请写在 {MOST_LETTERS} 个字以内。")
    return tuple(reasons)


def reasons_against_conclusion(
    conclusion: str, *, held_on: date | None, called_on: date, missing: "list[str]", due_on: date, on: date
) -> tuple[str, ...]:
    """不能这样写结论的理由：positions are waited for until their day; all reasons at once.

    Units: civil days; ``held_on`` lies from the day of the call to today, both counted.
    """
    reasons = []
    if missing and on <= due_on:
        reasons.append(f"还没有写意见的：{'、'.join(missing)}。等他们写完，或者过了{chinese_day(due_on)}再写结论。")
    if not conclusion.strip():
        reasons.append("请写会商的结论。")
    if len(conclusion.strip()) > MOST_LETTERS:
        reasons.append(f"结论请写在 {MOST_LETTERS} 个字以内。")
    if held_on is None:
        reasons.append("请写哪一天会商的。")
    elif not called_on <= held_on <= on:
        reasons.append(f"会商的日期在{chinese_day(called_on)}到今天之间，请核对。")
    return tuple(reasons)
