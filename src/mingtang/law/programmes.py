"""规划：what kind of plan of several years there is, and where a measure stands by the commitments that carry it out.

None of this is statute: it is how the platform reads 规划落实, and the sentences below are the whole of that reading.
"""

from collections.abc import Collection
from enum import StrEnum

from .commitments import CommitmentState


class ProgrammeKind(StrEnum):
    """规划的种类。"""

    PROGRAMME = "programme"
    SPECIAL = "special"
    ACTION = "action"
    SCHEME = "scheme"

    @property
    def label(self) -> str:
        """中文名称。"""
        return KIND_LABELS[self]


class MeasureState(StrEnum):
    """措施的状态：computed, never typed."""

    UNDIVIDED = "undivided"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen and in public."""
        return STATE_LABELS[self]


KIND_LABELS: dict[ProgrammeKind, str] = {
    ProgrammeKind.PROGRAMME: "规划",
    ProgrammeKind.SPECIAL: "专项规划",
    ProgrammeKind.ACTION: "行动计划",
    ProgrammeKind.SCHEME: "实施方案",
}

STATE_LABELS: dict[MeasureState, str] = {
    MeasureState.UNDIVIDED: "未分解",
    MeasureState.NOT_STARTED: "未启动",
    MeasureState.IN_PROGRESS: "推进中",
    MeasureState.DONE: "已完成",
}


def state_of_measure(states: Collection[CommitmentState], *, last_year: int | None, until_year: int) -> MeasureState:
    """措施的状态：from the states of the commitments that carry it out.

    ``last_year`` is the latest plan year among them. A measure that runs until a later year is not done when this
    year's commitments are: the years to come still owe theirs.
    Units: plan years; ``until_year`` is included.
    """
    if not states or last_year is None:
        return MeasureState.UNDIVIDED
    found = set(states)
    if found == {CommitmentState.DONE}:
        return MeasureState.DONE if last_year >= until_year else MeasureState.IN_PROGRESS
    return MeasureState.NOT_STARTED if found == {CommitmentState.NOT_STARTED} else MeasureState.IN_PROGRESS


def reasons_against_period(since_year: int, until_year: int) -> tuple[str, ...]:
    """起止年份不对的理由。"""
    if since_year > until_year:
        return (f"起始年份 {since_year} 晚于截止年份 {until_year}，请核对。",)
    if until_year - since_year >= 30:
        return ("规划期超过 30 年，请核对起止年份。",)
    return ()
