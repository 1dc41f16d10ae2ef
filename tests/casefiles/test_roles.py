"""岗位 × 地址：a file is archived by the clerk, taken out by those who may know the applicant, erased by two."""

import pytest

from mingtang.casefiles.models import Erasure
from tests.casefiles.conftest import archived, fresh
from tests.casefiles.test_erasing import asked
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

URL = "/desk/casefiles/liuxi/2026-1/"
KNOWS = {"clerk", "reviewer", "leader"}
SEEN = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def done_by(people, *, done=302):
    return {"sign-in": strangers(), done: set(people), 422: OF_THE_ORGAN - set(people), 404: others(*OF_THE_ORGAN)}


def test_the_list_is_for_whoever_is_signed_in(made, case):
    assert got(made, "/desk/casefiles/") == {"sign-in": strangers(), 200: others()}


def test_a_file_is_shown_to_the_organ_of_its_case(made, case):
    assert got(made, URL) == SEEN
    archived(made, case)
    assert got(made, URL) == SEEN
    assert got(made, f"{URL}?check=1") == SEEN


def test_archiving_is_for_the_clerk(made, case):
    assert posted(made, f"{URL}archive/", {"seen": fresh(case).steps}) == done_by({"clerk"})


def test_adding_finds_nothing_to_add(made, case):
    archived(made, case)
    refused = {"sign-in": strangers(), 422: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
    assert posted(made, f"{URL}add/") == refused


def test_taking_out_is_for_those_who_may_know_the_applicant(made, case):
    archived(made, case)
    assert posted(made, f"{URL}take-out/", done=200) == done_by(KNOWS, done=200)


def test_a_year_is_taken_out_by_those_who_may_know_the_applicants(made, case):
    archived(made, case)
    outcome = posted(made, "/desk/casefiles/liuxi/2026/take-out/", done=200)
    assert outcome[200] == KNOWS
    assert outcome[302] == OF_THE_ORGAN - KNOWS
    assert outcome[404] == others(*OF_THE_ORGAN)


def test_asking_to_erase_is_for_the_clerk(made, case):
    data = {"erase-scope": "everything", "erase-reason": "本人要求。"}
    assert posted(made, f"{URL}erase/ask/", data) == done_by({"clerk"})


def test_erasing_is_for_another_person(made, case):
    asked(made, case, scope=Erasure.IDENTITY)
    assert posted(made, f"{URL}erase/") == done_by({"reviewer", "leader"})


@pytest.mark.parametrize("role", ["clerk", "officer"])
def test_the_index_is_shown_to_those_who_may_know_the_applicant(client, made, case, role):
    archived(made, case)
    client.force_login(made[role])
    page = client.get(f"{URL}?check=1").content.decode()
    assert ("甄申请的来信" in page) == (role == "clerk")
    assert ("核对过了，目录和每一件都与编定时一致。" in page) == (role == "clerk")
