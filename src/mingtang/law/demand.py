"""转为主动公开：what is asked for again and again, or suggested, and how it becomes something that is published.

Law: 政府信息公开条例 第四十四条（多人申请的，可以主动公开；申请人建议、经审核属于主动公开的，应当公开）.
The numbers from which something counts as asked often are the organ's own; no article sets them.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .days import chinese_day
from .moves import Moves, may_move

ARTICLE = "《中华人民共和国政府信息公开条例》第四十四条"
LONGEST_NAME, LONGEST_REASON = 100, 500
GIVEN = ("R1", "R2")
"""给了的：groups of outcomes whose information went out, wholly or in part."""


class ProposalState(StrEnum):
    """转主动公开建议的状态。"""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[ProposalState, str] = {
    ProposalState.PROPOSED: "待研究",
    ProposalState.ACCEPTED: "拟转，待确认",
    ProposalState.DECLINED: "拟不转，待确认",
    ProposalState.CONFIRMED: "已定转，待公开",
    ProposalState.REFUSED: "已定不转",
    ProposalState.PUBLISHED: "已主动公开",
}

MOVES: Moves[ProposalState] = {
    ProposalState.PROPOSED: frozenset({ProposalState.ACCEPTED, ProposalState.DECLINED}),
    ProposalState.ACCEPTED: frozenset({ProposalState.PROPOSED, ProposalState.CONFIRMED}),
    ProposalState.DECLINED: frozenset({ProposalState.PROPOSED, ProposalState.REFUSED}),
    ProposalState.CONFIRMED: frozenset({ProposalState.PUBLISHED}),
    ProposalState.REFUSED: frozenset(),
    ProposalState.PUBLISHED: frozenset(),
}
WAITING = frozenset({ProposalState.ACCEPTED, ProposalState.DECLINED})
"""等另一个人确认的。"""
_AFTER_CONFIRMING = {
    ProposalState.ACCEPTED: ProposalState.CONFIRMED,
    ProposalState.DECLINED: ProposalState.REFUSED,
}


class DemandSource(StrEnum):
    """建议从哪里来。"""

    ASKED = "asked"
    MISSED = "missed"
    SUGGESTED = "suggested"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {"asked": "多人申请", "missed": "常被查找", "suggested": "申请人建议"}[self.value]


class PublishWay(StrEnum):
    """怎样转为主动公开。"""

    ITEM = "item"
    NEW_ITEM = "new_item"
    MANUSCRIPT = "manuscript"

    @property
    def label(self) -> str:
        """中文名称。"""
        words = {"item": "放在目录现有的事项里", "new_item": "在目录里增加一项", "manuscript": "写一份稿件公开"}
        return words[self.value]


@dataclass(frozen=True, slots=True)
class DemandRule:
    """怎样算常被申请、常被查找。

    Units: ``persons`` different applicants, ``days`` different days on which something was looked for in vain, both
    within ``months`` calendar months; ``alike`` the share from 0 to 1 from which two titles are about one thing.
    """

    persons: int = 2
    months: int = 12
    days: int = 3
    alike: float = 0.6

    def since(self, on: date) -> date:
        """从哪天起算：so many months before, the day itself counts."""
        year, before = divmod(on.year * 12 + on.month - 1 - self.months, 12)
        return date(year, before + 1, min(on.day, monthrange(year, before + 1)[1]))


def after_confirming(state: ProposalState) -> ProposalState | None:
    """确认以后的状态；``None`` where nothing waits for it."""
    return _AFTER_CONFIRMING.get(state)


def reasons_against_moving(now: ProposalState, then: ProposalState) -> tuple[str, ...]:
    """不能这样办的理由。"""
    if may_move(MOVES, now, then):
        return ()
    return (f"这条建议“{now.label}”，不能改为“{then.label}”。",)


def reasons_against_accepting(
    name: str, way: PublishWay | None, item: str, publish_by: date | None, *, on: date
) -> list[str]:
    """不能拟转的理由：what is to be published, how, and by which day.

    Law: 政府信息公开条例 第四十四条. Units: civil days; the last one allowed is a year from the day.
    """
    reasons = [] if name else ["请写明公开时叫什么，公众据此知道是什么信息。"]
    if len(name) > LONGEST_NAME:
        reasons.append(f"名称超过 {LONGEST_NAME} 个字，请缩短。")
    if way is None:
        reasons.append("请选择怎样公开。")
    if way is PublishWay.ITEM and not item:
        reasons.append("请选择放在目录的哪一项里。")
    last = on + timedelta(days=365)
    if publish_by is None:
        reasons.append("请定下哪天以前公开。")
    elif not on <= publish_by <= last:
        reasons.append(f"公开的日期定在今天到{chinese_day(last)}之间。")
    return reasons


def reasons_against_declining(reason: str) -> list[str]:
    """不能拟不转的理由：why it stays as it is must be written down."""
    if not reason:
        return ["请写明为什么不转为主动公开。"]
    return [f"理由超过 {LONGEST_REASON} 个字，请缩短。"] if len(reason) > LONGEST_REASON else []
