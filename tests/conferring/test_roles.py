"""岗位 × 地址：conferences, for those who handle cases, the units that have a say, and whoever takes part."""

import pytest

from mingtang.law.conferring import ConferenceState
from mingtang.ui.clock import now, today
from tests.conferring.conftest import position, posts, standing, wrote
from tests.roles import everything, got, others, posted, signed_in, strangers

KNOW = {"clerk", "reviewer", "leader"}
SEES = {*KNOW, "officer", "other-officer", "office-reviewer"}


@pytest.fixture
def conference(made):
    return standing(made, ConferenceState.CALLED, at=now())


@pytest.fixture
def url(conference):
    return f"/desk/conferences/{conference.pk}/"


@pytest.fixture
def concluded_url(made):
    return f"/desk/conferences/{standing(made, ConferenceState.CONCLUDED, at=now()).pk}/"


def for_whom(*done):
    return {"sign-in": strangers(), 302: set(done), 422: SEES - set(done), 404: others(*SEES)}


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/conferences/") == {"sign-in": strangers(), 200: others()}


@pytest.mark.parametrize("page", ["", "minutes/"])
def test_a_conference_is_shown_to_whoever_has_a_part_in_it(made, url, page):
    assert got(made, f"{url}{page}") == {"sign-in": strangers(), 200: SEES, 404: others(*SEES)}


def test_calling_without_a_case_is_for_clerks(made):
    clerks = {"clerk", "neighbour-clerk"}
    assert got(made, "/desk/conferences/new/") == {"sign-in": strangers(), 200: clerks, 404: others(*clerks)}
    told = {"call-title": "题目", "call-question": "问题", "call-days": 3}
    told["call-posts"] = [post.pk for post in posts(made, "officer")]
    answers = {"sign-in": strangers(), 302: {"clerk"}, 422: {"neighbour-clerk"}, 404: others(*clerks)}
    assert posted(made, "/desk/conferences/new/", told) == answers


def test_calling_for_a_case_is_for_its_clerk(made, running):
    url = f"/desk/conferences/new/?case={running.full_number}"
    assert got(made, url) == {"sign-in": strangers(), 200: KNOW, 404: others(*KNOW)}
    told = {"call-title": "题目", "call-question": "问题", "call-days": 3}
    told["call-posts"] = [post.pk for post in posts(made, "officer")]
    answers = {"sign-in": strangers(), 302: {"clerk"}, 422: KNOW - {"clerk"}, 404: others(*KNOW)}
    assert posted(made, url, told) == answers


@pytest.mark.parametrize("case", ["liuxi", "liuxi:x-1", "liuxi:2026-99", "shanqian:2026-1", "liuxi:²-1"])
def test_a_case_that_is_none_is_not_found(made, running, case):
    assert signed_in(made, "clerk").get("/desk/conferences/new/", {"case": case}).status_code == 404


def test_a_position_is_for_the_unit(made, conference, url):
    part = position(conference, "liuxi-sfs").pk
    data = {f"position-{part}-stance": "agree"}
    assert posted(made, f"{url}position/{part}/", data) == for_whom("other-officer")
    assert signed_in(made, "clerk").post(f"{url}position/{part + 99}/", data).status_code == 404


def test_concluding_is_for_the_clerk(made, conference, url):
    wrote(made, conference, unit="liuxi-sfs", by="other-officer", at=now())
    data = {"conclude-held_on": today().isoformat(), "conclude-conclusion": "公开。"}
    assert posted(made, f"{url}conclude/", data) == for_whom("clerk")


def test_confirming_is_for_the_leader(made, concluded_url):
    assert posted(made, f"{concluded_url}confirm/") == for_whom("leader")


def test_sending_back_is_for_the_leader(made, concluded_url):
    assert posted(made, f"{concluded_url}back/", {"back-reason": "写明依据。"}) == for_whom("leader")


def test_dropping_is_for_the_clerk(made, url):
    assert posted(made, f"{url}drop/") == for_whom("clerk")


def test_what_changes_something_is_never_done_by_reading(made, url):
    client, before = signed_in(made, "clerk"), everything()
    acts = ("position/1", "conclude", "confirm", "back", "drop")
    assert [client.get(f"{url}{act}/").status_code for act in acts] == [302] * len(acts)
    assert everything() == before
