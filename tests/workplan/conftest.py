"""台账测试的底子：one town, and its plan of the year."""

import pytest

from tests import builders


@pytest.fixture
def town(db):
    return builders.town()


@pytest.fixture
def plan(town):
    return builders.plan_of(town)
