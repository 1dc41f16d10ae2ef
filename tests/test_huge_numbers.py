"""没有那么大的号：a number that no row can have leads nowhere in any room, and breaks nothing."""

import pytest
from django.urls import NoReverseMatch, get_resolver, resolve, reverse

from tests.roles import everything, signed_in
from tests.test_addresses import STAND_INS, named

HUGE = 99999999999999999999


def huge():
    """Every address with a number in it, with a huge one in its place."""
    for name, kwargs in named(get_resolver().url_patterns, ()):
        if any(isinstance(STAND_INS.get(part), int) for part in kwargs):
            asked = {part: HUGE if type(value) is int and part != "year" else value for part, value in kwargs.items()}
            try:
                yield reverse(name, kwargs=asked)
            except NoReverseMatch:  # a converter of its own that takes no such number
                continue


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_huge_number_leads_nowhere(town, method):
    client, before = signed_in(town, "clerk"), everything()
    desk = [address for address in huge() if address.startswith("/desk/") and HUGE in resolve(address).kwargs.values()]
    assert len(desk) > 100
    answered = {address: getattr(client, method)(address).status_code for address in desk}
    assert {address: status for address, status in answered.items() if status != 404} == {}
    assert everything() == before
