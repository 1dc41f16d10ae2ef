"""复议与诉讼：how a 行政复议 or 行政诉讼 about an application goes on, its clocks, and where it counts in the report.

Law: 行政复议法 第四十八条、第五十四条、第六十二条; 行政诉讼法 第四十五条、第六十七条、第八十一条、第八十三条.
The columns are those of 政府信息公开工作年度报告 第四部分 (国办公开办函〔2021〕30号).
``STEPS`` is the table: state and act give the state after it; ``MOVES`` is drawn from it.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from .clocks import Clock, clock
from .moves import Moves
from .reckoning import Due, due
from .rules import refuse_if_any
from .workdays import Calendar


class Course(StrEnum):
    """途径：the three blocks of the annual report's table."""

    REVIEW = "review"
    DIRECT = "direct"
    AFTER_REVIEW = "after_review"

    @property
    def label(self) -> str:
        """中文名称，照年度报告的表。"""
        return COURSE_LABELS[self]

    @property
    def is_suit(self) -> bool:
        """是否行政诉讼。"""
        return self is not Course.REVIEW

    @property
    def tribunal(self) -> str:
        """由谁审理。"""
        return "人民法院" if self.is_suit else "行政复议机关"


class Cause(StrEnum):
    """针对什么。Law: 行政复议法 第十一条; 法释〔2025〕8号."""

    REPLY = "reply"
    SILENCE = "silence"
    OTHER = "other"

    @property
    def label(self) -> str:
        """中文名称。"""
        return CAUSE_LABELS[self]


class ProceedingState(StrEnum):
    """复议诉讼的状态。"""

    RECEIVED = "received"
    ANSWERING = "answering"
    WAITING = "waiting"
    CLOSED = "closed"
    STRUCK = "struck"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return LABELS[self]


class ProceedingAct(StrEnum):
    """办理动作。"""

    REGISTER = "register"
    COMPLETE = "complete"
    TAKE_UP = "take_up"
    SUBMIT = "submit"
    EXTEND = "extend"
    DECIDE = "decide"
    STRIKE = "strike"

    @property
    def label(self) -> str:
        """中文名称：the word on the button."""
        return ACT_LABELS[self]


class Result(StrEnum):
    """结果：the columns of the annual report; what has none yet counts as ``PENDING``."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"

    @property
    def label(self) -> str:
        """中文名称，照年度报告的表。"""
        return RESULT_LABELS[self]


class PaperKind(StrEnum):
    """复议诉讼的材料：named by its kind alone, so that no name of a person stands in a title."""

    CLAIM = "claim"
    NOTICE = "notice"
    ANSWER = "answer"
    EVIDENCE = "evidence"
    DECISION = "decision"
    OTHER = "other"

    @property
    def label(self) -> str:
        """中文名称。"""
        return PAPER_LABELS[self]


COURSE_LABELS: dict[Course, str] = {
    Course.REVIEW: "行政复议",
    Course.DIRECT: "未经复议直接起诉",
    Course.AFTER_REVIEW: "复议后起诉",
}
CAUSE_LABELS: dict[Cause, str] = {
    Cause.REPLY: "对答复不服",
    Cause.SILENCE: "逾期没有答复",
    Cause.OTHER: "其他行为",
}
LABELS: dict[ProceedingState, str] = {
    ProceedingState.RECEIVED: "收到",
    ProceedingState.ANSWERING: "答辩",
    ProceedingState.WAITING: "等结果",
    ProceedingState.CLOSED: "结案",
    ProceedingState.STRUCK: "登记已撤销",
}
ACT_LABELS: dict[ProceedingAct, str] = {
    ProceedingAct.REGISTER: "登记",
    ProceedingAct.COMPLETE: "补登记案号和受理日期",
    ProceedingAct.TAKE_UP: "指定承办人",
    ProceedingAct.SUBMIT: "登记已经提交答辩材料",
    ProceedingAct.EXTEND: "登记复议机关延期",
    ProceedingAct.DECIDE: "登记结果",
    ProceedingAct.STRIKE: "撤销登记",
}
RESULT_LABELS: dict[Result, str] = {
    Result.UPHELD: "结果维持",
    Result.CORRECTED: "结果纠正",
    Result.OTHER: "其他结果",
}
PENDING, PENDING_LABEL = "pending", "尚未审结"
COLUMNS: dict[str, str] = {**{result.value: label for result, label in RESULT_LABELS.items()}, PENDING: PENDING_LABEL}
PAPER_LABELS: dict[PaperKind, str] = {
    PaperKind.CLAIM: "申请书或者起诉状副本",
    PaperKind.NOTICE: "答复通知书或者应诉通知书",
    PaperKind.ANSWER: "答复书或者答辩状",
    PaperKind.EVIDENCE: "证据和依据",
    PaperKind.DECISION: "复议决定书或者裁判文书",
    PaperKind.OTHER: "其他材料",
}

_S, _A = ProceedingState, ProceedingAct
STEPS: dict[tuple[ProceedingState, ProceedingAct], ProceedingState] = {
    (_S.RECEIVED, _A.COMPLETE): _S.RECEIVED,
    (_S.RECEIVED, _A.TAKE_UP): _S.ANSWERING,
    (_S.RECEIVED, _A.DECIDE): _S.CLOSED,
    (_S.ANSWERING, _A.COMPLETE): _S.ANSWERING,
    (_S.ANSWERING, _A.TAKE_UP): _S.ANSWERING,
    (_S.ANSWERING, _A.SUBMIT): _S.WAITING,
    (_S.ANSWERING, _A.EXTEND): _S.ANSWERING,
    (_S.ANSWERING, _A.DECIDE): _S.CLOSED,
    (_S.WAITING, _A.COMPLETE): _S.WAITING,
    (_S.WAITING, _A.TAKE_UP): _S.WAITING,
    (_S.WAITING, _A.EXTEND): _S.WAITING,
    (_S.WAITING, _A.DECIDE): _S.CLOSED,
    **{(state, _A.STRIKE): _S.STRUCK for state in (_S.RECEIVED, _S.ANSWERING, _S.WAITING, _S.CLOSED)},
}
"""状态和动作：what is not in the table is refused, see ``reasons_against``."""

MOVES: Moves[ProceedingState] = {
    state: frozenset(then for (now, _), then in STEPS.items() if now is state and then is not state)
    for state in ProceedingState
}

OPEN = frozenset(ProceedingState) - {ProceedingState.CLOSED, ProceedingState.STRUCK}
"""没有结案的。"""

_WHAT_NOW: dict[ProceedingState, str] = {
    _S.RECEIVED: "请先指定承办人，准备答辩。",
    _S.ANSWERING: "请先向审理的机关提交书面答复、证据和依据，并登记提交的日期。",
    _S.WAITING: "请等结果；收到决定书或者裁判文书以后登记。",
    _S.CLOSED: "已经结案，登记的结果不能再改；登记错了的，由另一个人撤销登记，再重新登记。",
    _S.STRUCK: "登记已经撤销，有错的请另外登记。",
}


def reasons_against(state: ProceedingState, act: ProceedingAct) -> tuple[str, ...]:
    """不能这样办理的理由：why the act does not fit the state, and what to do instead; empty where it does."""
    if (state, act) in STEPS:
        return ()
    return (f"这一件现在是“{state.label}”，不能{act.label}。{_WHAT_NOW[state]}",)


def after(state: ProceedingState, act: ProceedingAct) -> ProceedingState:
    """办理以后的状态。

    Errors: ``RuleBroken`` with the reasons where the act is refused.
    """
    refuse_if_any(reasons_against(state, act))
    return STEPS[state, act]


def answer_clock(course: Course, on: date, *, summary: bool) -> Clock:
    """答辩的期限：of the organ, from the day on which the copy reached it.

    Law: 行政复议法 第四十八条（普通程序）、第五十四条（简易程序）; 行政诉讼法 第六十七条.
    """
    if course.is_suit:
        return clock("lawsuit-answer", on)
    return clock("review-answer-summary" if summary else "review-answer", on)


def decision_clock(course: Course, on: date, *, summary: bool) -> Clock:
    """审理的期限：of the reviewing organ or the court, from the day on which it accepted the case.

    Law: 行政复议法 第六十二条; 行政诉讼法 第八十一条、第八十三条.
    """
    name = "lawsuit-judgment" if course.is_suit else "review-decision"
    return clock(f"{name}-summary" if summary else name, on)


def answer_due(course: Course, served: date, table: Calendar, *, summary: bool) -> Due:
    """答辩的最后一天，explained. Units: those of the clock. Errors: ``RuleBroken`` for a day before the law."""
    return due(answer_clock(course, served, summary=summary), served, table)


def decision_due(course: Course, accepted: date, table: Calendar, *, summary: bool, extension: int = 0) -> Due:
    """审理期限届满之日，explained.

    Units: ``extension`` in civil days, as the reviewing organ told.
    Errors: ``RuleBroken`` for an extension that the clock does not know.
    """
    return due(decision_clock(course, accepted, summary=summary), accepted, table, extension=extension)


def suit_until(received: date, table: Calendar) -> Due:
    """对复议决定不服的，起诉到哪一天为止。

    Law: 行政复议法 第三十四条; 行政诉讼法 第四十五条（收到复议决定书之日起）.
    """
    return due(clock("lawsuit-after-reconsideration", received), received, table)


def totals(counts: Mapping[Course, Mapping[str, int]]) -> dict[Course, dict[str, int]]:
    """年度报告第四部分的一行：every block with its four columns and 总计, no cell left blank."""
    table: dict[Course, dict[str, int]] = {}
    for course in Course:
        row = {column: counts.get(course, {}).get(column, 0) for column in COLUMNS}
        table[course] = {**row, "total": sum(row.values())}
    return table
