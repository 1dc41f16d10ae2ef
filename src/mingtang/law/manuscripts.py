"""稿件的状态：derived from what became of it: nothing here is written into a row but that it was discarded."""

from enum import StrEnum

from .editorial import EditionState


class ManuscriptState(StrEnum):
    """稿件的状态。"""

    WRITING = "writing"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    TAKEN_BACK = "taken_back"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]

    @property
    def is_open(self) -> bool:
        """还能不能写。"""
        return self in {ManuscriptState.WRITING, ManuscriptState.RETURNED, ManuscriptState.TAKEN_BACK}


LABELS: dict[ManuscriptState, str] = {
    ManuscriptState.WRITING: "在写",
    ManuscriptState.HANDED_IN: "已送审",
    ManuscriptState.RETURNED: "退回修改",
    ManuscriptState.TAKEN_BACK: "已撤回送审",
    ManuscriptState.RELEASED: "已公开",
    ManuscriptState.WITHDRAWN: "已撤下",
    ManuscriptState.DISCARDED: "已放弃",
}

CLOSED: dict[ManuscriptState, str] = {
    ManuscriptState.HANDED_IN: "稿件已送审，不能改动。要改，请先撤回送审，或者等审核人退回。",
    ManuscriptState.RELEASED: "这一稿已经公开，不能改动。要改，请点“更正”，写新的一版。",
    ManuscriptState.WITHDRAWN: "这一稿公开以后撤下了，不能改动。要再公开，请点“写新的一版”。",
    ManuscriptState.DISCARDED: "稿件已放弃，不能改动。",
}
"""不能改动的理由，of those that are closed."""


def state_of(*, discarded: bool, edition: str | None, returned: bool) -> ManuscriptState:
    """稿件现在的状态：``edition`` is the state of the edition it was handed in for, ``None`` when it never was."""
    if discarded:
        return ManuscriptState.DISCARDED
    if edition is None:
        return ManuscriptState.WRITING
    if edition == EditionState.OPEN.value:
        return ManuscriptState.RETURNED if returned else ManuscriptState.HANDED_IN
    if edition == EditionState.WITHDRAWN.value:
        return ManuscriptState.WITHDRAWN
    return ManuscriptState.TAKEN_BACK if edition == EditionState.DROPPED.value else ManuscriptState.RELEASED
