"""被打断，和同时：killed around its moment exactly what is due goes out once; of two who press, one does."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from mingtang.audit.queries import verify
from mingtang.editorial.models import Published
from mingtang.law.rules import RuleBroken
from mingtang.outbox.models import Notice
from mingtang.releases import actions
from mingtang.releases.models import Release
from mingtang.supervision.actions import LEASE_LASTS, run_due
from tests.builders import moment
from tests.releases.conftest import AT, planned, signed, state
from tests.support.database import url_of
from tests.support.release_due import STOP_AT

TIME = moment("2026-03-09 10:00")
ROUND = TIME + timedelta(seconds=20)
RESTART = ROUND + LEASE_LASTS + timedelta(minutes=1)

pytestmark = pytest.mark.django_db(transaction=True)


def killed_at(address):
    """Run the due work in a process of its own and kill it while it releases the address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.release_due", ROUND.isoformat()],
        env={**os.environ, "DATABASE_URL": url_of(connection), STOP_AT: address},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline().strip() == "here"
    finally:
        process.kill()
        process.communicate()


def public():
    """Address → the true time, of everything that is public."""
    return dict(Published.rows.order_by("pk").values_list("document__address", "at"))


def test_killed_between_the_moment_and_the_commit_exactly_what_is_due_goes_out_once_at_restart(made):
    first = planned(made, signed(made, 1), signed(made, 2), planned_at=TIME - timedelta(minutes=1))
    second = planned(made, signed(made, 3), signed(made, 4), planned_at=TIME)
    later = planned(made, signed(made, 5), planned_at=TIME + timedelta(days=1))
    killed_at("/liuxi/papers/4/")
    whole = {"/liuxi/papers/1/": ROUND, "/liuxi/papers/2/": ROUND}
    assert public() == whole, "一组已经发布，另一组只办到一半，什么也不算"
    assert [state(row) for row in (first, second, later)] == ["done", "planned", "planned"]

    run_due(at=RESTART)
    run_due(at=RESTART + timedelta(minutes=1))
    assert public() == whole | {"/liuxi/papers/3/": RESTART, "/liuxi/papers/4/": RESTART}
    told = list(Release.rows.order_by("pk").values_list("state", "planned_at", "released_at"))
    assert told == [
        ("done", TIME - timedelta(minutes=1), ROUND),
        ("done", TIME, RESTART),
        ("planned", TIME + timedelta(days=1), None),
    ]
    assert verify().ok


def test_a_moment_that_passed_while_nothing_ran_is_caught_up_with_its_true_time(made):
    release = planned(made, signed(made), planned_at=TIME)
    run_due(at=TIME + timedelta(days=2))
    assert public() == {"/liuxi/papers/1/": TIME + timedelta(days=2)}
    assert (state(release), Release.rows.get().planned_at) == ("done", TIME)


def at_once(*acts):
    """What came of acts begun at the same moment: done, or the reasons against."""
    ready = Barrier(len(acts))

    def outcome(act):
        try:
            ready.wait(timeout=20)
            return act() and "done"
        except RuleBroken as broken:
            return broken.reasons
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(outcome, acts), key=str)


def test_two_people_pressing_at_once_release_once(made):
    release = planned(made, signed(made, 1), signed(made, 2))
    people = made["clerk"], made["leader"]
    found = at_once(*(lambda by=by: actions.release_now(release, by=by, at=AT) for by in people))
    assert found == [("这次发布已发布，不必再发布。",), "done"]
    assert public() == {"/liuxi/papers/1/": AT, "/liuxi/papers/2/": AT}


def test_two_who_choose_the_same_and_the_runner_release_each_once(made):
    editions = [signed(made, number).edition for number in (1, 2, 3)]
    clerk, leader = made["clerk"], made["leader"]
    found = at_once(
        lambda: actions.release_at_once(made.organ, editions=editions, by=clerk, at=AT),
        lambda: actions.release_at_once(made.organ, editions=editions[::-1], by=leader, at=AT),
    )
    against = tuple(f"《第{number}号公文》这一版已发布，不能再发布。" for number in (1, 2, 3))
    assert found == [against, "done"]
    assert (Published.rows.count(), Release.rows.count()) == (3, 1)


def test_the_hand_and_the_moment_release_once(made):
    release = planned(made, signed(made, 1), signed(made, 2), planned_at=TIME)
    clerk = made["clerk"]
    found = at_once(
        lambda: actions.release_now(release, by=clerk, at=ROUND),
        lambda: actions.release_due(release.pk, at=ROUND) or "nothing",
    )
    assert found in (["done", "done"], [("这次发布已发布，不必再发布。",), "done"])
    assert Published.rows.count() == 2
    assert Notice.rows.filter(kind="returned").count() == 0
