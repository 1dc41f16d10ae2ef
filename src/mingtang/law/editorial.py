"""编审发布：stages, secrecy items and moves of what goes public.

Law: 政府信息公开条例 第十七条（公开前审查）；保守国家秘密法实施条例 第四十二条（先审查、后公开，逐项）.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from urllib.parse import urlsplit

from .moves import Moves

_NOT_IN_ADDRESSES = frozenset("\"'`<>\\“”‘’")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_]{2,}\.?(?::\d{1,5})?|\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?")
"""网站的名字：with a dot in it, or an IP address; a port may follow, a user name may not stand before."""


class Stage(StrEnum):
    """审签环节：三审. Each is signed by another person, none of them an author; 保密审查 stands in the second."""

    FIRST = "first"
    REVIEW = "review"
    LEADER = "leader"

    @property
    def label(self) -> str:
        """中文名称。"""
        return STAGE_LABELS[self]


STAGE_LABELS: dict[Stage, str] = {
    Stage.FIRST: "初审",
    Stage.REVIEW: "审核（含保密审查）",
    Stage.LEADER: "领导签发",
}


class EditionState(StrEnum):
    """版次状态。"""

    OPEN = "open"
    LIVE = "live"
    PAST = "past"
    DROPPED = "dropped"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """中文名称。"""
        return EDITION_LABELS[self]


EDITION_LABELS: dict[EditionState, str] = {
    EditionState.OPEN: "在办",
    EditionState.LIVE: "已发布",
    EditionState.PAST: "已被新版替代",
    EditionState.DROPPED: "已撤回送审",
    EditionState.WITHDRAWN: "已撤下",
}

MOVES: Moves[EditionState] = {
    EditionState.OPEN: frozenset({EditionState.LIVE, EditionState.DROPPED}),
    EditionState.LIVE: frozenset({EditionState.PAST, EditionState.WITHDRAWN}),
    EditionState.PAST: frozenset({EditionState.WITHDRAWN}),
    EditionState.DROPPED: frozenset(),
    EditionState.WITHDRAWN: frozenset(),
}

READABLE: tuple[EditionState, ...] = (EditionState.LIVE, EditionState.PAST)
"""公众看得到的：what stands now and what stood before it; nothing that was taken back."""

STAGES: tuple[Stage, ...] = (Stage.REVIEW, Stage.LEADER)
THREE_STAGES: tuple[Stage, ...] = (Stage.FIRST, Stage.REVIEW, Stage.LEADER)
"""三审。"""
CONFIRMED: tuple[Stage, ...] = (Stage.REVIEW,)
"""一人确认即公开：one other person, who makes the secrecy review."""
CONFIRMED_KINDS: frozenset[str] = frozenset({"key_work"})
"""一人确认即公开的种类：declared here, since the database asks it too; every other kind passes two stages at least."""
THREE_STAGE_KINDS: frozenset[str] = frozenset({"document", "explainer", "subsidy_showing"})
"""三审的种类，unless the organ has set otherwise; the others pass review and a leader's signature."""
CHOICES: tuple[tuple[Stage, ...], ...] = (THREE_STAGES, STAGES)
"""一个机关可以为一个种类选用的环节：never fewer than two people besides the author."""
SKIPPABLE: frozenset[Stage] = frozenset({Stage.FIRST})
"""应急发布时可以后补的环节：never the secrecy review, never the leader."""

REVIEW_DAYS: Mapping[Stage, int] = {Stage.FIRST: 2, Stage.REVIEW: 2, Stage.LEADER: 1}
"""审签时限：working days from when a revision reaches the stage; an organ may set its own. No statute gives any."""

TICKS: Mapping[Stage, Mapping[str, str]] = {
    Stage.FIRST: {
        "source": "来源可靠，内容完整，事实和数据有依据",
        "proof_1": "一校：错别字、标点、人名、地名、日期、数字已校对",
    },
    Stage.REVIEW: {
        "wording": "政策表述、机关名称、职务称谓准确",
        "proof_2": "二校：表格、图片、附件、链接已逐个打开核对",
    },
    Stage.LEADER: {
        "content": "内容可以公开，时机合适",
        "proof_3": "三校：标题、要素、正文、附件相互一致",
    },
}
"""审校清单：what whoever signs a stage ticks, one by one; 三校 beside 三审."""


EVERY_TICK: frozenset[str] = frozenset(key for items in TICKS.values() for key in items)


class WithdrawalKind(StrEnum):
    """撤回的种类：most leave a public notice with the reason, a safety withdrawal leaves nothing."""

    NOTICE = "notice"
    GONE = "gone"
    MOVED = "moved"
    REPLACED = "replaced"
    SAFETY = "safety"

    @property
    def label(self) -> str:
        """中文名称。"""
        return WITHDRAWAL_LABELS[self]

    @property
    def public_label(self) -> str:
        """公众在原地址看到的说法。"""
        return PUBLIC_LABELS.get(self, self.label)

    @property
    def needs_target(self) -> bool:
        """是否须写明到哪里去看。"""
        return self in {WithdrawalKind.MOVED, WithdrawalKind.REPLACED}


WITHDRAWAL_LABELS: dict[WithdrawalKind, str] = {
    WithdrawalKind.NOTICE: "撤回（留说明）",
    WithdrawalKind.GONE: "不再公开（留说明）",
    WithdrawalKind.MOVED: "已移到别处",
    WithdrawalKind.REPLACED: "已由别的文件取代",
    WithdrawalKind.SAFETY: "安全撤稿",
}
PUBLIC_LABELS: dict[WithdrawalKind, str] = {WithdrawalKind.NOTICE: "已撤下", WithdrawalKind.GONE: "不再公开"}


def reasons_against_withdrawing(kind: WithdrawalKind, *, public: str, internal: str, target: str) -> tuple[str, ...]:
    """不能这样撤回的理由：what the public reads in its place, or, of a safety withdrawal, what is kept inside.

    Law: 政府信息公开条例 第六条（及时、准确）、第十五条；a safety withdrawal says nothing outside.
    """
    if kind is WithdrawalKind.SAFETY:
        return () if internal.strip() else ("请写明安全撤稿的原因，只留在内部，不对外公开。",)
    found = [] if public.strip() else ["请写明撤回的理由，公众会在原地址看到。"]
    if kind.needs_target and not target.strip():
        found.append("请写明现在到哪里看：本站的地址以 / 开头，别处的以 https:// 或 http:// 开头。")
    elif target.strip() and not target.strip().startswith(("/", "https://", "http://")):
        found.append("新地址要以 / 、https:// 或 http:// 开头。")
    elif target.strip().startswith("//"):
        found.append("本站的地址以一个 / 开头。")
    elif target.strip() and not _is_an_address(target.strip()):
        found.append("新地址不完整或者不能用，请从浏览器的地址栏复制整个地址。")
    return tuple(found)


def _is_an_address(target: str) -> bool:
    """Of this site, or with the name of another; nothing in it that would end the address or that nobody sees."""
    if not target.isprintable() or any(char.isspace() or char in _NOT_IN_ADDRESSES for char in target):
        return False
    try:
        parts = urlsplit(target)
        parts.port  # noqa: B018 — a port that is no number is refused here
        return target.startswith("/") or bool(_HOST.fullmatch(parts.netloc.lower()))
    except ValueError:
        return False


SECRECY_ITEMS: Mapping[str, str] = {
    "state_secret": "国家秘密",
    "work_secret": "工作秘密",
    "business_secret": "商业秘密",
    "privacy": "个人隐私",
}


FOUND_CLEAR: Mapping[str, bool] = dict.fromkeys(SECRECY_ITEMS, True)
"""逐项审查都未涉及。"""


def label_of(stage: Stage, stages: Sequence[Stage]) -> str:
    """环节的名称：a review that nobody signs after is what releases the text, and is called so."""
    return "确认公开（含保密审查）" if stage is Stage.REVIEW and tuple(stages) == CONFIRMED else stage.label


def next_stage(signed: Collection[str], stages: Sequence[Stage] = STAGES) -> Stage | None:
    """下一环节：the first of the stages not signed yet; ``None`` when all are."""
    return next((stage for stage in stages if stage.value not in signed), None)


def parsed(stages: str) -> tuple[Stage, ...]:
    """环节，from the text that a revision keeps."""
    return tuple(Stage(each) for each in stages.split())


def written(stages: Sequence[Stage]) -> str:
    """环节，as the text that a revision keeps."""
    return " ".join(stage.value for stage in stages)


def usual_stages(kind: str) -> tuple[Stage, ...]:
    """一个种类通常的环节：what it passes where the organ has set nothing."""
    if kind in CONFIRMED_KINDS:
        return CONFIRMED
    return THREE_STAGES if kind in THREE_STAGE_KINDS else STAGES


def reasons_against_stages(kind: str, stages: Sequence[Stage]) -> tuple[str, ...]:
    """环节声明不对的理由：the program and the database are told the same.

    Law: 保守国家秘密法实施条例 第四十二条（先审查、后公开）.
    """
    wanted = usual_stages(kind)
    if tuple(stages) == wanted:
        return ()
    told = "、".join(stage.label for stage in wanted)
    return (f"公开件种类 {kind} 的环节应当是：{told}；与程序里声明的不一致。",)


def reasons_against_setting_stages(kind: str, stages: Sequence[Stage], days: Mapping[str, int]) -> tuple[str, ...]:
    """不能这样设置环节的理由：never fewer than two people besides the author, and days that somebody can keep."""
    if kind in CONFIRMED_KINDS:
        return ("这一种公开件由一人确认，环节不能改。",)
    found = [] if tuple(stages) in CHOICES else ["环节至少要有审核和领导签发，由两个人办理。"]
    if any(not 1 <= number <= 20 for number in days.values()):
        found.append("每个环节的时限在 1 至 20 个工作日之间。")
    return tuple(found)


def reasons_against_ticks(stage: Stage, ticks: Collection[str]) -> tuple[str, ...]:
    """审校没有做完的理由：every item of the stage's list, one by one."""
    left = [label for key, label in TICKS[stage].items() if key not in ticks]
    return (f"请逐项核对并勾选：{'；'.join(left)}。",) if left else ()


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
