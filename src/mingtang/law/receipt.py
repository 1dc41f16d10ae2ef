"""收到申请之日：from which day on an application counts as received, by the way it came.

Law: 政府信息公开条例 第三十一条; 国办公开办函〔2015〕207号（寄到本机关其他机构的邮件按平常信函处理；联系不上
申请人的先登记，从恢复联系之日起算）. Our reading: on the platform's own web form the day of submission counts, the
strictest reading, unless the organ sets that both sides must have confirmed.
Units: days in China; the day of receipt itself is not counted in any period.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .days import chinese_day
from .foi import ApplicationState, Channel
from .foi_words import REGULATION
from .rules import refuse_if_any

ARTICLE = f"{REGULATION}第三十一条"


class WebRule(StrEnum):
    """网上申请从哪一天算收到：本机关的规定。"""

    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {"submitted": "提交之日", "confirmed": "双方确认之日"}[self.value]


@dataclass(frozen=True, slots=True)
class Receipt:
    """收到之日：``day`` is ``None`` while something is awaited; then ``awaited`` says what, as a full sentence."""

    day: date | None
    why: str
    awaited: str = ""
    article: str = ARTICLE


def receipt_day(
    channel: Channel,
    *,
    submitted: date | None = None,
    arrived: date | None = None,
    signed_for: date | None = None,
    confirmed: date | None = None,
    rule: WebRule = WebRule.SUBMITTED,
) -> Receipt:
    """收到申请之日。

    Law: 政府信息公开条例 第三十一条: handed in, the day of submission; post that is signed for, the day of signing;
    an ordinary letter, the day the applicant was reached to confirm; fax and internet, the day both sides confirmed.
    A letter signed for by another office of the organ is told as ``Channel.LETTER``.
    Errors: ``RuleBroken`` for days that cannot be, all reasons at once.
    """
    refuse_if_any(_reasons_against_days(submitted, arrived, signed_for, confirmed))
    if channel is Channel.IN_PERSON:
        return _known(submitted, "当面提交，提交之日为收到申请之日", "请填写当面提交的日期。")
    if channel is Channel.POST:
        return _known(signed_for, "邮寄签收，签收之日为收到申请之日", "等待本机关签收，请填写签收的日期。")
    if channel is Channel.WEB and rule is WebRule.SUBMITTED:
        return _known(submitted, "网上提交，按本机关的规定以提交之日为收到申请之日", "请填写网上提交的日期。")
    if channel is Channel.LETTER:
        return _known(
            confirmed,
            "平常信函，与申请人确认之日为收到申请之日",
            "等待与申请人确认：信函到达当日就应当联系申请人；联系不上的先登记，从联系上的那一天起算。",
        )
    return _known(
        confirmed,
        f"{channel.label}提交，双方确认之日为收到申请之日",
        "等待与申请人确认收到，确认之日为收到申请之日。",
    )


def state_on_entry(receipt: Receipt) -> ApplicationState:
    """登记时的状态：registered once the day of receipt is known, until then waiting to be confirmed."""
    return ApplicationState.RECEIVED if receipt.day else ApplicationState.UNCONFIRMED


def _known(day: date | None, why: str, awaited: str) -> Receipt:
    return Receipt(day, why) if day else Receipt(None, why, awaited)


def _reasons_against_days(
    submitted: date | None, arrived: date | None, signed_for: date | None, confirmed: date | None
) -> tuple[str, ...]:
    """Sent, arrived, signed for or confirmed: none before what comes before it."""
    pairs = [
        ("到达的日期", arrived, "提交的日期", submitted),
        ("签收的日期", signed_for, "提交的日期", submitted),
        ("签收的日期", signed_for, "到达的日期", arrived),
        ("确认的日期", confirmed, "提交的日期", submitted),
        ("确认的日期", confirmed, "到达的日期", arrived),
    ]
    return tuple(
        f"{later}（{chinese_day(second)}）早于{earlier}（{chinese_day(first)}），请核对。"
        for later, second, earlier, first in pairs
        if first and second and second < first
    )
