"""答复的红线：what a reply must not lack and must not say, checked before it is handed in and again when it is signed.

Law: 政府信息公开条例 第三十二条、第三十四条（先征求意见）、第三十六条（告知理由和依据）、第三十七条;
行政复议法 第二十三条（不予公开的，告知先申请复议）.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .days import chinese_day
from .outcomes import Ground, reasons_against_reply
from .recourse import Recourse
from .replies import reasons_against_ground

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Draft:
    """拟写的答复：its ground, what the ground asks, what it withholds, and the text as it will go out."""

    ground: Ground
    withheld: tuple[Ground, ...]
    answers: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Handled:
    """办到哪里：what the text must agree with, and what must be over before a reply is made.

    ``asked_third_party``: a third party was asked, and its opinion came or its time ran out.
    """

    organ: str
    number: str
    received: date | None
    asked_third_party: bool
    open_inquiries: int
    is_unpaid: bool
    was_corrected: bool


def redlines(draft: Draft, handled: Handled, *, told: Recourse, other: Recourse) -> tuple[str, ...]:
    """红线：every reason against handing in or signing, all at once; ``told`` is the recourse that the reply must tell.

    Law: see the module.
    """
    return (
        *reasons_against_ground(draft.ground),
        *reasons_against_reply(draft.ground, draft.answers, withheld=draft.withheld),
        *_of_text(draft, handled),
        *_of_recourse(draft, told, other),
        *_of_handling(draft, handled),
    )


def _of_text(draft: Draft, handled: Handled) -> list[str]:
    text = _SPACE.sub("", draft.text)
    if not text:
        return ["答复还没有文字，请先填写上面的各项，点“填好文字”。"]
    reasons = []
    if "{{" in text or "}}" in text:
        reasons.append("答复里还有没填的花括号，请填写或者删去。")
    if not re.search(rf"(?<![0-9]){re.escape(handled.number)}(?![0-9])", text):
        reasons.append(f"答复里没有写受理编号 {handled.number}，或者写错了，请核对。")
    if handled.received and chinese_day(handled.received) not in text:
        reasons.append(f"答复里没有写收到申请之日（{chinese_day(handled.received)}），或者写错了，请核对。")
    for each in (draft.ground, *draft.withheld):
        if each.article and each.article not in text:
            reasons.append(f"答复里没有写“{each.label}”的依据：{each.citation}。")
    right = draft.answers.get("right_organ", "").strip().rstrip("。")
    if draft.ground.id == "not-ours" and right:
        if right not in draft.text:
            reasons.append(f"答复里写的负责公开的机关和填写的（{right}）不一致，请核对。")
        if right == handled.organ:
            reasons.append("负责公开的机关不能是本机关，请写明应当向哪个机关提出。")
    return reasons


def _of_recourse(draft: Draft, told: Recourse, other: Recourse) -> list[str]:
    text = _SPACE.sub("", draft.text)
    if not text or told.text in text:
        return []
    if other.text in text:
        return [f"答复里告知的救济途径和依据不符：“{draft.ground.label}”应当告知{told.kind.label}。"]
    if "行政复议" not in text:
        return ["答复里没有告知救济途径，请写上怎样申请行政复议、提起行政诉讼。"]
    return ["答复里的救济途径和作出答复当日适用的不一致，请重新填好文字，或者改成：" + told.text]


def _of_handling(draft: Draft, handled: Handled) -> list[str]:
    reasons = []
    bases = (draft.ground, *draft.withheld)
    if any(each.exemption and each.exemption.code == "E15" for each in bases) and not handled.asked_third_party:
        reasons.append("依据第十五条答复的，先要书面征求第三方意见，等意见收到或者期限届满（条例第三十二条）。")
    if handled.open_inquiries:
        reasons.append(f"还有 {handled.open_inquiries} 件征求意见没有结果，请等意见收到或者期限届满，登记以后再答复。")
    if handled.is_unpaid:
        reasons.append("收费通知已经发出，还没有缴清，请等缴清或者期限届满。")
    if draft.ground.id == "still-unclear" and not handled.was_corrected:
        reasons.append("没有收到过补正，不能以“补正后仍不明确”答复，请先告知补正。")
    return reasons
