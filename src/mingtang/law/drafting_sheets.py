"""公文单：how the openness of a document is decided at its source, by three people.

Law: 政府信息公开条例 第十条（联合制作的由牵头机关公开）、第十三条至第十七条、第十八条（定期评估）;
保守国家秘密法实施条例 第四十二条（先审查、后公开）; 保守国家秘密法 第六十四条（工作秘密）.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .days import add_months, chinese_day
from .moves import Moves, may_move
from .openness import Openness
from .outcomes import exemptions
from .policies import earliest_day

LONGEST_REASON = 500
CLASSIFIED = "E14A"
"""国家秘密：such a document is not handled here at all, so it is no ground that could be chosen."""


class SheetState(StrEnum):
    """公文单走到哪一步。"""

    DRAFTED = "drafted"
    CHECKING = "checking"
    CHECKED = "checked"
    RETURNED = "returned"
    SIGNED = "signed"

    @property
    def label(self) -> str:
        """中文名称。"""
        return SHEET_LABELS[self]


SHEET_LABELS: dict[SheetState, str] = {
    SheetState.DRAFTED: "拟稿",
    SheetState.CHECKING: "等核稿",
    SheetState.CHECKED: "等签发",
    SheetState.RETURNED: "退回",
    SheetState.SIGNED: "已签发",
}
_S = SheetState
MOVES: Moves[SheetState] = {
    _S.DRAFTED: frozenset({_S.CHECKING}),
    _S.CHECKING: frozenset({_S.CHECKED, _S.RETURNED}),
    _S.CHECKED: frozenset({_S.SIGNED, _S.RETURNED}),
    _S.RETURNED: frozenset({_S.CHECKING}),
    _S.SIGNED: frozenset({_S.RETURNED}),
}
OPEN_TO_THE_DRAFTER = frozenset({_S.DRAFTED, _S.RETURNED})

SECRECY: Mapping[str, str] = {
    "state_secret": "国家秘密",
    "work_secret": "工作秘密",
    "business_secret": "商业秘密",
    "privacy": "个人隐私",
    "safety": "国家安全、公共安全、经济安全、社会稳定",
}
"""逐项审查的。"""
NOTES: Mapping[Openness, str] = {
    Openness.PROACTIVE: "（此件公开发布）",
    Openness.ON_APPLICATION: "（此件依申请公开）",
}
SAME_ON_BOTH: Mapping[str, str] = {"title": "标题", "number": "文号", "made_on": "成文日期", "in_force_on": "施行日期"}
"""公开稿要和公文单一致的。"""
WITHHELD_NOTE = "（此件不予公开）"


@dataclass(frozen=True, slots=True)
class Proposal:
    """公开属性的意见：with its ground and reason, and what the secrecy look found, item by item.

    ``secrecy`` tells of each item whether it is touched; an item that nobody looked at is missing.
    """

    openness: Openness
    ground: str
    reason: str
    secrecy: Mapping[str, bool]


def grounds() -> Mapping[str, str]:
    """不予公开的依据：code → name with its article."""
    return {one.code: f"{one.label}（条例{one.article}）" for one in exemptions() if one.code != CLASSIFIED}


def printed_note(openness: Openness, *, withheld: str = WITHHELD_NOTE) -> str:
    """附注：what stands under the date; empty before anything is decided."""
    return withheld if openness is Openness.WITHHELD else NOTES.get(openness, "")


def reasons_against_proposal(proposal: Proposal, *, forwarded: Openness | None = None) -> list[str]:
    """公开属性不能这样提的理由：all at once. A forwarded document follows the one that it forwards.

    Law: 政府信息公开条例 第十三条至第十七条.
    """
    found = [*_against_ground(proposal), *_against_secrecy(proposal)]
    if forwarded is not None and forwarded is not Openness.UNDECIDED and proposal.openness is not forwarded:
        found.append(f"转发的文件公开属性是“{forwarded.label}”，转发件随它，不能提“{proposal.openness.label}”。")
    return found


def _against_ground(proposal: Proposal) -> list[str]:
    if proposal.openness is Openness.UNDECIDED:
        return ["请选择公开属性：主动公开、依申请公开或不予公开。"]
    found = [f"理由超过 {LONGEST_REASON} 个字，请缩短。"] if len(proposal.reason) > LONGEST_REASON else []
    if proposal.openness is Openness.PROACTIVE:
        return found
    found += [] if proposal.reason.strip() else [f"提“{proposal.openness.label}”的，请写明理由。"]
    if proposal.openness is Openness.WITHHELD and proposal.ground not in grounds():
        found.append("提“不予公开”的，请选择依据条例的哪一条。")
    return found


def _against_secrecy(proposal: Proposal) -> list[str]:
    unseen = [name for key, name in SECRECY.items() if key not in proposal.secrecy]
    found = [f"保密审查要逐项进行，还没有看：{'、'.join(unseen)}。"] if unseen else []
    touched = [name for key, name in SECRECY.items() if proposal.secrecy.get(key)]
    if proposal.secrecy.get("state_secret"):
        found.append("涉及国家秘密的公文不能在这里办理，请按保密规定办。")
    if touched and proposal.openness is Openness.PROACTIVE:
        found.append(f"审查涉及{'、'.join(touched)}，不能提“主动公开”；删去这些内容的，重新审查。")
    return found


def reasons_against_made_on(made_on: date, *, opened: date, today: date) -> list[str]:
    """成文日期不能这样填的理由：a slip in the year, or an old document that has no sheet. Units: civil days."""
    if made_on > today:
        return ["成文日期在今天以后，请核对。"]
    if made_on >= earliest_day(opened):
        return []
    return [f"成文日期{chinese_day(made_on)}比起草这份公文早一年以上，请核对年份；"
            "以前成文的老文件不用公文单，由政务公开专员登记为历史文件。"]  # fmt: skip


def reasons_against_choosing(openness: Openness, ground: str, reason: str, proposed: Proposal) -> list[str]:
    """签发人改了拟稿人的意见却没有写明的理由：the openness or the ground."""
    found = [f"依据只在“不予公开”时选，现在选的是“{openness.label}”，请核对。"] if (
        ground and openness is not Openness.WITHHELD) else []  # fmt: skip
    if openness is not proposed.openness and not reason:
        found.append(f"拟稿人提的是“{proposed.openness.label}”，改为“{openness.label}”的，请写明理由。")
    elif openness is Openness.WITHHELD and ground not in {"", proposed.ground} and not reason:
        found.append("依据和拟稿人提的不同，请写明为什么改用这一条。")
    return found


def reasons_against_starting(starts_on: date | None, *, first: date | None, today: date) -> list[str]:
    """从哪天起要有公文单，不能这样定的理由：nothing that needs a sheet by now goes without one again."""
    if starts_on is None:
        return []
    if starts_on > today:
        return ["“从哪天起的公文要有公文单”在今天以后，请填今天或者以前的日子。"]
    if first is not None and starts_on > first:
        return [f"“从哪天起的公文要有公文单”晚于第一份公文起草的{chinese_day(first)}，请填那天或者以前的日子。"]
    return []


def reasons_against_differing(sheet: Mapping[str, str], shown: Mapping[str, str]) -> list[str]:
    """公开稿和公文单不一致的理由：one for each fact that both tell; what the sheet leaves open is free."""
    found = []
    for key, name in SAME_ON_BOTH.items():
        signed, public = sheet.get(key, ""), shown.get(key) or ""
        if signed and signed != public:
            written = f"稿件写的是“{public}”" if public else "稿件里空着"
            found.append(f"{name}和公文单不一致：公文单上是“{signed}”，{written}，请改成一致。")
    return found


def joint_organs(text: str) -> list[str]:
    """联合发文的各机关：each name once, whatever stands between them."""
    names = (name.strip() for name in re.split("[、，,；;]", text))
    return list(dict.fromkeys(name for name in names if name))


def reasons_against_moving(now: SheetState, then: SheetState) -> list[str]:
    """公文单不能这样走的理由。"""
    return [] if may_move(MOVES, now, then) else [f"公文单现在是“{now.label}”，不能转为“{then.label}”。"]


def reasons_against_changing(
    now: Openness, proposal: Proposal, *, why: str, is_public: bool, corrects: bool = False
) -> list[str]:
    """公开属性不能改变的理由：only by a new decision with its reason; what is public is withdrawn first.

    The openness may stay where a day or number is put right.
    """
    found = [] if why.strip() else ["改变公开属性，请写明为什么改变。"]
    if proposal.openness is now and not corrects:
        found.append(f"公开属性已经是“{now.label}”。")
    if is_public and proposal.openness is not Openness.PROACTIVE:
        found.append("文件已经公开，不能直接改为不公开；确需撤下的，先办撤回。")
    return found


def review_due(decided: date, reviewed: date | None, months: int) -> date:
    """不公开的哪天以前复查。Law: 政府信息公开条例 第十八条. Units: months after the decision or the last review."""
    return add_months(reviewed or decided, months)
