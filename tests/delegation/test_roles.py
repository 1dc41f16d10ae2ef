"""岗位 × 地址：who reaches a hand-down and may do what with it; what is refused changes nothing."""

import pytest
from django.urls import get_resolver, reverse

from mingtang.delegation import urls
from mingtang.delegation.models import HandDown
from tests import builders
from tests.delegation.acts import give, take
from tests.roles import OF_THE_ORGAN, got, others, outcomes, peopled, posted, strangers

WORDS = {"text": "公布发放结果。", "rhythm": "once", "due_on": "2026-06-30", "note": ""}


@pytest.fixture
def town(db):
    """柳溪镇 hands its 1.1.1 to 桃园村, and its 1.3.1 to 东管理区, which takes it over."""
    made = peopled()
    made.plan = builders.plan_of(made)
    made.row = give(made, "", "taoyuan", source=builders.commitment(made.plan), by="clerk")
    made.taken = give(made, "", "liuxi-dong", source=builders.commitment(made.plan, "1.2.2"), by="clerk")
    made.listed = take(made, made.taken, by="district-officer")
    return made


SEEN_BY = OF_THE_ORGAN | {"district-officer", "village-officer"}


def test_the_inbox_is_for_everybody_and_each_sees_their_own(town):
    assert got(town, reverse("delegation:inbox")) == outcomes(shown=others(), sign_in=strangers())


def test_a_hand_down_is_for_those_of_its_two_sides(town):
    url = reverse("delegation:hand-down", args=[town.row.pk])
    assert got(town, url) == outcomes(shown=SEEN_BY, absent=others(*SEEN_BY), sign_in=strangers())


DONE_BY = (
    ("accept", "row", {"own": ""}, {"village-officer", "district-officer"}),
    ("send-back", "row", {"back-reason": "没有这项业务。"}, {"village-officer", "district-officer"}),
    ("withdraw", "row", {}, {"clerk"}),
    ("recall", "taken", {"recall-reason": "不再要求。"}, {"clerk"}),
)


@pytest.mark.parametrize(("name", "which", "data", "done"), DONE_BY)
def test_each_act_is_one_sides_alone(town, name, which, data, done):
    row = getattr(town, which)
    data = data | ({"shown": row.digest} if name == "accept" else {})
    seen = SEEN_BY if which == "row" else SEEN_BY - {"village-officer"}
    expected = outcomes(done=done, refused=seen - done, absent=others(*seen), sign_in=strangers())
    assert posted(town, reverse(f"delegation:{name}", args=[row.pk]), data) == expected


def test_only_the_clerk_sends_again_what_came_back(town):
    HandDown.rows.filter(pk=town.row.pk).update(state="returned")
    expected = outcomes(done={"clerk"}, refused=SEEN_BY - {"clerk"}, absent=others(*SEEN_BY), sign_in=strangers())
    assert posted(town, reverse("delegation:again", args=[town.row.pk]), WORDS) == expected


def test_only_the_clerk_hands_down_what_the_organ_sees(town):
    url = reverse("delegation:give", args=["liuxi", 2026, "1.1.1"])
    expected = outcomes(
        done={"clerk"}, refused=OF_THE_ORGAN - {"clerk"}, absent=others(*OF_THE_ORGAN), sign_in=strangers()
    )
    assert posted(town, url, {**WORDS, "targets": ["liuxi-sfs"]}) == expected
    assert got(town, url) == outcomes(shown=OF_THE_ORGAN, absent=others(*OF_THE_ORGAN), sign_in=strangers())


def test_every_address_of_the_room_stands_in_these_tables():
    named = {name for name, *_ in DONE_BY} | {"inbox", "hand-down", "again", "give"}
    assert {pattern.name for pattern in urls.urlpatterns} == named
    assert "delegation" in get_resolver().namespace_dict
