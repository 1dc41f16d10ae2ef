"""编审发布：stages, secrecy items and moves of what goes public.

Law: 政府信息公开条例 第十七条（公开前审查）；保守国家秘密法实施条例 第四十二条（先审查、后公开，逐项）.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from .moves import Moves


class Stage(StrEnum):
    """审签环节。Each is signed by another person, none of them an author."""

    REVIEW = "review"
    LEADER = "leader"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {"review": "审核（含保密审查）", "leader": "领导签发"}[self]


class EditionState(StrEnum):
    """版次状态。"""

    OPEN = "open"
    LIVE = "live"
    PAST = "past"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """中文名称。"""
        return EDITION_LABELS[self]


EDITION_LABELS: dict[EditionState, str] = {
    EditionState.OPEN: "在办",
    EditionState.LIVE: "已发布",
    EditionState.PAST: "已被新版替代",
    EditionState.DROPPED: "已撤回送审",
}

MOVES: Moves[EditionState] = {
    EditionState.OPEN: frozenset({EditionState.LIVE, EditionState.DROPPED}),
    EditionState.LIVE: frozenset({EditionState.PAST}),
    EditionState.PAST: frozenset(),
    EditionState.DROPPED: frozenset(),
}

STAGES: tuple[Stage, ...] = (Stage.REVIEW, Stage.LEADER)

SECRECY_ITEMS: Mapping[str, str] = {
    "state_secret": "国家秘密",
    "work_secret": "工作秘密",
    "business_secret": "商业秘密",
    "privacy": "个人隐私",
}


def next_stage(signed: Collection[str]) -> Stage | None:
    """下一环节：the first stage not signed yet; ``None`` when all are."""
    return next((stage for stage in STAGES if stage.value not in signed), None)


def reasons_against_secrecy(findings: Mapping[str, bool]) -> tuple[str, ...]:
    """保密审查不通过的理由：every item must be looked at and found clear, one by one.

    Law: 保守国家秘密法实施条例 第四十二条.
    """
    unseen = [label for key, label in SECRECY_ITEMS.items() if key not in findings]
    touched = [label for key, label in SECRECY_ITEMS.items() if findings.get(key) is False]
    reasons = []
    if unseen:
        reasons.append(f"保密审查须逐项进行，还没有审查：{'、'.join(unseen)}。")
    if touched:
        reasons.append(f"审查发现涉及{'、'.join(touched)}，不能公开，请退回修改。")
    return tuple(reasons)
