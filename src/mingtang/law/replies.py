"""答复意见：from draft to signature, and what each result means for whoever asked, in plain words.

Law: 政府信息公开条例 第三十六条（答复）、第四十五条（审核、答复分开办理）.
Our reading: what refuses something is never answered on the spot, so that two people always stand between an applicant
and a refusal.
"""

from datetime import date
from enum import StrEnum

from .moves import Moves, may_move
from .outcomes import Ground, grounds
from .rules import RuleBroken


class ReplyState(StrEnum):
    """答复意见的状态。"""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    LOOKED = "looked"
    SIGNED = "signed"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return LABELS[self]


LABELS: dict[ReplyState, str] = {
    ReplyState.DRAFT: "拟写中",
    ReplyState.HANDED_IN: "待合法性审核",
    ReplyState.LOOKED: "待签发",
    ReplyState.SIGNED: "已签发",
}

_S = ReplyState
MOVES: Moves[ReplyState] = {
    _S.DRAFT: frozenset({_S.HANDED_IN}),
    _S.HANDED_IN: frozenset({_S.DRAFT, _S.LOOKED}),
    _S.LOOKED: frozenset({_S.DRAFT, _S.SIGNED}),
    _S.SIGNED: frozenset(),
}
"""改一个字就回到拟写中，重新审核。"""

_WHAT_NOW: dict[ReplyState, str] = {
    _S.DRAFT: "请先拟好、送审。",
    _S.HANDED_IN: "请等另一个人审核；要改的，改了重新送审。",
    _S.LOOKED: "请等签发；要改的，改了重新送审。",
    _S.SIGNED: "签发了的答复不能再改；被责令重新答复的，重新办理。",
}

_ENDS_BY_ITSELF = frozenset({"correction-lapsed", "fee-lapsed", "withdrawn"})
_AT_ONCE = frozenset({"already-public", "disclosed", "special-query", "not-ours", "publication"})

SENTENCES = frozenset({"reasons", "public_interest", "searched", "made_anew", "unclear", "asked_reasons", "withheld"})
"""写成整句的各项：they stand as paragraphs of their own, so each line ends as a sentence does."""
_ENDS_OF_LINES = (*"。！？；：…，、", "。”", "。）")

PLAIN_WORDS: dict[str, str] = {
    "R1": "您要的信息可以公开。答复里写着怎样得到。",
    "R2": "您要的信息一部分可以公开，一部分不能公开。答复里写着不公开哪些、为什么。",
    "R3.1": "您要的信息属于国家秘密，不能公开。",
    "R3.2": "法律、行政法规禁止公开您要的信息。",
    "R3.3": "公开您要的信息可能危及安全和稳定，不能公开。",
    "R3.4": "您要的信息涉及别人的商业秘密或者隐私，公开会损害别人的合法权益，不能公开。",
    "R3.5": "您要的信息是机关内部的事务，没有公开。",
    "R3.6": "您要的信息是办事过程中的讨论、草稿、请示之类，没有公开。",
    "R3.7": "您要的信息在行政执法的案卷里，没有公开。",
    "R3.8": "您要的信息另有查询的办法，答复里写着到哪里、怎样查。",
    "R4.1": "本机关没有您要的信息，或者不归本机关公开。答复里写着查找的情况，或者可以问哪个机关。",
    "R4.2": "没有现成的信息，要另外加工、分析才有，没法提供。",
    "R4.3": "补正以后还看不出您要的是什么，没法提供。写清楚以后可以重新申请。",
    "R5.1": "您反映的是信访、投诉、举报这类事，不作为信息公开申请办理。",
    "R5.2": "同样的申请已经答复过，不再重复办理。",
    "R5.3": "您要的是公开出版的书报，答复里写着从哪里得到。",
    "R5.4": "申请的数量、次数明显超过合理范围，说明的理由不合理，没有办理。",
    "R5.5": "您已经有这项信息，要求确认或者重新出具的，不办理。",
    "R6.1": "过了补正的期限没有补正，视为放弃申请。",
    "R6.2": "过了缴费的期限没有缴费，视为放弃申请。",
    "R6.3": "申请已经撤回，办理到此为止，没有另外作出答复。",
}
"""每一种办理结果告诉申请人的一句话，by its code."""


def whole_sentences(need: str, said: str) -> str:
    """补上句号：each line of what is a paragraph of the reply ends as a sentence; names of papers do not."""
    if need not in SENTENCES:
        return said
    lines = (line.rstrip() for line in said.splitlines())
    return "\n".join(f"{line}。" if line and not line.endswith(_ENDS_OF_LINES) else line for line in lines)


def reply_grounds(on: date) -> tuple[Ground, ...]:
    """答复能用的依据：those of the day, but for those by which a case ends without a reply.

    Law: 政府信息公开条例 第三十条（视为放弃）、第三十六条.
    """
    return tuple(each for each in grounds(on) if each.id not in _ENDS_BY_ITSELF)


def at_once_grounds(on: date) -> tuple[Ground, ...]:
    """能当场答复的依据：what is given, or told where to get. Law: 政府信息公开条例 第三十三条第一款."""
    return tuple(each for each in grounds(on) if each.id in _AT_ONCE)


def reasons_against_at_once(chosen: Ground) -> tuple[str, ...]:
    """不能当场答复的理由。Law: 政府信息公开条例 第三十三条第一款."""
    if chosen.id in _AT_ONCE:
        return ()
    return (f"“{chosen.label}”不能当场答复，请拟写答复意见，经另一个人审核后签发。",)


def reasons_against_ground(chosen: Ground) -> tuple[str, ...]:
    """不能作为答复依据的理由：a case that ends by itself is ended by its own act."""
    if chosen.id not in _ENDS_BY_ITSELF:
        return ()
    return (f"“{chosen.label}”不用签发答复，请在案件页终止办理，再生成告知书。",)


def reasons_against_move(now: ReplyState, then: ReplyState, *, act: str) -> tuple[str, ...]:
    """不能转入的理由。"""
    if may_move(MOVES, now, then):
        return ()
    return (f"答复意见现在{now.label}，不能{act}。{_WHAT_NOW[now]}",)


def move(now: ReplyState, then: ReplyState, *, act: str) -> ReplyState:
    """转入。

    Errors: ``RuleBroken`` where the table has no such way.
    """
    if reasons := reasons_against_move(now, then, act=act):
        raise RuleBroken(reasons)
    return then
