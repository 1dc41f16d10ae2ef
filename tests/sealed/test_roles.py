"""岗位 × 地址：a sealed thing, for whom the room lets."""

from uuid import uuid4

import pytest
from django.urls import reverse

from mingtang.sealed.models import Sealed
from tests.roles import got, others, outcomes, stand_ins, strangers

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(town):
    stand_ins(town)
    return town


def test_one_that_nobody_holds_is_shown_to_nobody(made, keep_text, settings):
    settings.MINGTANG_PORTS = {}
    sealed = keep_text()
    for key in (sealed.key, uuid4()):
        assert got(made, reverse("sealed:look", args=[key])) == outcomes(absent=others(), sign_in=strangers())
    assert Sealed.rows.filter(erased_at=None).count() == 1
