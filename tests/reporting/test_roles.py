"""岗位 × 地址：who exports, makes, reads and signs, for every address and everybody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from mingtang.holidays.queries import calendar
from mingtang.law.reporting import quarter_to_make
from mingtang.reporting import urls
from mingtang.reporting.actions import sign
from mingtang.reporting.models import Snapshot
from mingtang.ui import clock
from tests import builders
from tests.builders import reading
from tests.reporting.material import SIGNED, made
from tests.roles import OF_THE_ORGAN, everything, got, others, outcomes, posted, stand_ins, strangers

PARTS = {"district-officer", "village-officer"}
HANDLE = {"clerk", "leader"}


@pytest.fixture
def there(town, plan):
    """The town with a table that waits."""
    stand_ins(town)
    town.table = made(town)
    return town


def address(there, name):
    return reverse(f"reporting:{name}", args=[there.table.pk])


def test_the_table_of_the_ledger_is_exported_by_those_who_see_a_ledger(there):
    seen = OF_THE_ORGAN | PARTS
    found = got(there, reverse("reporting:ledger-table") + "?organ=liuxi")
    assert found == outcomes(shown=seen, absent=others(*seen), sign_in=strangers())


def test_everybody_signed_in_reaches_the_list_of_what_they_see(there):
    assert got(there, reverse("reporting:snapshots")) == outcomes(shown=others(), sign_in=strangers())


def test_a_table_that_waits_is_there_for_those_who_make_and_sign(there):
    expected = outcomes(shown=HANDLE, absent=others(*HANDLE), sign_in=strangers())
    assert got(there, address(there, "snapshot")) == expected


@pytest.mark.parametrize("name", ["snapshot", "workbook", "paper"])
def test_a_signed_table_and_its_files_are_there_for_all_of_the_organ_its_districts_and_villages(there, name):
    sign(there.table, by=there["leader"], at=SIGNED)
    seen = OF_THE_ORGAN | PARTS
    expected = outcomes(shown=seen, absent=others(*seen), sign_in=strangers())
    assert got(there, address(there, name)) == expected


DONE_BY = [("sign", {}, {"leader"}), ("send-back", {"reason": "请核实。"}, {"leader"}), ("drop", {}, {"clerk"})]


@pytest.mark.parametrize(("name", "data", "who"), DONE_BY, ids=lambda told: told if isinstance(told, str) else "")
def test_an_act_is_done_by_those_who_may_and_refused_to_others_in_sight(there, name, data, who):
    expected = outcomes(done=who, refused=HANDLE - who, absent=others(*HANDLE), sign_in=strangers())
    assert posted(there, address(there, name), data) == expected


def test_the_clerk_alone_makes_a_table_of_the_quarter_that_is_due(there):
    at = clock.now()
    year = quarter_to_make(at.date(), calendar()).year
    if year != 2026:
        builders.plan_of(there, told=reading(year=year), at=at - timedelta(days=1))
    Snapshot.rows.waiting().update(dropped_at=SIGNED)
    url = reverse("reporting:new", args=["liuxi"])
    assert got(there, url) == outcomes(shown={"clerk"}, absent=others("clerk"), sign_in=strangers())
    found = posted(there, url, {"explanation": "没有要说明的。"})
    assert found == outcomes(done={"clerk"}, absent=others("clerk"), sign_in=strangers())


def test_every_address_of_the_room_stands_in_these_tables():
    acts = {name for name, *_ in DONE_BY}
    assert {pattern.name for pattern in urls.urlpatterns} == acts | {
        *("ledger-table", "snapshots", "snapshot", "workbook", "paper", "new")
    }


def test_a_post_without_its_token_is_refused_everywhere(there):
    client = Client(enforce_csrf_checks=True)
    client.force_login(there["clerk"])
    before = everything()
    places = [address(there, name) for name, *_ in DONE_BY] + [reverse("reporting:new", args=["liuxi"])]
    assert {client.post(place).status_code for place in places} == {403}
    assert everything() == before
