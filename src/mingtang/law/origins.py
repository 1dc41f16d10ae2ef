"""任务的来历：whether a task stands in the plan's own text, or came into the ledger another way."""

from enum import StrEnum


class Origin(StrEnum):
    """任务的来历。"""

    PLAN = "plan"
    HANDED_DOWN = "handed_down"
    CARRIED_OVER = "carried_over"
    ADDED = "added"

    @property
    def label(self) -> str:
        """中文名称：the heading under which such tasks stand in a ledger."""
        return ORIGIN_LABELS[self]


ORIGIN_LABELS: dict[Origin, str] = {
    Origin.PLAN: "要点原文",
    Origin.HANDED_DOWN: "上级下达的任务",
    Origin.CARRIED_OVER: "上一年度结转的任务",
    Origin.ADDED: "另行补列的任务",
}

PLACES: dict[Origin, int] = {Origin.HANDED_DOWN: 1001, Origin.CARRIED_OVER: 1002, Origin.ADDED: 1003}
"""章的次序：chapters of a ledger that are not the plan's come after all that a plan can have."""

KEY_SIGNS: dict[Origin, str] = {Origin.HANDED_DOWN: "交", Origin.CARRIED_OVER: "转", Origin.ADDED: "补"}
"""编号的首字：交1 is the first task handed down, never mistaken for a number of the plan."""
