"""岗位 × 地址：the manual is for everybody who is signed in."""

import pytest
from django.urls import reverse

from mingtang.manual import urls
from tests.roles import got, others, outcomes, stand_ins, strangers


@pytest.mark.parametrize(("name", "args"), [("index", []), ("manual", ["clerk"])])
def test_everybody_signed_in_reads_the_manual(town, name, args):
    stand_ins(town)
    assert got(town, reverse(f"manual:{name}", args=args)) == outcomes(shown=others(), sign_in=strangers())


def test_every_address_of_the_room_stands_in_these_tables():
    assert {pattern.name for pattern in urls.urlpatterns} == {"index", "manual"}
