"""政策解读：what must be explained, in which forms, and why an explainer or an exemption is refused.

Law: no article sets it for a township; the rule is that of the yearly key points of disclosure and of provincial
circulars: 政策文件和解读方案、解读材料同步组织、同步审签、同步部署; 谁起草谁解读; 起草单位负责人是第一解读人.
Days are set by no national text: a plan says when, and release asks for the same moment.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .metadata import document_types, type_name
from .moves import Moves

SYNCHRONOUS = ("同步组织", "同步审签", "同步部署")
"""三同步的叫法：three wordings are in use, so that an organ sets its own."""
LONGEST_WORD = 12
USUAL_ITEM = "wj-jiedu"
"""政策解读材料：the item of the ready-made catalogue in which explainers stand unless an organ sets another place."""
EXCERPT_PERCENT = 60
"""照抄过半的提示线：the share of an explainer that stands word for word in the document; a setting, no rule of law."""
MINOR = "minor"


class Form(StrEnum):
    """解读形式。"""

    LEADER = "leader"
    ANSWERS = "answers"
    DRAWN = "drawn"
    AUDIO = "audio"
    VIDEO = "video"
    ANIMATION = "animation"
    PRESS = "press"
    EXPERT = "expert"
    TEXT = "text"

    @property
    def label(self) -> str:
        """中文名称。"""
        return FORM_LABELS[self]


FORM_LABELS: dict[Form, str] = {
    Form.LEADER: "领导干部解读",
    Form.ANSWERS: "简明问答",
    Form.DRAWN: "数字图表图解",
    Form.AUDIO: "音频",
    Form.VIDEO: "视频",
    Form.ANIMATION: "动漫",
    Form.PRESS: "新闻发布会",
    Form.EXPERT: "专家解读",
    Form.TEXT: "文字解读",
}


class Way(StrEnum):
    """解读途径。"""

    SITE = "site"
    ACCOUNT = "account"
    BOARD = "board"
    BROADCAST = "broadcast"
    MEETING = "meeting"
    COUNTER = "counter"

    @property
    def label(self) -> str:
        """中文名称。"""
        return WAY_LABELS[self]


WAY_LABELS: dict[Way, str] = {
    Way.SITE: "政府网站",
    Way.ACCOUNT: "政务新媒体",
    Way.BOARD: "村务公开栏、明白纸",
    Way.BROADCAST: "农村广播",
    Way.MEETING: "会议、培训、入户宣讲",
    Way.COUNTER: "政策咨询窗口",
}


class ExemptionState(StrEnum):
    """免予解读的状态。"""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[ExemptionState, str] = {
    ExemptionState.ASKED: "等批准",
    ExemptionState.APPROVED: "已批准",
    ExemptionState.REFUSED: "没有批准",
}
MOVES: Moves[ExemptionState] = {
    ExemptionState.ASKED: frozenset({ExemptionState.APPROVED, ExemptionState.REFUSED}),
    ExemptionState.APPROVED: frozenset(),
    ExemptionState.REFUSED: frozenset(),
}

ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "背景依据": ("背景", "依据", "根据", "为什么"),
    "目的": ("目的", "目标", "为了"),
    "主要内容": ("主要内容", "内容", "规定了", "任务"),
    "适用范围": ("范围", "适用", "对象", "哪些人", "谁能"),
    "执行标准": ("标准", "金额", "元", "比例", "条件"),
    "期限": ("期限", "截止", "截至", "之前", "有效期", "施行", "到什么时候"),
    "关键词诠释": ("是指", "指的是", "什么是", "什么叫", "名词"),
    "新旧差别": ("新旧", "以前", "原来", "过去", "相比", "不同", "变化", "上年"),
    "咨询方式": ("咨询", "电话", "窗口", "联系"),
}
"""解读要讲到的：element → words by one of which it is taken to be told."""


@dataclass(frozen=True, slots=True)
class Plan:
    """解读方案，as it was typed."""

    title: str = ""
    outline: str = ""
    forms: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    interpreter: str = ""
    when: date | None = None


def must_be_explained(code: str, *, added: Collection[str] = ()) -> bool:
    """这一种文件是否必须解读：as the law data has it, and what the organ added; nobody takes any away."""
    found = document_types().get(code)
    return (found is not None and found.explained) or code in added


def types_explained() -> tuple[str, ...]:
    """必须解读的文件种类，by code."""
    return tuple(code for code, kind in document_types().items() if kind.explained)


def is_owed(code: str, *, added: Collection[str], before: str | None, size: str) -> bool:
    """这一版是否要有解读：``before`` is the type of the edition that was public before, ``None`` when none was.

    What was public already as of such a type is corrected in its wording without being explained anew.
    """
    if not must_be_explained(code, added=added):
        return False
    return not (before is not None and size == MINOR and must_be_explained(before, added=added))


def reasons_against_unexplained(code: str, *, owed: bool, planned: bool, exempt: bool) -> list[str]:
    """没有解读方案不能送审的理由。Law: 国办发〔2016〕8号 第十二条（解读方案与政策文件一并报批）."""
    if not owed or planned or exempt:
        return []
    return [
        f"“{type_name(code)}”要同步解读，还没有解读方案，请先写解读方案；确实不用解读的，申请免予解读，由领导批准。"
    ]


LATEST = date(2100, 12, 31)
"""No plan reaches beyond it: a year with a slip of the finger does."""


def reasons_against_plan(plan: Plan, *, written_on: date) -> list[str]:
    """解读方案不齐的理由：all at once. ``written_on`` is the day on which the plan was first written."""
    found = [] if plan.title.strip() else ["请写解读的标题。"]
    found += [] if plan.outline.strip() else ["请写解读的提纲：讲清哪些内容。"]
    found += [] if plan.forms else ["请至少选一种解读形式。"]
    found += [] if plan.ways else ["请至少选一种解读途径。"]
    found += [] if plan.interpreter.strip() else ["请写由谁解读：谁起草谁解读，起草单位负责人是第一解读人。"]
    found += [] if plan.when else ["请写什么时候解读：与文件同时公开的，写计划公开的日期。"]
    if plan.when and plan.when < written_on:
        day = f"{written_on.year}年{written_on.month}月{written_on.day}日"
        found.append(f"计划公开的日期不能早于写方案的那一天（{day}），请核对年份和日期。")
    found += ["计划公开的日期在 2100 年以后，请核对年份。"] if plan.when and plan.when > LATEST else []
    unknown = {*plan.forms} - {*Form} or {*plan.ways} - {*Way}
    return found + (["解读形式或者途径里有不认识的，请重新选择。"] if unknown else [])


def reasons_against_exempting(reason: str) -> list[str]:
    """不能申请免予解读的理由。"""
    return [] if len(reason.strip()) >= 5 else ["请写明为什么不用解读，例如：内容浅显，正文已经说清。"]


def reasons_against_deciding(
    state: ExemptionState, *, asked_by: Collection[int], by: Collection[int], note: str, approve: bool
) -> list[str]:
    """不能批准、不批准的理由：by another than who asked, whoever stands in for whom."""
    found = [] if state is ExemptionState.ASKED else [f"这一件{state.label}，不能再定。"]
    if set(asked_by) & set(by):
        found.append("申请的人不能自己批准，请由另一位领导批准。")
    return found + ([] if approve or note.strip() else ["不批准的，请写明理由。"])


def reasons_against_words(words: Sequence[str]) -> list[str]:
    """三同步的叫法不对的理由。"""
    if len(words) == 3 and all(0 < len(word.strip()) <= LONGEST_WORD for word in words):
        return []
    return [f"三同步的三个词都要填，每个不超过 {LONGEST_WORD} 个字。"]


def not_told(text: str) -> list[str]:
    """好像没有讲到的：the elements of which none of their words occurs."""
    return [element for element, words in ELEMENTS.items() if not any(word in text for word in words)]
