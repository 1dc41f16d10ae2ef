"""到期办理：rows, failures and reports, in one process."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.module_loading import import_string

from mingtang import ports
from mingtang.config.settings import MINGTANG_PORTS as PROJECT_PORTS
from mingtang.supervision import actions, queries
from mingtang.supervision.models import DueRun, Heartbeat, Lease, Outcome
from tests.support.models import Chore

AT = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
CHORES = "tests.support.chores.Chores"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _tasks(settings):
    settings.MINGTANG_PORTS = {"supervision.DueTask": [CHORES]}


def test_the_tasks_of_the_settings_are_complete_and_their_keys_differ():
    tasks = [import_string(path) for path in PROJECT_PORTS["supervision.DueTask"]]
    assert [type(task.daily) for task in tasks] == [bool] * len(tasks)
    assert len({task.key for task in tasks}) == len({task.name for task in tasks}) == len(tasks)


def make(*names: str) -> list[str]:
    return [str(Chore.rows.create(name=name).pk) for name in names]


def times() -> dict[str, int]:
    return dict(Chore.rows.order_by("pk").values_list("name", "times"))


def test_what_is_due_is_done_and_told_row_by_row():
    first, second = make("甲", "乙")
    report = actions.run_due(at=AT)
    told = [
        actions.Told("support.chores", "杂务", first, "已办甲。"),
        actions.Told("support.chores", "杂务", second, "已办乙。"),
    ]
    assert report == actions.DueReport(done=tuple(told))
    assert times() == {"甲": 1, "乙": 1}
    assert list(Outcome.rows.values_list("row", "done", "sentence")) == [
        (first, True, "已办甲。"),
        (second, True, "已办乙。"),
    ]


def test_a_second_run_finds_nothing_left_and_leaves_no_record_but_the_heartbeat():
    make("甲")
    actions.run_due(at=AT)
    assert actions.run_due(at=AT + timedelta(hours=1)) == actions.DueReport()
    assert (DueRun.rows.count(), times()) == (1, {"甲": 1})
    assert Heartbeat.rows.get().run is None


def test_a_missed_week_is_caught_up():
    make("甲", "乙")
    assert len(actions.run_due(at=AT + timedelta(days=7)).done) == 2


def test_a_bad_row_is_passed_over_and_the_rest_goes_on(caplog):
    make("甲", "坏", "不许", "乙")
    report = actions.run_due(at=AT)
    assert [told.sentence for told in report.done] == ["已办甲。", "已办乙。"]
    assert [told.sentence for told in report.failed] == [actions.FAILED, actions.REFUSED]
    assert times() == {"甲": 1, "坏": 0, "不许": 0, "乙": 1}
    assert len(caplog.records) == 2


def test_what_an_error_says_stays_out_of_the_records(caplog):
    make("坏")
    actions.run_due(at=AT)
    assert Outcome.rows.get().sentence == actions.FAILED
    assert "不该写进记录的话" in caplog.text


def test_a_bad_row_is_tried_again_in_every_run_until_it_can_be_done(caplog):
    make("坏")
    actions.run_due(at=AT)
    assert len(actions.run_due(at=AT + timedelta(minutes=1)).failed) == 1
    Chore.rows.update(name="好")
    assert len(actions.run_due(at=AT + timedelta(minutes=2)).done) == 1


def test_a_task_that_cannot_say_what_is_due_does_not_stop_the_others(settings, caplog):
    settings.MINGTANG_PORTS = {"supervision.DueTask": ["tests.support.chores.Unlisted", CHORES]}
    make("甲")
    report = actions.run_due(at=AT)
    assert [(told.task, told.row) for told in report.failed] == [("support.unlisted", "")]
    assert [told.sentence for told in report.done] == ["已办甲。"]


def test_while_another_runner_holds_the_lease_nothing_is_done():
    make("甲")
    Lease.rows.create(name=actions.DUE, holder="another", until_at=AT + timedelta(seconds=1))
    assert actions.run_due(at=AT) == actions.DueReport(busy=True)
    assert times() == {"甲": 0}


def test_an_expired_lease_is_taken_over():
    make("甲")
    Lease.rows.create(name=actions.DUE, holder="gone", until_at=AT)
    assert len(actions.run_due(at=AT).done) == 1


def test_a_lease_left_by_a_clock_that_ran_ahead_binds_nobody():
    make("甲")
    Lease.rows.create(name=actions.DUE, holder="gone", until_at=AT + timedelta(days=400))
    assert len(actions.run_due(at=AT).done) == 1


def test_a_daily_task_does_each_row_once_a_civil_day(settings):
    settings.MINGTANG_PORTS = {"supervision.DueTask": ["tests.support.chores.Rounds"]}
    make("甲")
    actions.run_due(at=AT)
    assert actions.run_due(at=AT.replace(hour=23, minute=59)) == actions.DueReport()
    make("乙")
    assert len(actions.run_due(at=AT.replace(hour=23, minute=59)).done) == 1
    assert len(actions.run_due(at=AT.replace(day=3, hour=0)).done) == 2
    assert times() == {"甲": 2, "乙": 2}


def test_a_row_done_past_midnight_for_the_day_before_is_done_for_its_own_day_too(settings):
    settings.MINGTANG_PORTS = {"supervision.DueTask": ["tests.support.chores.Rounds"]}
    make("甲")
    last_moment = AT.replace(hour=23, minute=59, second=59, microsecond=999_999)
    actions.run_due(at=last_moment)
    assert Outcome.rows.get().at > last_moment
    assert actions.run_due(at=last_moment) == actions.DueReport()
    assert len(actions.run_due(at=AT.replace(day=3, hour=0, minute=1)).done) == 1
    assert times() == {"甲": 2}


class Overtaken:
    """While it looks for what is due, its lease runs out and another runner does the work."""

    key, name, daily = "support.overtaken", "被接手", False

    def due(self, *, on, at):
        rows = ports.answering("supervision.DueTask")[1].due(on=on, at=at)
        if at == AT:
            actions.run_due(at=AT + actions.LEASE_LASTS + timedelta(seconds=30))
        return rows

    def do(self, row, *, at):
        return ports.answering("supervision.DueTask")[1].do(row, at=at)


def test_a_runner_whose_lease_was_taken_over_does_not_touch_another_row(settings, caplog):
    settings.MINGTANG_PORTS = {"supervision.DueTask": [f"{__name__}.Overtaken", CHORES]}
    make("甲", "乙")
    report = actions.run_due(at=AT)
    assert report == actions.DueReport(busy=True)
    assert times() == {"甲": 1, "乙": 1}


def test_runs_are_kept_for_thirty_days():
    make("甲")
    actions.run_due(at=AT)
    actions.run_due(at=AT + timedelta(days=31))
    assert (DueRun.rows.count(), Outcome.rows.count()) == (0, 0)


def test_without_any_run_the_due_work_is_stalled():
    beat = queries.heartbeat(at=AT)
    assert (beat.last_at, beat.next_at, beat.under_way, beat.stalled, beat.failing) == (None, None, False, True, ())


def test_the_heartbeat_tells_the_last_and_the_next_round():
    actions.run_due(at=AT)
    beat = queries.heartbeat(at=AT + timedelta(seconds=30))
    assert (beat.last_at - AT) < timedelta(seconds=5)
    assert beat.next_at - beat.last_at == actions.EVERY
    assert (beat.under_way, beat.stalled) == (False, False)


def test_the_heartbeat_names_the_rows_that_fail_now_and_forgets_them_when_done(caplog):
    (row,) = make("坏")
    actions.run_due(at=AT)
    assert [(it.name, it.row) for it in queries.heartbeat(at=AT).failing] == [("杂务", row)]
    Chore.rows.update(name="好")
    actions.run_due(at=AT + timedelta(minutes=1))
    assert queries.heartbeat(at=AT).failing == ()


@pytest.mark.parametrize(("minutes", "stalled"), [(9, False), (11, True)])
def test_after_ten_silent_minutes_the_due_work_is_stalled(minutes, stalled):
    actions.run_due(at=AT)
    assert queries.heartbeat(at=AT + timedelta(minutes=minutes)).stalled is stalled


def test_a_long_round_under_way_is_not_stalled():
    Lease.rows.create(name=actions.DUE, holder="at work", until_at=AT + timedelta(seconds=30))
    beat = queries.heartbeat(at=AT)
    assert (beat.under_way, beat.stalled) == (True, False)
