"""更正：a record about somebody that an organ gave and that they show to be inaccurate, and what becomes of it.

Law: 政府信息公开条例 第四十一条: 有证据证明行政机关提供的与其自身相关的政府信息记录不准确的，可以要求更正;
有权更正的审核属实的，更正并告知; 不属于本机关职能范围的，转送有权更正的机关处理并告知，或者告知向有权更正的机关提出.
``STEPS`` is the table: state and act give the state after it; ``MOVES`` is drawn from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .matters import reasons_against_columns, reasons_against_words
from .moves import Moves
from .rules import refuse_if_any

ARTICLE = "政府信息公开条例第四十一条"


class RectificationState(StrEnum):
    """更正要求的状态。"""

    RECEIVED = "received"
    ASKED = "asked"
    CHECKING = "checking"
    DRAFTED = "drafted"
    DECIDED = "decided"
    TOLD = "told"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


class RectificationAct(StrEnum):
    """办理动作。"""

    REGISTER = "register"
    ASK = "ask"
    ADD = "add"
    TAKE_UP = "take_up"
    FIND = "find"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    CARRY_OUT = "carry_out"
    TELL = "tell"
    WITHDRAW = "withdraw"

    @property
    def label(self) -> str:
        """中文名称：the word on the button."""
        return ACT_LABELS[self]


class Verdict(StrEnum):
    """结论：what the organ does with what it was asked to rectify."""

    RECTIFIED = "rectified"
    KEPT = "kept"
    PASSED = "passed"
    DIRECTED = "directed"

    @property
    def label(self) -> str:
        """中文名称。"""
        return VERDICT_LABELS[self]

    @property
    def is_to_carry_out(self) -> bool:
        """是否要先更正、转送，再告知。"""
        return self in {Verdict.RECTIFIED, Verdict.PASSED}


LABELS: dict[RectificationState, str] = {
    RectificationState.RECEIVED: "新收到",
    RectificationState.ASKED: "等补充证据",
    RectificationState.CHECKING: "核实中",
    RectificationState.DRAFTED: "结论待批准",
    RectificationState.DECIDED: "待告知",
    RectificationState.TOLD: "已告知",
    RectificationState.WITHDRAWN: "已撤回",
}
ACT_LABELS: dict[RectificationAct, str] = {
    RectificationAct.REGISTER: "登记更正要求",
    RectificationAct.ASK: "请补充证据",
    RectificationAct.ADD: "登记补充的证据",
    RectificationAct.TAKE_UP: "指定核实人",
    RectificationAct.FIND: "拟写结论",
    RectificationAct.APPROVE: "批准结论",
    RectificationAct.SEND_BACK: "退回重写",
    RectificationAct.CARRY_OUT: "登记已经更正或者转送",
    RectificationAct.TELL: "登记已经告知",
    RectificationAct.WITHDRAW: "登记本人撤回",
}
VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.RECTIFIED: "予以更正",
    Verdict.KEPT: "不予更正",
    Verdict.PASSED: "转送有权更正的机关",
    Verdict.DIRECTED: "告知向有权更正的机关提出",
}

_S, _A = RectificationState, RectificationAct
STEPS: dict[tuple[RectificationState, RectificationAct], RectificationState] = {
    (_S.RECEIVED, _A.ASK): _S.ASKED,
    (_S.RECEIVED, _A.TAKE_UP): _S.CHECKING,
    (_S.RECEIVED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.ASKED, _A.ADD): _S.CHECKING,
    (_S.ASKED, _A.TAKE_UP): _S.CHECKING,
    (_S.ASKED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.CHECKING, _A.ASK): _S.ASKED,
    (_S.CHECKING, _A.TAKE_UP): _S.CHECKING,
    (_S.CHECKING, _A.FIND): _S.DRAFTED,
    (_S.CHECKING, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.DRAFTED, _A.APPROVE): _S.DECIDED,
    (_S.DRAFTED, _A.SEND_BACK): _S.CHECKING,
    (_S.DRAFTED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.DECIDED, _A.CARRY_OUT): _S.DECIDED,
    (_S.DECIDED, _A.TELL): _S.TOLD,
}
"""状态和动作：what is not in the table is refused, see ``reasons_against``."""

MOVES: Moves[RectificationState] = {
    state: frozenset(then for (now, _), then in STEPS.items() if now is state and then is not state)
    for state in RectificationState
}
OPEN = frozenset(RectificationState) - {_S.TOLD, _S.WITHDRAWN}
"""还没有办完的。"""

_WHAT_NOW: Mapping[RectificationState, str] = {
    _S.RECEIVED: "请先指定核实人；证据不够的，先请对方补充。",
    _S.ASKED: "请等对方补充证据；不再等的，指定核实人，照现有的证据核实。",
    _S.CHECKING: "请核实以后拟写结论。",
    _S.DRAFTED: "请等分管领导批准或者退回。",
    _S.DECIDED: "请照结论更正或者转送，然后告知本人。",
    _S.TOLD: "已经告知本人，不能再办。",
    _S.WITHDRAWN: "本人已经撤回，不能再办。",
}
_TOLD: Mapping[RectificationState, str] = {
    _S.RECEIVED: "已经收到，还没有开始核实。",
    _S.ASKED: "请您补充证据：交到{organ}，或者寄来。",
    _S.CHECKING: "正在核实。",
    _S.DRAFTED: "已经核实，结论正在审批。",
    _S.DECIDED: "结论已经批准，正在照办，办好以后告知您。",
    _S.TOLD: "已经办结：{verdict}。",
    _S.WITHDRAWN: "您已经撤回，不再办理。",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """填写的更正要求：as it came. ``has_identity``: an image of the proof came with it, or it was seen."""

    name: str
    record: str
    wrong: str
    right: str
    evidence: str
    phone: str = ""
    address: str = ""
    has_identity: bool = False


def now_due(state: RectificationState) -> str:
    """现在该办什么。"""
    return _WHAT_NOW[state]


def told_to_asker(state: RectificationState, *, organ: str, verdict: Verdict | None) -> str:
    """办到哪一步：in plain words, for whoever asked."""
    return _TOLD[state].format(organ=organ, verdict=verdict.label if verdict else "")


def reasons_against(state: RectificationState, act: RectificationAct) -> tuple[str, ...]:
    """不能这样办理的理由：why the act does not fit the state, and what to do instead; empty where it does."""
    if (state, act) in STEPS:
        return ()
    return (f"这一件现在是“{state.label}”，不能{act.label}。{_WHAT_NOW[state]}",)


def after(state: RectificationState, act: RectificationAct) -> RectificationState:
    """办理以后的状态。

    Errors: ``RuleBroken`` with the reasons where the act is refused.
    """
    refuse_if_any(reasons_against(state, act))
    return STEPS[state, act]


def reasons_against_asking(typed: Typed) -> tuple[str, ...]:
    """更正要求不齐的理由：all at once; nothing is asked beyond what the article needs.

    Law: 政府信息公开条例 第四十一条: 与其自身相关（因此要身份证明）、记录不准确、有证据证明.
    """
    wanted = (
        (typed.name, "请写姓名；单位提出的，写单位名称。"),
        (typed.record, "请写是哪一件记录：在哪份文件、哪张表、哪个网页上。"),
        (typed.wrong, "请写哪里不准确。"),
        (typed.right, "请写应当是什么。"),
        (typed.evidence, "请写用什么证明它不准确，例如哪份证件、合同、登记。"),
    )
    reasons = [reason for words, reason in wanted if not words.strip()]
    if not typed.has_identity:
        reasons.append("请附身份证明的照片：只有记录的是您自己的，才能要求更正。")
    if not (typed.phone.strip() or typed.address.strip()):
        reasons.append("请写联系方式：电话、通信地址至少写一样。")
    reasons += reasons_against_columns(name=typed.name, phone=typed.phone, address=typed.address)
    told = {"哪一件记录": typed.record, "哪里不准确": typed.wrong, "应当是什么": typed.right, "证据": typed.evidence}
    return (*reasons, *reasons_against_words(told))


def reasons_against_finding(verdict: Verdict | None, *, facts: str, answer: str, organ_to: str) -> tuple[str, ...]:
    """不能这样拟写结论的理由。Law: 政府信息公开条例 第四十一条."""
    reasons = [] if verdict else ["请选择结论。"]
    if not facts.strip():
        reasons.append("请写核实的经过和依据。")
    if not answer.strip():
        reasons.append("请写告知本人的话：更正了什么，或者为什么不更正、该找谁。")
    if verdict in {Verdict.PASSED, Verdict.DIRECTED} and not organ_to.strip():
        reasons.append("请写有权更正的是哪个机关。")
    if verdict in {Verdict.RECTIFIED, Verdict.KEPT} and organ_to.strip():
        reasons.append("由本机关更正或者不更正的，不填“有权更正的机关”。")
    return (*reasons, *reasons_against_words({"核实的经过和依据": facts, "告知本人的话": answer}))


def reasons_against_carrying_out(
    verdict: Verdict | None, *, done: date | None, approved: date | None, carried: date, today: date
) -> tuple[str, ...]:
    """不能登记更正、转送的理由：``done`` is the day on which it was already, ``carried`` the day told now."""
    reasons = []
    if verdict is None or not verdict.is_to_carry_out:
        reasons.append(f"结论是“{verdict.label if verdict else '没有'}”，没有要更正、转送的，请直接告知本人。")
    if done is not None:
        reasons.append("已经登记过更正或者转送。")
    if carried > today:
        reasons.append("更正、转送的日期在今天以后，请核对。")
    if approved is not None and carried < approved:
        reasons.append("更正、转送的日期早于批准结论的日期，请核对。")
    return tuple(reasons)


def reasons_against_telling_yet(verdict: Verdict | None, *, done: date | None) -> tuple[str, ...]:
    """还不能告知的理由：what is to be rectified or passed on is so first. Law: 第四十一条（更正并告知、转送并告知）."""
    if verdict is Verdict.RECTIFIED and done is None:
        return ("结论是予以更正，请先更正，登记更正的日期，再告知本人。",)
    if verdict is Verdict.PASSED and done is None:
        return ("结论是转送，请先转送，登记转送的日期，再告知本人。",)
    return ()
