"""投诉：somebody thinks that disclosure is not done as the law wants, or harmed them; what is found and done.

Law: 政府信息公开条例 第四十七条（未按照要求主动公开、不依法答复处理的，向主管部门提出，查证属实的督促整改）、第五十一条
（向上一级行政机关或者主管部门投诉、举报）; 村民委员会组织法 第三十一条（村务公布不及时、不真实的，
向乡镇反映，调查核实，责令依法公布）.
Whom it is against and who may judge it is in ``grievance_targets``.
``STEPS`` is the table: state and act give the state after it; ``MOVES`` is drawn from it.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from .matters import reasons_against_columns, reasons_against_words
from .moves import Moves
from .rules import refuse_if_any


class GrievanceState(StrEnum):
    """投诉的状态。"""

    RECEIVED = "received"
    CHECKING = "checking"
    DRAFTED = "drafted"
    DECIDED = "decided"
    ANSWERED = "answered"
    CLOSED = "closed"
    PASSED = "passed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


class GrievanceAct(StrEnum):
    """办理动作。"""

    REGISTER = "register"
    TAKE_UP = "take_up"
    TRANSFER = "transfer"
    FIND = "find"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    ANSWER = "answer"
    CLOSE = "close"
    WITHDRAW = "withdraw"

    @property
    def label(self) -> str:
        """中文名称：the word on the button."""
        return ACT_LABELS[self]


class Complaint(StrEnum):
    """投诉什么。Law: 政府信息公开条例 第四十七条、第五十一条."""

    NOT_PUBLISHED = "not_published"
    NOT_ANSWERED = "not_answered"
    UNTRUE = "untrue"
    HARMED = "harmed"
    OTHER = "other"

    @property
    def label(self) -> str:
        """中文名称。"""
        return COMPLAINT_LABELS[self]


class Finding(StrEnum):
    """查证的结论。"""

    UPHELD = "upheld"
    PARTLY = "partly"
    UNFOUNDED = "unfounded"

    @property
    def label(self) -> str:
        """中文名称。"""
        return FINDING_LABELS[self]

    @property
    def is_to_remedy(self) -> bool:
        """是否要责令改正。"""
        return self is not Finding.UNFOUNDED


LABELS: dict[GrievanceState, str] = {
    GrievanceState.RECEIVED: "新收到",
    GrievanceState.CHECKING: "查证中",
    GrievanceState.DRAFTED: "结论待批准",
    GrievanceState.DECIDED: "待答复",
    GrievanceState.ANSWERED: "已答复，待办结",
    GrievanceState.CLOSED: "已办结",
    GrievanceState.PASSED: "已转送",
    GrievanceState.WITHDRAWN: "已撤回",
}
ACT_LABELS: dict[GrievanceAct, str] = {
    GrievanceAct.REGISTER: "登记投诉",
    GrievanceAct.TAKE_UP: "指定查证人",
    GrievanceAct.TRANSFER: "转送",
    GrievanceAct.FIND: "拟写结论",
    GrievanceAct.APPROVE: "批准结论",
    GrievanceAct.SEND_BACK: "退回重写",
    GrievanceAct.ANSWER: "登记已经答复",
    GrievanceAct.CLOSE: "办结",
    GrievanceAct.WITHDRAW: "登记本人撤回",
}
COMPLAINT_LABELS: dict[Complaint, str] = {
    Complaint.NOT_PUBLISHED: "没有按照要求主动公开",
    Complaint.NOT_ANSWERED: "对公开申请没有依法答复处理",
    Complaint.UNTRUE: "公开的内容不及时、不真实、不完整",
    Complaint.HARMED: "公开工作侵犯合法权益",
    Complaint.OTHER: "其他",
}
FINDING_LABELS: dict[Finding, str] = {
    Finding.UPHELD: "成立",
    Finding.PARTLY: "部分成立",
    Finding.UNFOUNDED: "不成立",
}

_S, _A = GrievanceState, GrievanceAct
STEPS: dict[tuple[GrievanceState, GrievanceAct], GrievanceState] = {
    (_S.RECEIVED, _A.TAKE_UP): _S.CHECKING,
    (_S.RECEIVED, _A.TRANSFER): _S.PASSED,
    (_S.RECEIVED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.CHECKING, _A.TAKE_UP): _S.CHECKING,
    (_S.CHECKING, _A.TRANSFER): _S.PASSED,
    (_S.CHECKING, _A.FIND): _S.DRAFTED,
    (_S.CHECKING, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.DRAFTED, _A.APPROVE): _S.DECIDED,
    (_S.DRAFTED, _A.SEND_BACK): _S.CHECKING,
    (_S.DRAFTED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.DECIDED, _A.ANSWER): _S.ANSWERED,
    (_S.ANSWERED, _A.CLOSE): _S.CLOSED,
}
"""状态和动作：what is not in the table is refused, see ``reasons_against``."""

MOVES: Moves[GrievanceState] = {
    state: frozenset(then for (now, _), then in STEPS.items() if now is state and then is not state) for state in _S
}
OPEN = frozenset(GrievanceState) - {_S.CLOSED, _S.PASSED, _S.WITHDRAWN}
"""还没有办完的。"""

_WHAT_NOW: Mapping[GrievanceState, str] = {
    _S.RECEIVED: "请先指定查证人；不由本机关查证的，转送。",
    _S.CHECKING: "请查证以后拟写结论。",
    _S.DRAFTED: "请等分管领导批准或者退回。",
    _S.DECIDED: "请把结论答复投诉人。",
    _S.ANSWERED: "请督促改正，改正以后办结；不成立的直接办结。",
    _S.CLOSED: "已经办结，不能再办。",
    _S.PASSED: "已经转送，由收到的机关办理。",
    _S.WITHDRAWN: "本人已经撤回，不能再办。",
}
_TOLD: Mapping[GrievanceState, str] = {
    _S.RECEIVED: "已经收到，还没有开始查证。",
    _S.CHECKING: "正在查证。",
    _S.DRAFTED: "已经查证，结论正在审批。",
    _S.DECIDED: "结论已经批准，就要答复您。",
    _S.ANSWERED: "已经答复您，正在督促改正或者办结。",
    _S.CLOSED: "已经办结。",
    _S.PASSED: "已经转送{to}，由它办理。",
    _S.WITHDRAWN: "您已经撤回，不再办理。",
}


def now_due(state: GrievanceState) -> str:
    """现在该办什么。"""
    return _WHAT_NOW[state]


def told_to_complainant(state: GrievanceState, *, passed_to: str = "") -> str:
    """办到哪一步：in plain words, for whoever complained."""
    return _TOLD[state].format(to=passed_to)


def reasons_against(state: GrievanceState, act: GrievanceAct) -> tuple[str, ...]:
    """不能这样办理的理由：why the act does not fit the state, and what to do instead; empty where it does."""
    if (state, act) in STEPS:
        return ()
    return (f"这一件现在是“{state.label}”，不能{act.label}。{_WHAT_NOW[state]}",)


def after(state: GrievanceState, act: GrievanceAct) -> GrievanceState:
    """办理以后的状态。

    Errors: ``RuleBroken`` with the reasons where the act is refused.
    """
    refuse_if_any(reasons_against(state, act))
    return STEPS[state, act]


def reasons_against_complaining(*, text: str, name: str, phone: str, address: str) -> tuple[str, ...]:
    """投诉不齐的理由：a name is not asked for; whoever leaves none finds the answer by number and code."""
    reasons = [] if text.strip() else ["请写投诉什么：哪个单位，什么事，应当怎样而没有怎样。"]
    reasons += reasons_against_columns(name=name, phone=phone, address=address)
    return (*reasons, *reasons_against_words({"投诉的内容": text}))


def reasons_against_finding(
    finding: Finding | None, *, facts: str, answer: str, measures: str, mend_by: date | None, today: date
) -> tuple[str, ...]:
    """不能这样拟写结论的理由：what is upheld is ordered to be put right, by a day. Law: 第四十七条（督促整改）."""
    reasons = [] if finding else ["请选择结论。"]
    if not facts.strip():
        reasons.append("请写查证的经过和依据。")
    if not answer.strip():
        reasons.append("请写给投诉人的答复。")
    wants = finding is not None and finding.is_to_remedy
    if wants and not measures.strip():
        reasons.append("成立的，请写责令改正什么。")
    if wants and mend_by is None:
        reasons.append("成立的，请写哪天以前改正。")
    if finding is Finding.UNFOUNDED and (measures.strip() or mend_by is not None):
        reasons.append("不成立的，不填责令改正的内容和日期。")
    if mend_by is not None and mend_by < today:
        reasons.append("改正的日期已经过了，请核对。")
    told = {"查证的经过和依据": facts, "给投诉人的答复": answer, "责令改正什么": measures}
    return (*reasons, *reasons_against_words(told))


def reasons_against_transfer(*, to: str, passed: date, came: date, today: date) -> tuple[str, ...]:
    """不能这样转送的理由。"""
    reasons = [] if to.strip() else ["请写转送给哪个机关。"]
    if passed > today:
        reasons.append("转送的日期在今天以后，请核对。")
    if passed < came:
        reasons.append("转送的日期早于收到投诉的日期，请核对。")
    return tuple(reasons)


def reasons_against_closing(
    finding: Finding | None,
    *,
    mended: date | None,
    result: str,
    answered: date | None,
    passed_by: str,
    reported: date | None,
    today: date,
) -> tuple[str, ...]:
    """不能办结的理由：what is upheld was put right, and what was passed down is reported back."""
    reasons = []
    if finding is not None and finding.is_to_remedy:
        reasons += [] if mended else ["成立的，请写哪天改正的。"]
        reasons += [] if result.strip() else ["成立的，请写怎样改正的。"]
    elif mended or result.strip():
        reasons.append("不成立的，没有要改正的，不填改正的日期和情况。")
    if passed_by and reported is None:
        reasons.append(f"是{passed_by}转来的，请写哪天向它报告了办理结果。")
    if not passed_by and reported is not None:
        reasons.append("不是别的机关转来的，不填报告的日期。")
    if any(day is not None and day > today for day in (mended, reported)):
        reasons.append("日期在今天以后，请核对。")
    if reported is not None and answered is not None and reported < answered:
        reasons.append("报告的日期早于答复的日期，请核对。")
    return (*reasons, *reasons_against_words({"怎样改正的": result}))
