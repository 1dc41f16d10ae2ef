"""岗位 × 地址：grievances are seen by the organ, their writing by few, and nothing by the village complained about."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.grievances.conftest import MARKERS, S, standing
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

HANDLES = {"clerk", "officer"}
KNOWS = {"clerk", "reviewer", "leader", "officer"}
SEEN = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
ON = "2026-03-02"
STEPS = {
    "take-up": (S.RECEIVED, {"take-up-title": "村财务公开"}, {"clerk"}),
    "transfer": (S.CHECKING, {"transfer-to": "清河县人民政府办公室", "transfer-on": ON}, {"clerk"}),
    "find": (S.CHECKING, {"find-finding": "unfounded", "find-facts": "看过", "find-answer": "已经公开。"}, HANDLES),
    "approve": (S.DRAFTED, {}, {"leader"}),
    "send-back": (S.DRAFTED, {"send-back-reason": "没有写依据"}, {"leader"}),
    "answer": (S.DECIDED, {"answer-way": "phone", "answer-on": ON}, HANDLES),
    "close": (S.ANSWERED, {"close-mended_on": ON, "close-result": "已补公开"}, HANDLES),
    "withdraw": (S.CHECKING, {"withdraw-note": "本人打电话"}, HANDLES),
}


def url(matter, end=""):
    return f"/desk/grievances/{matter.number}/{end}"


def done_by(people):
    return {"sign-in": strangers(), 302: set(people), 422: OF_THE_ORGAN - set(people), 404: others(*OF_THE_ORGAN)}


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/grievances/") == {"sign-in": strangers(), 200: others()}


def test_the_list_costs_the_same_however_long_it_is(made, client):
    client.force_login(made["clerk"])
    counted = []
    for _ in range(2):
        standing(made, S.RECEIVED)
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/grievances/")
        counted.append(len(queries))
        standing(made, S.CHECKING)
    assert counted[0] == counted[1]


def test_one_is_shown_to_the_organ_and_its_writing_to_few(made):
    matter = standing(made, S.CHECKING)
    assert got(made, url(matter)) == SEEN
    client = Client()
    reads = set()
    for name in OF_THE_ORGAN:
        client.force_login(made[name])
        page = client.get(url(matter)).content.decode()
        shown = [word for word in MARKERS.values() if word in page]
        assert len(shown) in {0, len(MARKERS)}
        reads |= {name} if shown else set()
    assert reads == KNOWS


def test_registering_is_for_the_clerk(made):
    new = "/desk/grievances/new/"
    data = {"arrival": "phone", "came_on": ON, "title": "村财务公开", "complaint": "not_published", **MARKERS}
    clerks = {"clerk", "neighbour-clerk"}
    assert got(made, new) == {"sign-in": strangers(), 200: clerks, 403: others(*clerks)}
    posts = posted(made, new, data | {"about": "taoyuan"}, done=200)
    assert posts == {"sign-in": strangers(), 200: {"clerk"}, 422: {"neighbour-clerk"}, 403: others(*clerks)}


@pytest.mark.parametrize("name", STEPS)
def test_each_step_is_for_whoever_it_belongs_to(made, name):
    state, data, people = STEPS[name]
    matter = standing(made, state)
    data = {"seen": matter.steps, "take-up-handler": made["officer"].pk, **data}
    assert posted(made, url(matter, f"{name}/"), data) == done_by(people)


def test_the_letter_is_for_those_who_know_the_complainant(made):
    matter = standing(made, S.DECIDED)
    seen = {"sign-in": strangers(), 200: KNOWS, 422: OF_THE_ORGAN - KNOWS, 404: others(*OF_THE_ORGAN)}
    assert got(made, url(matter, "letter/")) == seen


def test_without_an_account_one_complains_gets_a_receipt_and_looks_it_up(made):
    client = Client()
    page = client.get("/grievances/new/?organ=liuxi")
    data = {"organ": "liuxi", "key": page.context["form"].initial["key"], **MARKERS}
    again = client.post("/grievances/new/", data)
    assert (again.status_code, MARKERS["text"] in again.content.decode()) == (422, True)
    receipt = client.post("/grievances/new/", data | {"about": "taoyuan", "complaint": "not_published"})
    number, code = receipt.context["matter"].number, receipt.context["code"]
    found = client.post("/grievances/", {"number": number, "code": code})
    assert (found.status_code, found.context["now"]) == (200, "已经收到，还没有开始查证。")
    assert client.post("/grievances/", {"number": number, "code": "AAAA AAAA"}).status_code == 422
    assert client.get("/grievances/").status_code == 200
    assert client.get("/grievances/new/").status_code == 200
