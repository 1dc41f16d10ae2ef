"""终止办理的告知书的送出：by whom, on which days, and that the case waits for it before it is archived."""

from datetime import date

import pytest

from mingtang.casefiles.actions.archiving import reasons_against_archiving
from mingtang.caseletters.actions.letters import make_final, values_for
from mingtang.caseletters.queries.facts import event_for, first_values
from mingtang.caseletters.setting import letter_of, text_of
from mingtang.casework.actions.letters_out import Sent
from mingtang.law.case_letters import letter_kind
from mingtang.law.service import ServiceWay
from mingtang.sending.actions import send
from tests.builders import moment
from tests.caseletters.conftest import case, files_dir, made  # noqa: F401
from tests.casework.conftest import LATE, does, now, sent
from tests.pages import words
from tests.refusals import refused
from tests.roles import OF_THE_ORGAN, got, others, posted, signed_in, strangers

KIND = letter_kind("reply-correction-lapsed")
KNOW = {"clerk", "reviewer", "leader"}
POSTED = Sent(ServiceWay.POST, LATE.date(), "XA123")


@pytest.fixture
def lapsed(made, case):  # noqa: F811
    """The letter of a case that ended for want of a correction."""
    does(made, "ask_correction", case, sent=sent("03-04", "03-06"))
    does(made, "lapse_correction", case)
    case = now(case)
    event = event_for(case, KIND)
    text = text_of(KIND.text, values_for(case, KIND, event, on=LATE.date()) | first_values(case, KIND, event))
    letter = letter_of(KIND, text, organ=case.unit.name, addressee="甄申请", on=LATE.date())
    return make_final(case, KIND, letter, by=made["clerk"], at=LATE)


def test_what_is_wrong_is_told_at_once_and_it_is_said_once(made, lapsed):  # noqa: F811
    with refused(
        "送出由柳溪镇人民政府的政务公开专员或者这件申请的承办人登记。",
        "发出的日期在成文日期（2026年6月1日）以后、今天以前，请核对。",
        "邮寄的，请写邮件号，没有收到的时候凭它查。",
    ):
        send(lapsed, Sent(ServiceWay.POST, date(2026, 5, 1)), by=made["leader"], at=LATE)
    assert send(lapsed, POSTED, by=made["clerk"], at=LATE).service.mark == "XA123"
    with refused("这一步的文书已经登记过送出。"):
        send(lapsed, POSTED, by=made["clerk"], at=LATE)


def test_a_case_is_not_archived_before_its_end_was_told_and_the_term_is_over(made, lapsed):  # noqa: F811
    def against(at):
        return reasons_against_archiving(now(lapsed.application), by=made["clerk"], at=at)

    assert against(moment("2026-09-01")) == [
        "终止办理的告知书还没有登记送出，申请复议的期限算不出来，请送达并登记以后再办。"
    ]
    send(lapsed, POSTED, by=made["clerk"], at=LATE)
    unknown = (
        "还没有登记申请人哪天收到，申请复议的期限算不出来，查明以后请登记；到2027年6月1日仍查不到的，第二天起可以办。"
    )
    assert against(moment("2026-09-01")) == [unknown]
    assert against(moment("2027-06-02")) == []
    does(made, "receive", lapsed.application, received_on=date(2026, 6, 5), at=moment("2026-06-08"))
    assert against(moment("2026-08-04")) == ["申请行政复议的期限到2026年8月4日，还没有过，从第二天起可以归档。"]
    assert against(moment("2026-08-05")) == []


def test_the_case_page_leads_to_it_and_the_clerk_registers_it(made, lapsed):  # noqa: F811
    client = signed_in(made, "clerk")
    assert "还没有登记送出" in words(client.get(lapsed.application.desk_address))
    url = f"{lapsed.application.desk_address}sent/{lapsed.pk}/"
    rest = {"sign-in": strangers(), 403: OF_THE_ORGAN - KNOW, 404: others(*OF_THE_ORGAN)}
    assert got(made, url) == rest | {200: KNOW}
    data = {"sent_way": "post", "sent_on": "2026-06-01", "sent_mark": "XA123"}
    assert posted(made, url, data) == rest | {302: {"clerk"}, 422: KNOW - {"clerk"}}
