"""送达：on which day a reply counts as made, by the way it was delivered, and whether that was in time.

Law: 国办公开办函〔2016〕235号（直接送达、委托送达以签收之日，邮寄以交邮之日为准；只能通过邮政企业寄送）.
Our reading: what is sent electronically counts on the day it was sent successfully; the letter does not speak of it.
"""

from datetime import date
from enum import StrEnum

from .days import chinese_day
from .rules import refuse_if_any

ARTICLE = "国办公开办函〔2016〕235号"


class ServiceWay(StrEnum):
    """送达方式。"""

    DIRECT = "direct"
    ENTRUSTED = "entrusted"
    POST = "post"
    ELECTRONIC = "electronic"

    @property
    def label(self) -> str:
        """中文名称。"""
        return WAY_LABELS[self]

    @property
    def counts(self) -> str:
        """以哪一天为准。"""
        return _COUNTS[self]


WAY_LABELS: dict[ServiceWay, str] = {
    ServiceWay.DIRECT: "直接送达",
    ServiceWay.ENTRUSTED: "委托送达",
    ServiceWay.POST: "邮寄送达",
    ServiceWay.ELECTRONIC: "电子送达",
}

_COUNTS: dict[ServiceWay, str] = {
    ServiceWay.DIRECT: "签收之日",
    ServiceWay.ENTRUSTED: "签收之日",
    ServiceWay.POST: "交邮之日",
    ServiceWay.ELECTRONIC: "发送成功之日",
}


def reasons_against_service(
    way: ServiceWay,
    *,
    signed: date | None = None,
    posted: date | None = None,
    sent: date | None = None,
    by_postal_enterprise: bool = True,
    freight_collect: bool = False,
) -> tuple[str, ...]:
    """不能这样登记送达的理由：post goes by the postal enterprise alone, and never freight collect.

    Law: 国办公开办函〔2016〕235号.
    """
    reasons = []
    if way is ServiceWay.POST and not by_postal_enterprise:
        reasons.append(f"邮寄送达只能通过邮政企业，不能用其他快递（{ARTICLE}），请改用邮政企业寄送。")
    if way is ServiceWay.POST and freight_collect:
        reasons.append(f"邮寄送达不能由收件人付费（{ARTICLE}），请改为寄件人付费。")
    if way is ServiceWay.POST and posted and signed and signed < posted:
        reasons.append(f"签收的日期（{chinese_day(signed)}）早于交邮的日期（{chinese_day(posted)}），请核对。")
    if _counted(way, signed, posted, sent) is None:
        reasons.append(f"{way.label}以{way.counts}为准，请填写这一天。")
    return tuple(reasons)


def replied_on(
    way: ServiceWay,
    *,
    signed: date | None = None,
    posted: date | None = None,
    sent: date | None = None,
    by_postal_enterprise: bool = True,
    freight_collect: bool = False,
) -> date:
    """答复之日：the day that counts for the period.

    Law: 国办公开办函〔2016〕235号.
    Errors: ``RuleBroken`` with all the reasons of ``reasons_against_service``.
    """
    refuse_if_any(
        reasons_against_service(
            way,
            signed=signed,
            posted=posted,
            sent=sent,
            by_postal_enterprise=by_postal_enterprise,
            freight_collect=freight_collect,
        )
    )
    day = _counted(way, signed, posted, sent)
    assert day is not None
    return day


def in_time(
    way: ServiceWay,
    due: date | None,
    *,
    signed: date | None = None,
    posted: date | None = None,
    sent: date | None = None,
    by_postal_enterprise: bool = True,
    freight_collect: bool = False,
) -> bool:
    """答复是否在期限之内：on the due day itself it is; while the clock stands still (``None``) nothing is late.

    Law: 政府信息公开条例 第三十三条; 国办公开办函〔2016〕235号.
    Errors: as ``replied_on``.
    """
    day = replied_on(
        way,
        signed=signed,
        posted=posted,
        sent=sent,
        by_postal_enterprise=by_postal_enterprise,
        freight_collect=freight_collect,
    )
    return due is None or day <= due


def _counted(way: ServiceWay, signed: date | None, posted: date | None, sent: date | None) -> date | None:
    if way is ServiceWay.POST:
        return posted
    return sent if way is ServiceWay.ELECTRONIC else signed
