"""岗位 × 地址：requests are seen by the organ, their writing by few, and every step is for whoever it belongs to."""

import pytest
from django.test import Client

from tests.rectifications.conftest import MARKERS, S, asked, proof, standing
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

HANDLES = {"clerk", "officer"}
KNOWS = {"clerk", "reviewer", "leader"}
SEEN = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
ON = "2026-03-02"
FIND = {"find-verdict": "kept", "find-facts": "核对了合同", "find-answer": "合同上就是二亩。"}
FIND |= {"find-verdict": "directed", "find-organ_to": "清河县自然资源局"}
STEPS = {
    "take-up": (S.RECEIVED, {"take-up-title": "补贴面积"}, {"clerk"}),
    "ask": (S.CHECKING, {"ask-note": "请补合同"}, HANDLES),
    "add": (S.ASKED, {"add-note": "合同复印件"}, {"clerk"}),
    "find": (S.CHECKING, FIND, HANDLES),
    "approve": (S.DRAFTED, {}, {"leader"}),
    "send-back": (S.DRAFTED, {"send-back-reason": "没有写依据"}, {"leader"}),
    "carry-out": (S.DECIDED, {"carry-out-on": ON}, HANDLES),
    "withdraw": (S.CHECKING, {"withdraw-note": "本人打电话"}, HANDLES),
}


def url(matter, end=""):
    return f"/desk/rectifications/{matter.number}/{end}"


def done_by(people):
    return {"sign-in": strangers(), 302: set(people), 422: OF_THE_ORGAN - set(people), 404: others(*OF_THE_ORGAN)}


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/rectifications/") == {"sign-in": strangers(), 200: others()}


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
    assert reads == KNOWS | {"officer"}


def test_registering_is_for_the_clerk(made):
    new = "/desk/rectifications/new/"
    data = {"arrival": "counter", "came_on": ON, "title": "补贴面积", "identity_seen": "已看身份证原件"}
    data |= {**MARKERS, "right": "三亩", "evidence": "合同"}
    clerks = {"clerk", "neighbour-clerk"}
    assert got(made, new) == {"sign-in": strangers(), 200: clerks, 403: others(*clerks)}
    assert posted(made, new, data, done=200)[200] == clerks


@pytest.mark.parametrize("name", STEPS)
def test_each_step_is_for_whoever_it_belongs_to(made, name):
    state, data, people = STEPS[name]
    matter = standing(made, state)
    data = {"seen": matter.steps, "take-up-handler": made["officer"].pk, **data}
    assert posted(made, url(matter, f"{name}/"), data) == done_by(people)


def test_telling_is_for_those_who_handle_it(made):
    matter = standing(made, S.DECIDED)
    refused = {"sign-in": strangers(), 422: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
    data = {"seen": matter.steps, "tell-way": "phone", "tell-on": ON}
    assert posted(made, url(matter, "tell/"), data) == refused


def test_the_letter_is_for_those_who_know_the_person(made):
    matter = standing(made, S.DECIDED)
    knows = KNOWS | {"officer"}
    seen = {"sign-in": strangers(), 200: knows, 422: OF_THE_ORGAN - knows, 404: others(*OF_THE_ORGAN)}
    assert got(made, url(matter, "letter/")) == seen


def test_the_proof_of_identity_is_opened_by_those_who_know_the_person(made):
    sealed = asked(made).matter.writing.identity
    client = Client()
    opens = set()
    for name in OF_THE_ORGAN:
        client.force_login(made[name])
        opens |= {name} if client.get(f"/desk/sealed/{sealed.key}/").status_code == 200 else set()
    assert opens == KNOWS


def test_without_an_account_one_asks_gets_a_receipt_and_looks_it_up(made):
    client = Client()
    page = client.get("/rectifications/new/?organ=liuxi")
    key = page.context["form"].initial["key"]
    data = {"organ": "liuxi", "key": key, **MARKERS, "right": "三亩", "evidence": "合同"}
    again = client.post("/rectifications/new/", data)
    assert (again.status_code, MARKERS["wrong"] in again.content.decode()) == (422, True)
    receipt = client.post("/rectifications/new/", data | {"identity": proof()})
    number, code = receipt.context["matter"].number, receipt.context["code"]
    found = client.post("/rectifications/", {"number": number, "code": code})
    assert (found.status_code, found.context["now"]) == (200, "已经收到，还没有开始核实。")
    assert client.post("/rectifications/", {"number": number, "code": "AAAA AAAA"}).status_code == 422
    assert client.get("/rectifications/").status_code == 200
    assert client.get("/rectifications/new/").status_code == 200
