"""岗位 × 地址：who reaches the comparison of two years, and whose act on it is refused."""

import pytest
from django.urls import reverse

from mingtang.carryover import urls
from tests import builders
from tests.builders import reading
from tests.roles import OF_THE_ORGAN, got, others, outcomes, posted, stand_ins, strangers


@pytest.fixture
def made(town, plan):
    """The town with ledgers of two years."""
    stand_ins(town)
    told = reading([*builders.SENTENCES, builders.sentence("编制村级公章使用清单。")], year=2025)
    town.earlier = builders.plan_of(town, told=told)
    return town


def address(name):
    return reverse(f"carryover:{name}", args=["liuxi", 2026])


PARTS = {"district-officer", "village-officer"}


def test_the_comparison_is_there_for_those_who_see_the_ledger(made):
    seen = OF_THE_ORGAN | PARTS
    assert got(made, address("compare")) == outcomes(shown=seen, absent=others(*seen), sign_in=strangers())


def test_only_the_clerk_carries_over_and_closes(made):
    row = builders.commitment(made.earlier, "1.4.1")
    seen = OF_THE_ORGAN | PARTS
    for name, data in (("carry", {f"row-{row.pk}-take": "on"}), ("close", {"close-reason": "不再做。"})):
        found = posted(made, address(name), data)
        refused = seen - {"clerk"}
        assert found == outcomes(done={"clerk"}, refused=refused, absent=others(*seen), sign_in=strangers())


def test_every_address_of_the_room_stands_in_these_tables():
    assert {pattern.name for pattern in urls.urlpatterns} == {"compare", "carry", "close"}
