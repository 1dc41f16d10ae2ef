"""岗位 × 地址：the table of working days and the entering of a notice."""

import pytest
from django.urls import reverse

from tests.holidays.test_screens import YEAR, told
from tests.roles import got, others, outcomes, peopled, posted, strangers

KEEPERS = {"county-administrator"}


@pytest.fixture
def made(db):
    return peopled()


def test_the_table_of_working_days_is_for_whoever_is_signed_in(made):
    for address in (reverse("holidays:years"), reverse("holidays:year", args=[2026])):
        assert got(made, address) == outcomes(shown=others(), sign_in=strangers())


def test_a_notice_is_entered_by_those_who_keep_the_table(made):
    address = reverse("holidays:enter")
    barred = {403: others(*KEEPERS), "sign-in": strangers()}
    assert got(made, address) == {200: KEEPERS, **barred}
    assert posted(made, address, told(step="confirm")) == {302: KEEPERS, **barred}
    assert told()["year"] == YEAR
