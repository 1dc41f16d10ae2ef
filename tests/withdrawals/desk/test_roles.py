"""岗位 × 地址：requests, safety withdrawals, and the places that have a copy."""

import pytest

from mingtang.withdrawals import actions
from tests import roles
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers
from tests.withdrawals.desk.conftest import AT, WHY, asked, document, taken_back

ABSENT = others(*OF_THE_ORGAN)
KEEPERS = {"clerk", "reviewer", "leader", "administrator"}
ASK = {"ask-kind": "notice", "ask-public_reason": WHY}
SAFETY = {"safety-internal_reason": "附件有个人信息。", "safety-sure": "on"}


@pytest.fixture
def made(town):
    """The county with stand-ins."""
    roles.stand_ins(town)
    return town


def done_by(*people):
    return {
        "sign-in": strangers(), 302: set(people), 422: OF_THE_ORGAN - set(people), 404: ABSENT,
    }  # fmt: skip


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/withdrawals/") == {"sign-in": strangers(), 200: others()}


def test_what_is_shown_is_shown_to_its_organ(made):
    paper, other = document(made), document(made, 2)
    request, clearance = asked(made, paper), taken_back(made, other)
    for address in (
        f"documents/{paper.pk}/ask/",
        f"documents/{paper.pk}/safety/",
        f"{request.pk}/",
        f"clearances/{clearance.pk}/",
    ):
        expected = {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: ABSENT}
        assert got(made, f"/desk/withdrawals/{address}") == expected, address


def test_asking_is_for_the_clerk_and_the_reviewers(made):
    address = f"/desk/withdrawals/documents/{document(made).pk}/ask/"
    assert posted(made, address, ASK) == done_by("clerk", "reviewer")


def test_a_safety_withdrawal_is_one_persons_and_only_after_reading_what_happens(made):
    address = f"/desk/withdrawals/documents/{document(made).pk}/safety/"
    assert posted(made, address, SAFETY) == done_by(*KEEPERS)
    unsure = {"safety-internal_reason": "附件有个人信息。"}
    assert posted(made, address, unsure)[422] == OF_THE_ORGAN


def test_deciding_is_for_another_person(made):
    request = asked(made, document(made), by="reviewer")
    address = f"/desk/withdrawals/{request.pk}/"
    assert posted(made, f"{address}grant/") == done_by("leader")
    assert posted(made, f"{address}refuse/", {"answer-answer": "不用撤。"}) == done_by("leader")
    assert posted(made, f"{address}drop/") == done_by("reviewer")


def test_clearing_is_for_those_who_may_take_back(made):
    clearance = taken_back(made, document(made))
    address = f"/desk/withdrawals/clearances/{clearance.pk}/"
    assert posted(made, f"{address}copies/", {"copy-place": "县门户"}) == done_by(*KEEPERS)
    assert posted(made, f"{address}close/", {"close-finding": "没有转载。"}) == done_by(*KEEPERS)
    copy = actions.add_copy(clearance, place="县门户", by=made["clerk"], at=AT)
    assert posted(made, f"/desk/withdrawals/copies/{copy.pk}/cleared/") == done_by(*KEEPERS)
    assert posted(made, f"{address}close/", {"close-finding": "没有转载。"})[422] == OF_THE_ORGAN


def test_what_changes_something_is_never_done_by_reading(made):
    request = asked(made, document(made))
    for act in ("grant", "refuse", "drop"):
        assert got(made, f"/desk/withdrawals/{request.pk}/{act}/") == {"sign-in": strangers(), 302: others()}, act
