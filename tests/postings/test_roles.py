"""岗位 × 地址：the county portal, its packages and records, and what stood there before."""

import pytest

from mingtang.listings.models import Listing
from mingtang.postings.models import Posting
from mingtang.ui import clock
from tests.postings.conftest import URL, for_the_portal, picture
from tests.postings.test_importing import GOOD, brought_in
from tests.postings.test_recording import withdrawn
from tests.postings.test_screens import days_ago, recorded
from tests.roles import OF_THE_ORGAN, got, others, posted, stand_ins, strangers

SHOWN = set(OF_THE_ORGAN)
KEEPS = {"clerk", "neighbour-clerk"}


@pytest.fixture(autouse=True)
def more_people(made):
    stand_ins(made)


def test_the_lists_are_for_whoever_is_signed_in(made):
    for address in ("/desk/postings/", "/desk/postings/existing/"):
        assert got(made, address) == {"sign-in": strangers(), 200: others()}


def test_a_package_is_for_whoever_sees_the_document_whole(made):
    published = for_the_portal(made)
    address = f"/desk/postings/{published.pk}/"
    assert got(made, address) == {"sign-in": strangers(), 200: SHOWN, 404: others(*SHOWN)}
    expected = {"sign-in": strangers(), 200: SHOWN, 404: others(*SHOWN)}
    assert posted(made, f"{address}package/", done=200) == expected


def test_recording_is_for_the_clerk(made):
    published = for_the_portal(made, at=days_ago(2))
    sent = {"url": URL, "on": clock.today().isoformat()}
    found = posted_with_picture(made, f"/desk/postings/{published.pk}/", sent)
    assert found == {"sign-in": strangers(), 302: {"clerk"}, 422: SHOWN - {"clerk"}, 404: others(*SHOWN)}
    assert Posting.rows.count() == 0


def posted_with_picture(made, address, sent):
    """A picture is read once, so that each of them sends one of their own."""

    class Fresh(dict):
        def items(self):
            return [*super().items(), ("screenshot", picture())]

    return posted(made, address, Fresh(sent))


def test_a_removal_is_recorded_by_the_clerk(made):
    published = recorded(made, 1)
    withdrawn(made, published)
    address = f"/desk/postings/removals/{Posting.rows.get().pk}/"
    found = posted(made, address, {"on": clock.today().isoformat()})
    assert found == {"sign-in": strangers(), 302: {"clerk"}, 422: SHOWN - {"clerk"}, 404: others(*SHOWN)}


def test_a_list_is_brought_in_by_a_clerk(made):
    for name in ("", "blank/"):
        found = got(made, f"/desk/postings/import/{name}")
        assert found == (
            {"sign-in": strangers(), 200: others()}
            if name
            else {"sign-in": strangers(), 200: KEEPS, 403: others(*KEEPS)}
        )
    found = posted(made, "/desk/postings/import/confirm/", {"signed": "x"})
    assert found == {"sign-in": strangers(), 422: KEEPS, 403: others(*KEEPS)}


def test_an_imported_title_is_taken_out_by_the_clerk(made):
    brought_in(made, GOOD[0])
    address = f"/desk/postings/existing/{Listing.rows.get().pk}/unlist/"
    found = posted(made, address)
    assert found == {"sign-in": strangers(), 302: {"clerk"}, 422: SHOWN - {"clerk"}, 404: others(*SHOWN)}


def test_what_changes_something_is_never_done_by_reading(made):
    published = for_the_portal(made)
    for address in (f"{published.pk}/package/", "removals/1/", "existing/1/unlist/", "import/confirm/"):
        found = got(made, f"/desk/postings/{address}")
        assert found == {"sign-in": strangers(), 302: others()}, address
