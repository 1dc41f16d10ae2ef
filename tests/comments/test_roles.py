"""岗位 × 地址：what the public said, for the organ it was said to."""

import pytest

from mingtang.comments.actions.erasing import ask_erasure
from mingtang.law.comments import CommentState
from tests.comments.conftest import AT, standing
from tests.roles import OF_THE_ORGAN, everything, got, others, posted, signed_in, strangers

JUDGES = {"clerk", "reviewer", "leader"}


@pytest.fixture
def url(made):
    return f"/desk/comments/{standing(made, CommentState.ASSIGNED).number}/"


@pytest.fixture
def answered_url(made):
    return f"/desk/comments/{standing(made, CommentState.ANSWERED).number}/"


def refused_but(done):
    return {
        "sign-in": strangers(), 302: set(done), 422: OF_THE_ORGAN - set(done), 404: others(*OF_THE_ORGAN),
    }  # fmt: skip


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/comments/") == {"sign-in": strangers(), 200: others()}


def test_a_comment_is_shown_to_the_organ_it_was_sent_to(made, url):
    assert got(made, url) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_assigning_is_for_the_clerk(made, url):
    data = {"assign-office": made.units["liuxi-sfs"].pk}
    assert posted(made, f"{url}assign/", data) == refused_but({"clerk"})


def test_answering_is_for_the_clerk_and_the_office(made, url):
    data = {"answer-adoption": "adopted", "answer-reason": "对。", "answer-answer": "已经采纳。"}
    assert posted(made, f"{url}answer/", data) == refused_but({"clerk", "officer"})


def test_confirming_is_for_those_who_judge(made, answered_url):
    assert posted(made, f"{answered_url}confirm/") == refused_but(JUDGES)


def test_sending_back_is_for_those_who_judge(made, answered_url):
    assert posted(made, f"{answered_url}back/", {"back-reason": "没有写依据。"}) == refused_but(JUDGES)


def test_asking_to_erase_is_for_the_clerk(made, url):
    data = {"erase-scope": "contact", "erase-reason": "本人要求。"}
    assert posted(made, f"{url}erase/ask/", data) == refused_but({"clerk"})


def test_erasing_is_for_another_person(made):
    comment = standing(made, CommentState.ASSIGNED)
    ask_erasure(comment, scope="contact", reason="本人要求。", by=made["clerk"], at=AT)
    assert posted(made, f"/desk/comments/{comment.number}/erase/") == refused_but({"reviewer", "leader"})


def test_what_changes_something_is_never_done_by_reading(made, url):
    client, before = signed_in(made, "clerk"), everything()
    acts = ("assign", "answer", "confirm", "back", "erase", "erase/ask")
    assert [client.get(f"{url}{act}/").status_code for act in acts] == [302] * len(acts)
    assert everything() == before
