"""岗位 × 地址：who exports the ledger as a table."""

import pytest
from django.urls import reverse

from mingtang.reporting import urls
from tests.roles import OF_THE_ORGAN, got, others, outcomes, stand_ins, strangers

PARTS = {"district-officer", "village-officer"}


@pytest.fixture
def made(town, plan):
    """The town with a plan."""
    stand_ins(town)
    return town


def test_the_table_is_exported_by_those_who_see_a_ledger(made):
    seen = OF_THE_ORGAN | PARTS
    found = got(made, reverse("reporting:ledger-table") + "?organ=liuxi")
    assert found == outcomes(shown=seen, absent=others(*seen), sign_in=strangers())


def test_every_address_of_the_room_stands_in_these_tables():
    assert {pattern.name for pattern in urls.urlpatterns} == {"ledger-table"}
