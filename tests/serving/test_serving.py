"""送达：the way, the day that counts, in time or late, and what the applicant may take."""

from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from mingtang.applications.actions.steps import take
from mingtang.applications.models import CasePaper, Service
from mingtang.applying.actions.intake import apply_online
from mingtang.giving.actions import give
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.law.service import ServiceWay
from mingtang.organs.sight import day_of
from mingtang.replies.actions.drafting import hand_in
from mingtang.replies.actions.judging import look
from mingtang.replies.actions.signing import sign
from mingtang.serving.actions import Served, deliver
from mingtang.serving.answers import ANEW
from mingtang.ui.clock import now as this_moment
from tests.applying.conftest import MARKERS, proof, typed
from tests.builders import moment
from tests.pages import errors, signed_in, words
from tests.refusals import refused
from tests.replies.conftest import AT, DAY, drafted, handling, now, paper, seen, signed
from tests.serving.conftest import served

LATER = moment("2026-04-10")


def delivering(made, case, way, *, by="clerk", at=LATER, **days):
    found = now(case)
    return deliver(found, Served(way, **days), proof=None, steps=found.steps, by=made[by], at=at)


def test_what_is_signed_for_is_answered_on_that_day(made, case):
    served(made, case, proof=paper("送达回证", "回证.txt"))
    found = now(case)
    assert (found.stands, found.outcome, found.ended_on) == (ApplicationState.ANSWERED, "R4.1", DAY)
    service = Service.rows.get()
    assert (service.way, service.sent_on, service.received_on) == ("direct", DAY, DAY)
    assert CasePaper.rows.get().title == "答复的送达凭证"


@pytest.mark.parametrize(("posted", "timely"), [("2026-03-30", True), ("2026-03-31", False)])
def test_post_counts_on_the_day_of_posting_in_time_or_late(made, case, posted, timely):
    signed(made, case)
    event = delivering(made, case, ServiceWay.POST, posted=date.fromisoformat(posted), mark="XA123")
    assert (event.facts["in_time"], event.facts["due"]) == (timely, "2026-03-30")
    assert now(case).ended_on == date.fromisoformat(posted)
    assert Service.rows.get().received_on is None


def test_post_goes_by_the_postal_enterprise_alone_and_needs_its_day(made, case):
    signed(made, case)
    with refused(
        "邮寄送达只能通过邮政企业，不能用其他快递（国办公开办函〔2016〕235号），请改用邮政企业寄送。",
        "邮寄送达不能由收件人付费（国办公开办函〔2016〕235号），请改为寄件人付费。",
        "邮寄送达以交邮之日为准，请填写这一天。",
    ):
        delivering(made, case, ServiceWay.POST, by_postal_enterprise=False, freight_collect=True, mark="XA123")


def test_what_was_posted_has_a_number_or_a_receipt(made, case):
    signed(made, case)
    with refused("邮寄的，请写邮件号，或者存入邮寄的收据，没有收到的时候凭它查。"):
        delivering(made, case, ServiceWay.POST, posted=date(2026, 3, 30))


def test_a_day_before_the_signature_or_to_come_is_refused(made, case):
    signed(made, case)
    with refused("“登记送达”的日期（2026年4月11日）在今天以后，请核对。"):
        delivering(made, case, ServiceWay.DIRECT, signed=date(2026, 4, 11))
    with refused(
        "送达的日期（2026年3月1日）早于签发的日期（2026年3月2日），请核对。",
        "“登记送达”的日期（2026年3月1日）早于提交申请的日期，请核对。",
    ):
        delivering(made, case, ServiceWay.ELECTRONIC, sent=date(2026, 3, 1))


@pytest.mark.parametrize("who", ["reviewer", "officer", "leader"])
def test_serving_is_for_the_clerk_or_the_handler(made, case, who):
    signed(made, case)
    with refused("送达由柳溪镇人民政府的政务公开专员或者这件申请的承办人登记。"):
        delivering(made, case, ServiceWay.DIRECT, by=who, signed=DAY)


@pytest.fixture
def online(made):
    """An application through the public form, its code, its reply signed with a file."""
    given = apply_online(made.organ, typed=typed(), images=[proof()], form_key="k", address="10.0.0.1", at=AT)
    case = given.application
    from_received(made, case)
    return case, given.code


def from_received(made, case):
    take(now(case), FoiAct.EXAMINE, on=DAY, seen=0, by=made["clerk"], at=AT)
    drafted(made, case, "disclosed")
    give(now(case), upload=paper(), title="验收材料", seen=seen(case), by=made["clerk"], at=AT)
    hand_in(now(case), seen=seen(case), by=made["clerk"], at=AT)
    look(now(case), seen=seen(case), by=made["reviewer"], at=AT)
    sign(now(case), seen=seen(case), steps=now(case).steps, by=made["leader"], at=AT)


def asking(case, code, **more):
    told = {"organ": "liuxi", "number": case.number, "code": code}
    return Client().post(reverse("applying_public:look"), told | more)


def test_the_applicant_takes_the_reply_and_the_files_once_it_is_served(made, online):
    case, code = online
    assert "下载" not in words(asking(case, code))
    assert asking(case, code, take="docx").status_code == 422
    delivering(made, case, ServiceWay.ELECTRONIC, sent=DAY, at=AT)
    page = words(asking(case, code))
    assert [said in page for said in ("您要的信息可以公开。", "柳政依复〔2026〕第1号", "行政复议")] == [True] * 3
    given = now(case).replies.get().given.get()
    found = {key: asking(case, code, take=key) for key in ("pdf", "docx", f"given-{given.pk}")}
    assert [answer.status_code for answer in found.values()] == [200, 200, 200]
    assert all("no-store" in answer["Cache-Control"] for answer in found.values())
    named = [answer["Content-Disposition"] for answer in found.values()]
    assert quote(f"{given.title}.") in named[2]
    assert not any(quote(marker) in name for name in named for marker in MARKERS.values())
    assert "柳溪镇灌渠清淤验收材料" in b"".join(found[f"given-{given.pk}"].streaming_content).decode()


def test_nobody_takes_it_with_a_wrong_code_or_another_key(made, online):
    case, code = online
    delivering(made, case, ServiceWay.ELECTRONIC, sent=DAY, at=AT)
    assert asking(case, "AAAA2222", take="pdf").status_code == 422
    other = asking(case, code, take="given-999999")
    assert other.status_code == 422
    assert "现在取不到这个文件" in words(other)


def taken(case, code, key):
    """What is answered to whoever takes a file, which is read to its end."""
    response = asking(case, code, take=key)
    b"".join(response)
    return response.status_code


def test_after_an_order_to_answer_anew_the_earlier_reply_can_still_be_taken(made, online):
    case, code = online
    delivering(made, case, ServiceWay.ELECTRONIC, sent=DAY, at=AT)
    first = now(case).replies.get()
    take(
        now(case),
        FoiAct.REDO,
        on=DAY,
        seen=now(case).steps,
        by=made["clerk"],
        at=AT,
        changes={"outcome": "", "ended_on": None},
    )
    page = words(asking(case, code))
    assert [said in page for said in (ANEW, "下载原来的答复 柳政依复〔2026〕第1号（Word 文件）")] == [True, True]
    earlier = [f"earlier-{first.pk}-docx", f"given-{first.given.get().pk}"]
    assert [taken(case, code, key) for key in (*earlier, "docx")] == [200, 200, 422]
    signed(made, case, "petition")
    delivering(made, case, ServiceWay.ELECTRONIC, sent=DAY, at=AT)
    assert [taken(case, code, key) for key in (*earlier, "docx")] == [200, 200, 200]


def test_whoever_registers_second_is_told_and_keeps_what_was_typed(made):
    today = day_of(this_moment())
    case = handling(made, at=this_moment(), on=today)
    signed(made, case, at=this_moment())
    client, url, steps = signed_in(made, "clerk"), f"{case.desk_address}service/", now(case).steps
    typed_in = {
        "serve-way": "direct",
        "serve-signed": today.isoformat(),
        "serve-received_by": "门卫代收",
        "steps": steps,
    }
    assert client.post(url, typed_in | {"serve-received_by": "本人签收"}).status_code == 302
    answer = client.post(url, typed_in)
    assert answer.status_code == 422
    assert "这件申请“已答复”，不能登记送达：" in errors(answer)[0]
    assert [said in answer.content.decode() for said in ("您刚才填的，没有保存", 'value="门卫代收"')] == [True, True]
