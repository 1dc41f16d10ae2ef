"""到期办理：real processes, killed and side by side."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from mingtang.supervision import actions
from mingtang.supervision.models import DueRun, Outcome
from tests.support.chores import PLACE_TO_STOP
from tests.support.database import url_of
from tests.support.models import Chore

AT = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _tasks(settings):
    settings.MINGTANG_PORTS = {"supervision.DueTask": ["tests.support.chores.Chores"]}


@pytest.fixture
def runner():
    """Start a runner that stops at a place; whatever happens, none is left behind."""
    started = []

    def start(stop_at: str, at: datetime = AT) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.run_due", at.isoformat()],
            env={**os.environ, "DATABASE_URL": url_of(connection), PLACE_TO_STOP: stop_at},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout.readline().strip() == stop_at
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def make(*names: str) -> None:
    for name in names:
        Chore.rows.create(name=name)


def times() -> dict[str, int]:
    return dict(Chore.rows.order_by("pk").values_list("name", "times"))


def test_after_a_kill_in_the_middle_of_a_row_the_next_run_does_exactly_the_rest(runner):
    make("一", "二", "三", "四")
    process = runner("三")
    process.kill()
    process.wait()
    assert times() == {"一": 1, "二": 1, "三": 0, "四": 0}
    assert DueRun.rows.get().ended_at is None

    report = actions.run_due(at=AT + actions.LEASE_LASTS + timedelta(minutes=1))
    assert [told.sentence for told in report.done] == ["已办三。", "已办四。"]
    assert times() == {"一": 1, "二": 1, "三": 1, "四": 1}
    assert Outcome.rows.filter(done=True).count() == 4


def test_of_two_runners_at_once_one_works_and_the_other_stands_back(runner):
    make("一", "二")
    process = runner("due")
    assert actions.run_due(at=AT + timedelta(seconds=5)) == actions.DueReport(busy=True)
    assert times() == {"一": 0, "二": 0}

    assert process.communicate("\n", timeout=30)[0].strip() == "busy=False done=2 failed=0"
    assert times() == {"一": 1, "二": 1}


def test_right_after_a_runner_has_ended_another_may_work(runner):
    make("一")
    runner("due").communicate("\n", timeout=30)
    make("二")
    report = actions.run_due(at=AT + timedelta(seconds=5))
    assert [told.sentence for told in report.done] == ["已办二。"]
