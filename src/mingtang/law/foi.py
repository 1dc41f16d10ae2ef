"""依申请公开：where an application stands, what may be done with it, by which way it came and who sent it.

Law: 政府信息公开条例 第二十七条至第四十五条（登记、审核、办理、答复、归档）.
``STEPS`` is the table: state and act give the state after it; ``MOVES`` is drawn from it. Whether an act is in time,
or allowed by the facts of the case, is asked elsewhere (``reply``, ``receipt``, ``outcomes``).
"""

from enum import StrEnum

from .foi_words import ACT_ARTICLES, ACT_LABELS, CHANNEL_LABELS, KIND_LABELS, STATE_LABELS, WHAT_NOW, WHEN
from .moves import Moves
from .rules import refuse_if_any


class ApplicationState(StrEnum):
    """申请的状态。"""

    UNCONFIRMED = "unconfirmed"
    RECEIVED = "received"
    CORRECTING = "correcting"
    HANDLING = "handling"
    UNPAID = "unpaid"
    SIGNED = "signed"
    ANSWERED = "answered"
    CLOSED = "closed"
    ARCHIVED = "archived"
    SPLIT = "split"
    JOINED = "joined"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return LABELS[self]


class FoiAct(StrEnum):
    """办理动作：what a clerk does with an application, each under its article."""

    CONFIRM = "confirm"
    EXAMINE = "examine"
    ASK_CORRECTION = "ask_correction"
    CORRECT = "correct"
    LAPSE_CORRECTION = "lapse_correction"
    INQUIRE = "inquire"
    HEAR = "hear"
    EXTEND = "extend"
    DELAY = "delay"
    NOTIFY_FEE = "notify_fee"
    PAY = "pay"
    LAPSE_FEE = "lapse_fee"
    SIGN = "sign"
    ANSWER_AT_ONCE = "answer_at_once"
    DELIVER = "deliver"
    WITHDRAW = "withdraw"
    SPLIT = "split"
    JOIN = "join"
    ARCHIVE = "archive"
    REDO = "redo"
    ASSIGN = "assign"
    TAKE_BACK = "take_back"

    @property
    def label(self) -> str:
        """中文名称：the word on the button."""
        return ACT_LABELS[self.value]

    @property
    def article(self) -> str:
        """依据：the article that the button shows; empty where no text speaks of it."""
        return ACT_ARTICLES[self.value]


class Channel(StrEnum):
    """提交渠道。Law: 政府信息公开条例 第二十九条、第三十一条."""

    IN_PERSON = "in_person"
    POST = "post"
    LETTER = "letter"
    FAX = "fax"
    EMAIL = "email"
    WEB = "web"

    @property
    def label(self) -> str:
        """中文名称。"""
        return CHANNEL_LABELS[self.value]


class ApplicantKind(StrEnum):
    """申请人类别：the columns of the annual report's table of applications."""

    CITIZEN = "citizen"
    BUSINESS = "business"
    RESEARCH = "research"
    WELFARE = "welfare"
    LEGAL_SERVICE = "legal_service"
    OTHER = "other"

    @property
    def label(self) -> str:
        """中文名称：公民，或者法人、其他组织的一种。"""
        return KIND_LABELS[self.value]

    @property
    def is_organisation(self) -> bool:
        """是否法人或者其他组织。"""
        return self is not ApplicantKind.CITIZEN

    @property
    def heading(self) -> str:
        """年度报告表三里的大栏：自然人、法人或其他组织。"""
        return "法人或其他组织" if self.is_organisation else "自然人"


LABELS: dict[ApplicationState, str] = {state: STATE_LABELS[state.value] for state in ApplicationState}

_S, _A = ApplicationState, FoiAct
_NAMED_ANEW = (_S.CORRECTING, _S.HANDLING, _S.UNPAID, _S.SIGNED, _S.ANSWERED, _S.CLOSED)
"""审核以后、归档以前：what came to these without being examined has neither matter nor handler yet."""

STEPS: dict[tuple[ApplicationState, FoiAct], ApplicationState] = {
    (_S.UNCONFIRMED, _A.CONFIRM): _S.RECEIVED,
    (_S.UNCONFIRMED, _A.WITHDRAW): _S.CLOSED,
    (_S.RECEIVED, _A.EXAMINE): _S.HANDLING,
    (_S.RECEIVED, _A.ASK_CORRECTION): _S.CORRECTING,
    (_S.RECEIVED, _A.ANSWER_AT_ONCE): _S.ANSWERED,
    (_S.RECEIVED, _A.WITHDRAW): _S.CLOSED,
    (_S.RECEIVED, _A.SPLIT): _S.SPLIT,
    (_S.RECEIVED, _A.JOIN): _S.JOINED,
    (_S.CORRECTING, _A.CORRECT): _S.HANDLING,
    (_S.CORRECTING, _A.LAPSE_CORRECTION): _S.CLOSED,
    (_S.CORRECTING, _A.HEAR): _S.CORRECTING,
    (_S.CORRECTING, _A.WITHDRAW): _S.CLOSED,
    (_S.HANDLING, _A.ASK_CORRECTION): _S.CORRECTING,
    (_S.HANDLING, _A.INQUIRE): _S.HANDLING,
    (_S.HANDLING, _A.HEAR): _S.HANDLING,
    (_S.HANDLING, _A.EXTEND): _S.HANDLING,
    (_S.HANDLING, _A.DELAY): _S.HANDLING,
    (_S.HANDLING, _A.NOTIFY_FEE): _S.UNPAID,
    (_S.HANDLING, _A.SIGN): _S.SIGNED,
    (_S.HANDLING, _A.ANSWER_AT_ONCE): _S.ANSWERED,
    (_S.HANDLING, _A.WITHDRAW): _S.CLOSED,
    (_S.HANDLING, _A.SPLIT): _S.SPLIT,
    (_S.HANDLING, _A.JOIN): _S.JOINED,
    (_S.UNPAID, _A.HEAR): _S.UNPAID,
    (_S.UNPAID, _A.PAY): _S.HANDLING,
    (_S.UNPAID, _A.LAPSE_FEE): _S.CLOSED,
    (_S.UNPAID, _A.WITHDRAW): _S.CLOSED,
    (_S.SIGNED, _A.HEAR): _S.SIGNED,
    (_S.SIGNED, _A.DELIVER): _S.ANSWERED,
    (_S.SIGNED, _A.WITHDRAW): _S.CLOSED,
    (_S.SIGNED, _A.TAKE_BACK): _S.HANDLING,
    (_S.ANSWERED, _A.ARCHIVE): _S.ARCHIVED,
    (_S.ANSWERED, _A.REDO): _S.HANDLING,
    (_S.CLOSED, _A.ARCHIVE): _S.ARCHIVED,
    (_S.CLOSED, _A.REDO): _S.HANDLING,
    (_S.ARCHIVED, _A.REDO): _S.HANDLING,
    **{(state, _A.ASSIGN): state for state in _NAMED_ANEW},
}
"""状态和动作：what is not in the table is refused, see ``reasons_against``."""

MOVES: Moves[ApplicationState] = {
    state: frozenset(then for (now, _), then in STEPS.items() if now is state and then is not state)
    for state in ApplicationState
}

OPEN = frozenset({_S.UNCONFIRMED, _S.RECEIVED, _S.CORRECTING, _S.HANDLING, _S.UNPAID, _S.SIGNED})
"""在办的：neither answered nor ended; what the queue shows and a changed holiday notice recomputes."""


def reasons_against(state: ApplicationState, act: FoiAct) -> tuple[str, ...]:
    """不能这样办理的理由：why the act does not fit the state, and what to do instead; empty where it does.

    Law: the article of the act; 政府信息公开条例 第四十五条 for the order of the stages.
    """
    if (state, act) in STEPS:
        return ()
    return (f"这件申请“{state.label}”，不能{act.label}：{WHEN[act.value]}。{WHAT_NOW[state.value]}",)


def after(state: ApplicationState, act: FoiAct) -> ApplicationState:
    """办理以后的状态。

    Errors: ``RuleBroken`` with the reasons where the act is refused.
    """
    refuse_if_any(reasons_against(state, act))
    return STEPS[state, act]


def acts_in(state: ApplicationState) -> tuple[FoiAct, ...]:
    """这个状态能办的事，按动作的次序。"""
    return tuple(act for act in FoiAct if (state, act) in STEPS)
