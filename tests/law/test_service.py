"""送达：by each way its own day, and the due day itself is in time."""

from datetime import date

import pytest

from mingtang.law.rules import RuleBroken
from mingtang.law.service import ServiceWay, in_time, reasons_against_service, replied_on

DUE = date(2026, 5, 7)
DAYS = {"signed": date(2026, 5, 8), "posted": date(2026, 5, 7), "sent": date(2026, 5, 6)}


@pytest.mark.parametrize(
    ("way", "counts", "timely"),
    [
        (ServiceWay.DIRECT, "signed", False),
        (ServiceWay.ENTRUSTED, "signed", False),
        (ServiceWay.POST, "posted", True),
        (ServiceWay.ELECTRONIC, "sent", True),
    ],
)
def test_each_way_of_delivery_counts_its_own_day(way, counts, timely):
    assert replied_on(way, **DAYS) == DAYS[counts]
    assert in_time(way, DUE, **DAYS) is timely
    assert in_time(way, None, **DAYS)


def test_posted_on_the_last_day_and_signed_for_later_is_in_time():
    assert in_time(ServiceWay.POST, DUE, posted=DUE, signed=date(2026, 5, 12))
    assert not in_time(ServiceWay.POST, DUE, posted=date(2026, 5, 8))


def test_a_courier_and_freight_collect_are_refused_together():
    assert reasons_against_service(ServiceWay.POST, posted=DUE, by_postal_enterprise=False, freight_collect=True) == (
        "邮寄送达只能通过邮政企业，不能用其他快递（国办公开办函〔2016〕235号），请改用邮政企业寄送。",
        "邮寄送达不能由收件人付费（国办公开办函〔2016〕235号），请改为寄件人付费。",
    )


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        (ServiceWay.DIRECT, "直接送达以签收之日为准，请填写这一天。"),
        (ServiceWay.ENTRUSTED, "委托送达以签收之日为准，请填写这一天。"),
        (ServiceWay.POST, "邮寄送达以交邮之日为准，请填写这一天。"),
        (ServiceWay.ELECTRONIC, "电子送达以发送成功之日为准，请填写这一天。"),
    ],
)
def test_without_the_day_that_counts_nothing_is_delivered(way, reason):
    with pytest.raises(RuleBroken) as refusal:
        in_time(way, DUE)
    assert refusal.value.reasons == (reason,)


def test_a_letter_is_not_signed_for_before_it_is_posted():
    assert reasons_against_service(ServiceWay.POST, posted=DUE, signed=date(2026, 5, 6)) == (
        "签收的日期（2026年5月6日）早于交邮的日期（2026年5月7日），请核对。",
    )
