"""岗位 × 地址：today and what one searches for."""

from tests.roles import got, others, strangers


def test_today_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/") == {"sign-in": strangers(), 200: others()}


def test_searching_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/search/?q=补贴") == {"sign-in": strangers(), 200: others()}
