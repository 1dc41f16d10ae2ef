"""答复的红线：what a reply must not lack and must not say, checked before it is handed in and again when it is signed.

Law: 政府信息公开条例 第三十二条、第三十四条（先征求意见）、第三十五条（要求说明理由）、第三十六条、第三十七条;
行政复议法 第二十三条（不予公开的，告知先申请复议）.
Our reading: what a third party said binds the ground. It agreed, so nothing is withheld for its sake; it did not, so
nothing is given because it did. Silence leaves the decision to the organ, but is no consent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .days import chinese_day
from .outcomes import Ground, reasons_against_reply
from .recourse import Recourse
from .replies import reasons_against_ground
from .reply_text import (
    names_itself,
    own_words,
    reasons_against_days,
    reasons_against_remedies,
    reasons_against_third_parties,
)

_SPACE = re.compile(r"\s+")
_YEAR = re.compile(r"[〔\[［【(（](\d{4})[〕\]］】)）]")


class Opinion(StrEnum):
    """第三方的意见：silence is that the days ran out."""

    AGREED = "agreed"
    OBJECTED = "objected"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Draft:
    """拟写的答复：its ground, what the ground asks, what it withholds, the text as it will go out, the files' names."""

    ground: Ground
    withheld: tuple[Ground, ...]
    answers: Mapping[str, str]
    text: str
    titles: tuple[str, ...] = ()

    @property
    def bases(self) -> tuple[Ground, ...]:
        """答复的依据和不予公开部分的依据。"""
        return (self.ground, *self.withheld)


@dataclass(frozen=True, slots=True)
class Replied:
    """答复过的一件：by its number. ``is_same``: of the same applicant; ``None`` where nobody can say any more."""

    number: str
    is_same: bool | None


@dataclass(frozen=True, slots=True)
class Handled:
    """办到哪里：what the text must agree with, and what must be over before a reply is made.

    ``opinions``: what the third parties said that were asked, or that their time ran out; ``third_parties`` their
    names; ``quoted`` what was applied for, as the letter repeats it; ``replied`` the replies that are named as the
    earlier one, and ``replies_since`` the year from which the organ's replies are known.
    """

    organ: str
    number: str
    received: date | None
    opinions: tuple[Opinion, ...] = ()
    open_inquiries: int = 0
    is_unpaid: bool = False
    was_corrected: bool = False
    submitted: date | None = None
    short: str = ""
    quoted: str = ""
    third_parties: tuple[str, ...] = ()
    asked_reasons: bool = False
    replied: tuple[Replied, ...] = ()
    replies_since: int | None = None


def redlines(draft: Draft, handled: Handled, *, told: Recourse, other: Recourse) -> tuple[str, ...]:
    """红线：every reason against handing in or signing, all at once; ``told`` is the recourse that the reply must tell.

    Law: see the module.
    """
    own = own_words(draft.text, handled.quoted)
    return (
        *reasons_against_ground(draft.ground),
        *reasons_against_reply(draft.ground, draft.answers, withheld=draft.withheld),
        *_of_text(draft, handled, own),
        *(reasons_against_remedies(own, draft.ground.label, told=told, other=other) if own else ()),
        *reasons_against_third_parties((own, *draft.titles), handled.third_parties),
        *_of_handling(draft, handled),
    )


def _of_text(draft: Draft, handled: Handled, own: str) -> list[str]:
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
    reasons += reasons_against_days(own, received=handled.received, submitted=handled.submitted)
    for each in draft.bases:
        if each.article and each.article not in text:
            reasons.append(f"答复里没有写“{each.label}”的依据：{each.citation}。")
    right = draft.answers.get("right_organ", "").strip().rstrip("。")
    if draft.ground.id == "not-ours" and right:
        if right not in draft.text:
            reasons.append(f"答复里写的负责公开的机关和填写的（{right}）不一致，请核对。")
        if names_itself(right, organ=handled.organ, short=handled.short or handled.organ):
            reasons.append("负责公开的机关不能是本机关，请写明应当向哪个机关提出。")
    return reasons


def _of_handling(draft: Draft, handled: Handled) -> list[str]:
    reasons = _of_opinions(draft, handled.opinions)
    if handled.open_inquiries:
        reasons.append(f"还有 {handled.open_inquiries} 件征求意见没有结果，请等意见收到或者期限届满，登记以后再答复。")
    if handled.is_unpaid:
        reasons.append("收费通知已经发出，还没有缴清，请等缴清或者期限届满。")
    if draft.ground.id == "still-unclear" and not handled.was_corrected:
        reasons.append("没有收到过补正，不能以“补正后仍不明确”答复，请先告知补正。")
    if draft.ground.id == "excessive" and not handled.asked_reasons:
        reasons.append(
            "没有要求申请人说明理由的记录，不能认定理由不合理，请先发“要求说明理由通知书”（条例第三十五条）。"
        )
    return [*reasons, *_of_the_earlier_reply(draft, handled)]


def _of_opinions(draft: Draft, opinions: tuple[Opinion, ...]) -> list[str]:
    named = [each for each in draft.bases if each.exemption and each.exemption.code == "E15"]
    if not named:
        return []
    if not opinions:
        return ["依据第十五条答复的，先要书面征求第三方意见，等意见收到或者期限届满（条例第三十二条）。"]
    if draft.ground.id == "disclosed-by-consent" and set(opinions) != {Opinion.AGREED}:
        said = "不同意公开" if Opinion.OBJECTED in opinions else "没有在期限内提出意见"
        return [f"登记的第三方意见是{said}，不能以“{draft.ground.label}”答复，请改用另一条依据。"]
    if set(opinions) == {Opinion.AGREED} and any(each.withholds for each in named):
        return ["登记的第三方意见是同意公开，不能再以损害第三方合法权益为由不予公开（条例第十五条）。"]
    return []


def _of_the_earlier_reply(draft: Draft, handled: Handled) -> list[str]:
    """What the applicant was answered before; a reply from before there were records here is taken on trust."""
    said = draft.answers.get("earlier_reply", "").strip()
    if draft.ground.id != "repeated" or not said:
        return []
    if any(each.is_same is not False for each in handled.replied):
        return []
    if handled.replied:
        return [f"填写的上一次答复（{handled.replied[0].number}）不是给这位申请人的，不能算重复申请，请核对。"]
    year = _YEAR.search(said)
    if handled.replies_since is None or (year and int(year[1]) < handled.replies_since):
        return []
    return ["没有查到填写的上一次答复，请写明文号，当场答复的写明那件申请的受理编号；没有答复过的，不能算重复申请。"]
