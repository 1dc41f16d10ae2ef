"""岗位 × 地址：proceedings are seen with their case, registered by the clerk, and handled by whoever was named."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.contents import material
from tests.recourse.conftest import answering, brought, fresh, scanned, submitted
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

HANDLERS = {"clerk", "officer"}
KNOWS = {"clerk", "reviewer", "leader"}
SEEN = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


@pytest.fixture
def proceeding(made, case):
    return brought(made, case)


def url(proceeding, end=""):
    return f"/desk/proceedings/{proceeding.pk}/{end}"


def done_by(people):
    return {"sign-in": strangers(), 302: set(people), 422: OF_THE_ORGAN - set(people), 404: others(*OF_THE_ORGAN)}


def test_the_list_is_for_whoever_is_signed_in(made, proceeding):
    assert got(made, "/desk/proceedings/") == {"sign-in": strangers(), 200: others()}


def test_one_is_shown_to_the_organ_of_its_case(made, proceeding):
    assert got(made, url(proceeding)) == SEEN


def test_registering_is_for_the_clerk(made, case):
    new = "/desk/proceedings/new/liuxi/2026-1/"
    assert got(made, new) == SEEN
    data = {"course": "review", "cause": "reply", "tribunal": "清河县人民政府", "served_on": "2026-04-10"}
    assert posted(made, new, data) == done_by({"clerk"})


def test_naming_a_handler_is_for_the_clerk(made, proceeding):
    data = {"seen": 1, "handler-handler": made["officer"].pk}
    assert posted(made, url(proceeding, "take-up/"), data) == done_by({"clerk"})


def test_the_clerk_and_the_handler_go_on(made, proceeding):
    answering(made, proceeding)
    assert posted(made, url(proceeding, "submit/"), {"seen": 2, "submit-on": "2026-04-13"}) == done_by(HANDLERS)
    data = {"seen": 2, "extend-days": 10, "extend-on": "2026-04-13"}
    assert posted(made, url(proceeding, "extend/"), data) == done_by(HANDLERS)
    data = {"seen": 2, "decide-result": "upheld", "decide-decided_on": "2026-05-20", "decide-result_on": "2026-05-20"}
    assert posted(made, url(proceeding, "decide/"), data) == done_by(HANDLERS)


def test_what_was_not_told_is_completed_by_the_clerk_and_the_handler(made, case):
    proceeding = answering(made, brought(made, case, accepted=None))
    data = {"seen": 2, "complete-accepted_on": "2026-04-08"}
    assert posted(made, url(proceeding, "complete/"), data) == done_by(HANDLERS)


def test_a_mistaken_entry_is_taken_back_by_who_knows_the_applicant_and_did_not_register_it(made, proceeding):
    data = {"seen": 1, "strike-why": "登记到别的申请上了"}
    assert posted(made, url(proceeding, "strike/"), data) == done_by(KNOWS - {"clerk"})


@pytest.mark.parametrize("end", ["strike/", "take-up/", "submit/", "extend/", "decide/", "complete/", "paper/"])
def test_an_empty_form_changes_nothing(made, proceeding, end):
    assert posted(made, url(proceeding, end)) == {
        "sign-in": strangers(),
        422: set(OF_THE_ORGAN),
        404: others(*OF_THE_ORGAN),
    }


def test_papers_are_kept_by_the_clerk_and_the_handler(client, made, proceeding):
    answering(made, proceeding)
    for name in ("clerk", "officer", "leader"):
        client.force_login(made[name])
        upload = SimpleUploadedFile("a.jpg", material.photograph((60, 40)), content_type="image/jpeg")
        answer = client.post(url(proceeding, "paper/"), {"paper-kind": "claim", "paper-file": upload})
        assert answer.status_code == (302 if name in HANDLERS else 422)
    assert proceeding.papers.count() == 2


def test_a_paper_is_seen_by_those_who_know_the_applicant_and_by_the_handler(made, proceeding):
    answering(made, proceeding)
    file = scanned(made, proceeding).attachment.key
    shown = got(made, f"/desk/files/{file}/")
    assert shown[200] == KNOWS | {"officer"}


def test_the_page_shows_what_comes_next_and_the_papers_to_few(client, made, proceeding):
    scanned(made, answering(made, proceeding))
    client.force_login(made["officer"])
    assert "申请书或者起诉状副本</a>" in client.get(url(proceeding)).content.decode()
    client.force_login(made["other-officer"])
    page = client.get(url(proceeding)).content.decode()
    assert "申请书或者起诉状副本</a>" not in page
    submitted(made, proceeding)
    assert fresh(proceeding).answered_on is not None
