"""岗位 × 地址：what is to be looked at again."""

from datetime import timedelta

import pytest

from mingtang.revisits.models import Revisit
from mingtang.ui.clock import today
from tests import roles
from tests.releases.conftest import out
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers


@pytest.fixture
def made(town):
    """The county with stand-ins."""
    roles.stand_ins(town)
    return town


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/revisits/") == {"sign-in": strangers(), 200: others()}


def test_one_is_shown_to_its_organ_and_done_by_the_clerk(made):
    out(made, body={"review_on": "2026-09-01"})
    address = f"/desk/revisits/{Revisit.rows.get().pk}/"
    absent = others(*OF_THE_ORGAN)
    assert got(made, address) == {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: absent}
    told = {"revisit-next_on": (today() + timedelta(30)).isoformat()}
    refused = OF_THE_ORGAN - {"clerk"}
    expected = {"sign-in": strangers(), 302: {"clerk"}, 422: refused, 404: absent}
    assert posted(made, address, told) == expected
    assert posted(made, address, {})[422] == OF_THE_ORGAN
