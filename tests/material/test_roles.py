"""岗位 × 地址：material, for those who handle the case and the office that was asked."""

import pytest

from mingtang.law.material import MaterialState
from mingtang.ui.clock import now
from tests.material.conftest import WORDS, asked, standing
from tests.roles import everything, got, others, posted, signed_in, strangers

KNOW = {"clerk", "reviewer", "leader"}
SEES = {*KNOW, "officer"}


@pytest.fixture
def url(made, running):
    return f"/desk/material/{asked(made, running, at=now()).pk}/"


@pytest.fixture
def answered_url(made, running):
    return f"/desk/material/{standing(made, running, MaterialState.ANSWERED, at=now()).pk}/"


def for_whom(*done, seen=SEES):
    told = {"sign-in": strangers(), 302: set(done), 422: seen - set(done), 404: others(*seen)}
    return {answer: who for answer, who in told.items() if who}


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/material/") == {"sign-in": strangers(), 200: others()}


def test_a_request_is_shown_to_its_office_and_to_those_who_handle_the_case(made, url):
    assert got(made, url) == {"sign-in": strangers(), 200: SEES, 404: others(*SEES)}


def test_asking_is_for_the_clerk(made, running):
    url = f"/desk/material/new/liuxi/{running.year}-{running.serial}/"
    assert got(made, url) == {"sign-in": strangers(), 200: KNOW, 404: others(*KNOW)}
    data = {f"ask-{name}": value for name, value in WORDS.items()} | {"ask-unit": made.units["liuxi-nyb"].pk}
    assert posted(made, url, data) == for_whom("clerk", seen=KNOW)


def test_answering_is_for_the_office(made, url):
    data = {"answer-held": "on_paper", "answer-text": "下午送来。"}
    assert posted(made, f"{url}answer/", data) == for_whom("officer")


def test_sending_back_is_for_the_office(made, url):
    assert posted(made, f"{url}back/", {"back-reason": "应当问司法所。"}) == for_whom("officer")


def test_accepting_is_for_the_clerk(made, answered_url):
    assert posted(made, f"{answered_url}accept/") == for_whom("clerk")


def test_asking_again_is_for_the_clerk(made, answered_url):
    data = {f"ask-{name}": value for name, value in WORDS.items()} | {"ask-unit": made.units["liuxi-nyb"].pk}
    assert posted(made, f"{answered_url}again/", data) == for_whom("clerk")


def test_dropping_is_for_the_clerk(made, url):
    assert posted(made, f"{url}drop/") == for_whom("clerk")


def test_what_changes_something_is_never_done_by_reading(made, url):
    client, before = signed_in(made, "clerk"), everything()
    acts = ("answer", "back", "accept", "again", "drop")
    assert [client.get(f"{url}{act}/").status_code for act in acts] == [302] * len(acts)
    assert everything() == before
