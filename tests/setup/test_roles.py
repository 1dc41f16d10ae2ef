"""岗位 × 地址：who is led through setting up, and whose units are refused."""

import pytest
from django.urls import reverse

from mingtang.setup import urls
from tests.roles import got, others, outcomes, posted, stand_ins, strangers

ADMINISTRATORS = {"administrator", "county-administrator"}


@pytest.fixture
def made(town):
    stand_ins(town)
    return town


def test_everybody_signed_in_reaches_the_list_and_sees_their_own(made):
    assert got(made, reverse("setup:organs")) == outcomes(shown=others(), sign_in=strangers())


def test_only_the_administrator_of_the_highest_organ_sets_up_an_organ(made):
    address, above = reverse("setup:new"), {"county-administrator"}
    found = got(made, address)
    assert found == {200: above, 403: others(*above), **outcomes(sign_in=strangers())}
    data = {"parent": made.units["qinghe"].pk, "name": "白石镇人民政府", "short_name": "白石镇", "code": "baishi"}
    found = posted(made, address, data)
    assert found == {403: others(*above), **outcomes(done=above, sign_in=strangers())}


def test_the_guide_is_there_for_administrators_and_the_clerk(made):
    seen = ADMINISTRATORS | {"clerk"}
    for name in ("guide", "units"):
        found = got(made, reverse(f"setup:{name}", args=["liuxi"]))
        assert found == outcomes(shown=seen, absent=others(*seen), sign_in=strangers())
    found = posted(made, reverse("setup:units", args=["liuxi"]), {"offices": "水利站", "sure": "1"})
    wanted = outcomes(done=ADMINISTRATORS, refused={"clerk"}, absent=others(*seen), sign_in=strangers())
    assert found == wanted


def test_only_the_clerk_begins_the_ledger(made):
    seen = ADMINISTRATORS | {"clerk"}
    found = posted(made, reverse("setup:left-over", args=["liuxi"]))
    wanted = outcomes(done={"clerk"}, refused=ADMINISTRATORS, absent=others(*seen), sign_in=strangers())
    assert found == wanted


def test_every_address_of_the_room_stands_in_these_tables():
    assert {pattern.name for pattern in urls.urlpatterns} == {"organs", "new", "guide", "units", "left-over"}
