"""岗位 × 地址：the clerk and the administrator say how people say things; whoever sees the organ looks on."""

import pytest
from django.urls import reverse

from mingtang.search import actions
from mingtang.ui import clock
from tests.roles import OF_THE_ORGAN, got, others, peopled, posted, strangers

WORDS = {"words": "水库移民后期扶持 移民直补"}
ADD = {"clerk", "administrator"}


@pytest.fixture
def made(db):
    return peopled()


def test_the_organ_in_sight_is_shown_to_those_who_see_it(made):
    page = reverse("search:sayings", args=["liuxi"])
    told = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
    assert got(made, page) == told


def test_a_group_is_added_and_ended_by_two_posts(made):
    saying = actions.add_saying(made.organ, ways=["种粮钱", "地力补贴"], by=made["clerk"], at=clock.now())
    told = {"sign-in": strangers(), 302: ADD, 422: set(OF_THE_ORGAN) - ADD, 404: others(*OF_THE_ORGAN)}
    assert posted(made, reverse("search:sayings", args=["liuxi"]), WORDS) == told
    assert posted(made, reverse("search:end", args=["liuxi", saying.pk])) == told


def test_the_list_of_organs_is_for_everybody_who_signs_in(made):
    found = got(made, reverse("search:organs"))
    assert found["sign-in"] == strangers()
    assert set().union(*found.values()) == strangers() | others()
