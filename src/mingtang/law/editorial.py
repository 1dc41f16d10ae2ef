"""编审发布：stages, secrecy items and moves of what goes public.

Law: 政府信息公开条例 第十七条（公开前审查）；保守国家秘密法实施条例 第四十二条（先审查、后公开，逐项）.
"""

from collections.abc import Collection, Mapping, Sequence
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
CONFIRMED: tuple[Stage, ...] = (Stage.REVIEW,)
"""一人确认即公开：one other person, who makes the secrecy review."""
CONFIRMED_KINDS: frozenset[str] = frozenset({"key_work"})
"""一人确认即公开的种类：declared here, since the database asks it too; every other kind passes all stages."""

SECRECY_ITEMS: Mapping[str, str] = {
    "state_secret": "国家秘密",
    "work_secret": "工作秘密",
    "business_secret": "商业秘密",
    "privacy": "个人隐私",
}


def label_of(stage: Stage, stages: Sequence[Stage]) -> str:
    """环节的名称：a review that nobody signs after is what releases the text, and is called so."""
    return "确认公开（含保密审查）" if stage is Stage.REVIEW and tuple(stages) == CONFIRMED else stage.label


def next_stage(signed: Collection[str], stages: Sequence[Stage] = STAGES) -> Stage | None:
    """下一环节：the first of the stages not signed yet; ``None`` when all are."""
    return next((stage for stage in stages if stage.value not in signed), None)


def reasons_against_stages(kind: str, stages: Sequence[Stage]) -> tuple[str, ...]:
    """环节设置不对的理由：review always comes first, so that two people at least have a hand in what goes public.

    Law: 保守国家秘密法实施条例 第四十二条（先审查、后公开）.
    """
    wanted = CONFIRMED if kind in CONFIRMED_KINDS else STAGES
    if tuple(stages) == wanted:
        return ()
    told = "、".join(stage.label for stage in wanted)
    return (f"公开件种类 {kind} 的环节应当是：{told}；与程序里声明的不一致。",)


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
