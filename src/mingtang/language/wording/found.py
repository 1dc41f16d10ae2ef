"""用语问题的形状：what rule a place breaks, where it stands, and what to do about it. A person decides."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """用语规则。"""

    NAME = "name"
    PHRASE = "phrase"
    CHARACTER = "character"
    DATE = "date"
    WEEKDAY = "weekday"
    SUM = "sum"
    ARTICLE = "article"
    REPEALED = "repealed"
    LEFTOVER = "leftover"
    COPY = "copy"

    @property
    def label(self) -> str:
        """中文名称。"""
        return _LABELS[self]


_LABELS = {
    Rule.NAME: "名称职务",
    Rule.PHRASE: "固定提法",
    Rule.CHARACTER: "错字",
    Rule.DATE: "日期",
    Rule.WEEKDAY: "星期",
    Rule.SUM: "合计",
    Rule.ARTICLE: "法条",
    Rule.REPEALED: "失效文件",
    Rule.LEFTOVER: "模板残留",
    Rule.COPY: "重复内容",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """一处用语问题：the words as they stand, where, and the advice; offsets are those of the narrow text."""

    rule: Rule
    begin: int
    end: int
    written: str
    advice: str
