"""公众意见：what may be sent through the public door, where a comment stands, and what may become of it.

Law: 宪法 第四十一条（批评和建议的权利）. No statute sets the number of days within which a comment on a plan is
answered: it is the organ's own promise, set by the settings.
"""

from enum import StrEnum

from .moves import Moves

MOST_LETTERS = 2000
MOST_NAME = 30
MOST_CONTACT = 60
ANSWER_WITHIN_WORKING_DAYS = 15
"""答复的承诺：working days after the day of receipt, unless the settings say otherwise; a promise, not a statute."""
CONTACT_KEPT_DAYS = 180
"""联系方式留多久：civil days after the confirmed answer, unless the settings say otherwise; then it is erased."""
FROM_ONE_ADDRESS = 5
ON_ONE_TARGET = 200
"""一天之内的上限：comments from one address, comments on one target."""


class CommentState(StrEnum):
    """意见的状态。"""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


class Adoption(StrEnum):
    """采纳情况：what became of a comment."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not_adopted"
    UNRELATED = "unrelated"
    PASSED_ON = "passed_on"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen and in public."""
        return ADOPTION_LABELS[self]


LABELS: dict[CommentState, str] = {
    CommentState.RECEIVED: "新收到",
    CommentState.ASSIGNED: "承办中",
    CommentState.ANSWERED: "答复待确认",
    CommentState.CONFIRMED: "已答复",
}

ADOPTION_LABELS: dict[Adoption, str] = {
    Adoption.ADOPTED: "采纳",
    Adoption.PARTLY: "部分采纳",
    Adoption.NOT_ADOPTED: "未采纳",
    Adoption.UNRELATED: "与本件无关",
    Adoption.PASSED_ON: "已转",
}

MOVES: Moves[CommentState] = {
    CommentState.RECEIVED: frozenset({CommentState.ASSIGNED, CommentState.ANSWERED}),
    CommentState.ASSIGNED: frozenset({CommentState.ANSWERED}),
    CommentState.ANSWERED: frozenset({CommentState.CONFIRMED}),
    CommentState.CONFIRMED: frozenset(),
}

_TOLD: dict[CommentState, str] = {
    CommentState.RECEIVED: "已经收到，还没有分派。",
    CommentState.ASSIGNED: "已经交给承办单位研究。",
    CommentState.ANSWERED: "承办单位已经拟好答复，正在由另一个人核对。",
    CommentState.CONFIRMED: "已经答复。",
}


def told_to_sender(state: CommentState) -> str:
    """办到哪一步：in plain words, for whoever looks a comment up."""
    return _TOLD[state]


def reasons_against_receiving(*, text: str, name: str, contact: str) -> tuple[str, ...]:
    """不能收下的理由：what was typed is missing or too long. Units: letters, white space at the ends aside."""
    reasons = []
    if not text.strip():
        reasons.append("请写下您的意见。")
    if len(text.strip()) > MOST_LETTERS:
        reasons.append(f"意见写了 {len(text.strip())} 个字，请缩短到 {MOST_LETTERS} 个字以内，或者分几次提交。")
    if len(name.strip()) > MOST_NAME:
        reasons.append(f"称呼请写在 {MOST_NAME} 个字以内。")
    if len(contact.strip()) > MOST_CONTACT:
        reasons.append(f"联系方式请写在 {MOST_CONTACT} 个字以内。")
    return tuple(reasons)


def reasons_against_volume(*, from_address: int, on_target: int) -> tuple[str, ...]:
    """今天收得太多的理由：how many came today from the same address, and how many on the same thing."""
    reasons = []
    if from_address >= FROM_ONE_ADDRESS:
        reasons.append(
            f"从您这个网络地址今天已经收到 {FROM_ONE_ADDRESS} 条意见，请明天再提，或者到便民服务中心当面反映。"
        )
    if on_target >= ON_ONE_TARGET:
        reasons.append("今天对它提的意见已经很多，暂时不再收，请明天再提。")
    return tuple(reasons)


def reasons_against_answer(adoption: Adoption | None, *, reason: str, answer: str, passed_to: str) -> tuple[str, ...]:
    """不能这样答复的理由：an outcome, its reason, an answer, and to whom where it was passed on."""
    reasons = []
    if adoption is None:
        reasons.append("请选择采纳情况。")
    if not reason.strip():
        reasons.append("请写明理由：为什么采纳或者不采纳。")
    if not answer.strip():
        reasons.append("请写给提意见的人一段答复。")
    if adoption is Adoption.PASSED_ON and not passed_to.strip():
        reasons.append("已转的，请写明转给了哪个单位。")
    if adoption is not None and adoption is not Adoption.PASSED_ON and passed_to.strip():
        reasons.append("没有转给别的单位的，不填“转给”。")
    return tuple(reasons)
