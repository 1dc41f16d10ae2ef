"""期限的用语：units, senses, directions and marks of a clock, with the words a clerk reads, and its instrument.

Law: what each word means for the counting stands in ``reckoning``; how far a length was checked is its mark.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ClockUnit(StrEnum):
    """期限单位。"""

    WORKING_DAYS = "working_days"
    CIVIL_DAYS = "civil_days"
    MONTHS = "months"
    HOURS = "hours"
    DATE = "date"

    @property
    def label(self) -> str:
        """中文名称：the word that follows the number."""
        return UNIT_LABELS[self]


class Sense(StrEnum):
    """不超过还是不少于。"""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


class Direction(StrEnum):
    """从起算日往后还是往前。"""

    AFTER = "after"
    BEFORE = "before"


class Roll(StrEnum):
    """最后一日是休息日时：顺延、提前还是不变。"""

    NEXT = "next"
    PREVIOUS = "previous"
    NONE = "none"


class Mark(StrEnum):
    """核实程度：V1 full text, V2 excerpt or secondary page, M memory, D our own design."""

    V1 = "V1"
    V2 = "V2"
    M = "M"
    D = "D"

    @property
    def label(self) -> str:
        """中文说明：how far the length was checked."""
        return MARK_LABELS[self]


UNIT_LABELS: dict[ClockUnit, str] = {
    ClockUnit.WORKING_DAYS: "个工作日",
    ClockUnit.CIVIL_DAYS: "日",
    ClockUnit.MONTHS: "个月",
    ClockUnit.HOURS: "小时",
    ClockUnit.DATE: "固定日期",
}

MARK_LABELS: dict[Mark, str] = {
    Mark.V1: "核对过全文",
    Mark.V2: "只见过摘录或者二手页面",
    Mark.M: "凭记忆",
    Mark.D: "本平台的设计",
}


@dataclass(frozen=True, slots=True)
class Instrument:
    """依据：the statute or document a clock rests on."""

    title: str
    number: str = ""
    titled: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
