"""岗位 × 地址：who enters an application; the public's own pages ask for no account."""

from django.urls import reverse

from tests.applying.conftest import applied
from tests.roles import got, others, strangers

CLERKS = {"clerk", "neighbour-clerk"}


def test_entering_is_for_clerks_of_organs(made):
    assert got(made, reverse("applying:enter")) == {"sign-in": strangers(), 200: CLERKS, 403: others(*CLERKS)}


def test_the_list_is_for_whoever_is_signed_in_and_shows_only_what_is_in_sight(made):
    applied(made)
    assert got(made, reverse("applications:applications")) == {"sign-in": strangers(), 200: others()}
