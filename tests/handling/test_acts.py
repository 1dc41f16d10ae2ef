"""案件页上的每一步：as a form or with its reasons; what was typed comes back; nothing classified is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.applications.models import CasePaper, Event
from mingtang.audit.models import Entry
from mingtang.casework.actions.stages import MARKED
from mingtang.files.models import Attachment
from mingtang.handling.views.choices import CHOICES
from mingtang.law.foi import FoiAct
from tests.casework.conftest import PATHS, does, standing
from tests.handling.test_roles import filled
from tests.roles import everything, signed_in


def page(made, case, role="clerk"):
    return signed_in(made, role).get(case.desk_address)


def sent(made, step, **other):
    """What comes of a step that the clerk sends, with other words than the usual ones."""
    address, data = filled(made, step)
    return signed_in(made, "clerk").post(address, data | {f"{step}-{key}": value for key, value in other.items()})


def offered(response):
    return {one.choice.name for one in response.context["here"] if not one.reasons}


@pytest.mark.parametrize(
    ("scenario", "steps"),
    [
        ("unconfirmed", {"confirm", "withdraw"}),
        ("received", {"examine", "ask-correction", "split", "join", "withdraw"}),
        ("correcting", {"assign", "correct", "receive", "withdraw"}),
        ("handling, asked", {"assign", "ask-correction", "inquire", "hear", "lapse-inquiry", "extension-ask", "delay",
                             "notify-fee", "withdraw"}),
        ("unpaid", {"assign", "pay", "lapse-fee", "withdraw"}),
        ("closed", {"assign"}),
    ],
)  # fmt: skip
def test_the_page_offers_what_can_be_done_and_tells_why_the_rest_cannot(made, scenario, steps):
    response = page(made, standing(made, scenario))
    told = [*response.context["here"], *response.context["elsewhere"]]
    assert offered(response) == steps
    assert all(bool(one.reasons) != (one.form is not None) for one in told)
    text = response.content.decode()
    assert [reason for one in told for reason in one.reasons if reason not in text] == []


def test_whoever_may_not_act_reads_the_reason_and_finds_no_form(made):
    response = page(made, standing(made, "handling"), role="officer")
    assert offered(response) == set()
    assert "申请由柳溪镇人民政府的政务公开专员办理。" in response.content.decode()


def test_every_field_that_an_act_asks_for_is_marked_as_needed():
    left = {
        (name, field)
        for name, choice in CHOICES.items()
        for field, told in choice.form.base_fields.items()
        if not told.required and not field.startswith("sent_")
    }
    late = {(name, field) for name in ("extension-ask", "delay") for field in ("late_why", "late_paper")}
    assert left == late | {("inquire", "address"), ("hear", "opinion"), ("paper", "event")}


def test_one_word_is_one_act_and_nothing_is_offered_that_waits_for_nothing(made):
    acts = {act.label: act for act in FoiAct}
    assert [one.label for one in CHOICES.values() if one.label in acts and one.act is not acts[one.label]] == []
    case = standing(made, "signed, asked")
    assert "receive" not in {one.choice.name for one in page(made, case).context["here"]}


def test_each_step_shows_its_article(made):
    text = page(made, standing(made, "handling")).content.decode()
    assert [word in text for word in ("第三十条", "第三十三条", "第三十五条", "第四十二条")] == [True] * 4


def test_what_is_refused_comes_back_as_it_was_typed(made):
    response = sent(made, "inquire", name="")
    assert response.status_code == 422
    text = response.content.decode()
    assert ["请写征求谁的意见，不超过 60 个字。" in text, "是否同意</textarea>" in text] == [True, True]
    assert Event.rows.filter(act="inquire").count() == 0


def test_an_older_page_is_told_what_was_done_since(made):
    address, data = filled(made, "inquire")
    response = signed_in(made, "clerk").post(address, data | {"seen": 0})
    assert "没有保存您这一步，请看过新的情况再办。" in response.content.decode()


def test_a_fee_is_reckoned_before_it_is_notified(made):
    address, data = filled(made, "notify-fee")
    client = signed_in(made, "clerk")
    before = everything()
    response = client.post(address, data | {"look": "1"})
    text = response.content.decode()
    assert [response.status_code, "应收 <strong>700</strong> 元" in text, "每页 10 元，70 页共 700 元" in text] == [
        200, True, True,
    ]  # fmt: skip
    assert everything() == before


def test_the_codes_of_the_parts_are_shown_once(made):
    response = sent(made, "split")
    assert [response.status_code, len(response.context["codes"])] == [200, 2]
    part = response.context["codes"][0][0]
    again = page(made, part).content.decode()
    assert response.context["codes"][0][1] not in again


def test_a_paper_that_bears_a_mark_is_refused_and_counted(made, case):
    scan = SimpleUploadedFile("来信.txt", "机密★10年\n内容".encode())
    data = {"paper-title": "来信", "paper-upload": scan, "seen": 0}
    response = signed_in(made, "clerk").post(f"{case.desk_address}paper/", data)
    assert [response.status_code, CasePaper.rows.count(), Attachment.rows.count()] == [422, 0, 0]
    assert Entry.rows.latest("pk").verb == "files.attachment.refuse_classified"


def test_words_that_bear_a_mark_are_refused(made):
    response = sent(made, "withdraw", how="机密★10年")
    assert [response.status_code, MARKED in response.content.decode()] == [422, True]


def test_every_upload_says_what_must_not_be_uploaded(made, case):
    assert "涉密、工作秘密文件不得上传" in page(made, case).content.decode()


def test_a_withdrawal_is_called_so_and_not_by_the_row_that_counts_it(made):
    assert "2026年3月19日，申请人撤回</dd>" in page(made, standing(made, "closed")).content.decode()


def test_whom_one_asked_is_shown_to_those_who_handle_the_case_alone(made):
    case = standing(made, "handling, asked")
    does(made, "hear", case, agrees=False, opinion="是商业秘密")
    shown = {
        role: [word in page(made, case, role).content.decode() for word in ("某公司", "是商业秘密")]
        for role in ("clerk", "leader", "officer", "county-inspector")
    }
    assert shown == {
        "clerk": [True, True], "leader": [True, True], "officer": [False, False], "county-inspector": [False, False],
    }  # fmt: skip


@pytest.mark.parametrize("scenario", PATHS)
def test_the_page_of_every_state_stands(made, scenario):
    case = standing(made, scenario)
    assert [page(made, case, role).status_code for role in ("clerk", "officer")] == [200, 200]


def test_a_long_case_takes_as_many_queries_as_a_short_one(made):
    case, client = standing(made, "handling"), signed_in(made, "clerk")
    client.get(case.desk_address)
    with CaptureQueriesContext(connection) as few:
        client.get(case.desk_address)
    kept = case.events.get()
    told = {name: getattr(kept, name) for name in ("act", "on", "facts", "state", "by", "at")}
    Event.rows.bulk_create(Event(application=case, **told) for _ in range(300))
    with CaptureQueriesContext(connection) as many:
        client.get(case.desk_address)
    assert len(many) == len(few) <= 40
