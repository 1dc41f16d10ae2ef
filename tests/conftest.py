"""所有测试共有的：which database they run on, examples that a slow machine does not fail, one town and its plan."""

import gc

import hypothesis
import pytest
from django.db import connection

from tests import builders
from tests.replay import Replay

# 机器慢不是错；CI 上每次都用同样的例子，失败能重现。
hypothesis.settings.register_profile("mingtang", deadline=None, derandomize=True)
hypothesis.settings.load_profile("mingtang")

# 测试造的东西多而短命：清扫得少些，同样的测试快二十分之一。
gc.set_threshold(200_000, 20, 100)


def pytest_report_header() -> str:
    """The first lines of a run name the database."""
    return f"数据库：{connection.vendor}"


TOWN = Replay(builders.town)


def _planned() -> builders.Town:
    made = builders.town()
    made.plan = builders.plan_of(made)
    return made


PLANNED = Replay(_planned)


@pytest.fixture
def town(db, request):
    """清河县、柳溪镇与邻镇；with the plan, where the test asks for that too."""
    return PLANNED() if "plan" in request.fixturenames else TOWN()


@pytest.fixture
def plan(town):
    """柳溪镇本年的要点。"""
    return town.plan
