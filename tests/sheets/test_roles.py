"""岗位 × 地址：who exports, who uploads and whose table it is, for every address and everybody."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mingtang.sheets import urls
from mingtang.sheets.actions import difference_of
from tests.roles import (
    OF_THE_ORGAN,
    ROLES,
    everything,
    got,
    others,
    outcome,
    outcomes,
    posted,
    signed_in,
    stand_ins,
    strangers,
    undone,
)
from tests.sheets.material import AT, edited, exported, taken

PARTS = {"district-officer", "village-officer"}


@pytest.fixture
def made(town, plan):
    """The town with a table of the clerk's that waits."""
    stand_ins(town)
    town.table = edited(exported(plan), ("1.1.1", "owner", "司法所"))
    town.sheet = taken(town, plan, town.table)
    return town


def address(made, name):
    return reverse(f"sheets:{name}", args=[made.sheet.pk])


def test_the_page_for_uploading_is_there_for_those_who_see_the_plan(made):
    seen = OF_THE_ORGAN | PARTS
    found = got(made, reverse("sheets:new", args=["liuxi", 2026]))
    assert found == outcomes(shown=seen, absent=others(*seen), sign_in=strangers())


@pytest.mark.parametrize("name", ["sheet", "marked"])
def test_a_table_is_there_for_whoever_uploaded_it(made, name):
    assert got(made, address(made, name)) == outcomes(shown={"clerk"}, absent=others("clerk"), sign_in=strangers())


def test_a_table_is_read_back_and_dropped_by_whoever_uploaded_it(made):
    shown = difference_of(made.sheet, by=made["clerk"], at=AT).shown
    expected = outcomes(done={"clerk"}, absent=others("clerk"), sign_in=strangers())
    assert posted(made, address(made, "confirm"), {"shown": shown}) == expected
    assert posted(made, address(made, "discard")) == expected


def test_only_the_clerk_uploads(made):
    found = {}
    for role in ROLES:
        with undone():
            client, before = signed_in(made, role), everything()
            upload = SimpleUploadedFile("台账.xlsx", made.table)
            answer = outcome(client.post(reverse("sheets:new", args=["liuxi", 2026]), {"file": upload}))
            found.setdefault(answer, set()).add(role)
            assert (everything() != before) == (answer == 302)
    seen = OF_THE_ORGAN | PARTS
    assert found == outcomes(done={"clerk"}, refused=seen - {"clerk"}, absent=others(*seen), sign_in=strangers())


def test_every_address_of_the_room_stands_in_these_tables():
    assert {pattern.name for pattern in urls.urlpatterns} == {"new", "sheet", "marked", "confirm", "discard"}


def test_a_post_without_its_token_is_refused_everywhere(made):
    client = Client(enforce_csrf_checks=True)
    client.force_login(made["clerk"])
    before = everything()
    places = [reverse("sheets:new", args=["liuxi", 2026]), address(made, "confirm"), address(made, "discard")]
    assert {client.post(place).status_code for place in places} == {403}
    assert everything() == before
