"""岗位 × 地址：who quotes what was accepted beneath; what is refused changes nothing."""

from django.urls import get_resolver, reverse

from mingtang.rollup import urls
from tests import builders
from tests.delegation.acts import AT
from tests.delegation.test_roles import town
from tests.roles import OF_THE_ORGAN, others, outcomes, posted, strangers

__all__ = ["town"]


def test_what_is_quoted_is_quoted_by_those_who_work_on_the_task(town):
    piece = builders.accepted(town.listed, by=town["district-officer"], judge=town["clerk"], at=AT)
    url = reverse("rollup:quote", args=["liuxi", 2026, "1.2.2"])
    done = {"clerk", "other-officer"}
    expected = outcomes(done=done, refused=OF_THE_ORGAN - done, absent=others(*OF_THE_ORGAN), sign_in=strangers())
    assert posted(town, url, {"evidence": piece.pk}) == expected


def test_every_address_of_the_room_stands_in_these_tables():
    assert {pattern.name for pattern in urls.urlpatterns} == {"quote"}
    assert "rollup" in get_resolver().namespace_dict
