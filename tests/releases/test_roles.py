"""岗位 × 地址：planning and releasing, and one document."""

from datetime import timedelta

import pytest

from mingtang.ui.clock import today
from tests import roles
from tests.releases.conftest import out, planned, signed
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

ABSENT = others(*OF_THE_ORGAN)
RELEASERS = {"clerk", "leader"}
NEVER = {"sign-in": strangers(), 302: others()}


@pytest.fixture
def made(town):
    """The county with stand-ins."""
    roles.stand_ins(town)
    return town


def done_by(*people):
    return {
        "sign-in": strangers(), 302: set(people), 422: OF_THE_ORGAN - set(people), 404: ABSENT,
    }  # fmt: skip


def tomorrow(prefix="when"):
    return {
        f"{prefix}-when": "at",
        f"{prefix}-on": (today() + timedelta(1)).isoformat(),
        f"{prefix}-clock": "09:30",
    }


def test_the_list_is_for_whoever_is_signed_in(made):
    signed(made)
    assert got(made, "/desk/releases/") == {"sign-in": strangers(), 200: others()}


def test_what_was_chosen_is_shown_to_its_organ_and_planned_by_clerk_or_leader(made):
    address = f"/desk/releases/new/?edition={signed(made).edition_id}"
    assert got(made, address) == {"sign-in": strangers(), 200: OF_THE_ORGAN, 302: ABSENT}
    for told in ({"when-when": "now"}, tomorrow()):
        assert posted(made, address, told) == done_by(*RELEASERS), told


def test_a_release_is_shown_to_its_organ_and_changed_by_clerk_or_leader(made):
    first, second, third = (signed(made, number) for number in (1, 2, 3))
    release = planned(made, first, second)
    address = f"/desk/releases/{release.pk}/"
    assert got(made, address) == {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: ABSENT}
    acts = {
        "now": {},
        "time": tomorrow(),
        "add": {"add-editions": [third.edition_id]},
        "remove": {"member": release.members.first().pk},
        "cancel": {},
    }
    for act, told in acts.items():
        assert posted(made, f"{address}{act}/", told) == done_by(*RELEASERS), act
    assert got(made, f"{address}now/") == NEVER


def test_what_became_of_a_document_is_shown_to_its_organ(made):
    address = f"/desk/releases/documents/{out(made).document_id}/"
    assert got(made, address) == {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: ABSENT}
