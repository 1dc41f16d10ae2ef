"""节点的到期日：the keeper of a key work has them in the calendar and is told in time; what is done is gone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.dossiers import actions
from mingtang.dossiers.models import Milestone
from mingtang.dossiers.queries.reminding import MilestonesOfKeeper, OpenMilestones
from mingtang.outbox.models import Notice
from mingtang.outbox.ports import due_days
from mingtang.reminders.actions import remind
from tests.builders import moment
from tests.dossiers.conftest import AT

TITLE = "重点工作“柳溪河下游河道整治”的节点"


def days(person, at=AT):
    return due_days(person, on=at.date(), at=at)


def test_the_milestones_are_in_the_calendar_of_the_keeper_alone(made, dossier):
    told = [(day.title, day.due_on, day.path) for day in days(made["officer"])]
    path = f"/desk/key-work/{dossier.pk}/"
    assert told == [(TITLE, date(2026, 6, 30), path), (TITLE, date(2026, 11, 30), path)]
    assert days(made["clerk"]) == days(made["other-officer"]) == []


def test_a_moved_day_keeps_its_identity_and_counts_up(made, dossier):
    before, later = days(made["officer"])[0], moment("2026-03-06")
    row = dossier.milestones.get(title="清淤")
    actions.move_due(row, due_on=date(2026, 7, 31), reason="汛期停工。", by=made["officer"], at=later)
    after = days(made["officer"], later)[0]
    assert (after.subject, after.due_on, after.changed_at) == (before.subject, date(2026, 7, 31), later)
    assert after.sequence > before.sequence


@pytest.mark.parametrize("end", ["done", "closed"])
def test_what_is_done_or_ended_is_gone(made, dossier, end):
    if end == "done":
        for row in dossier.milestones.all():
            actions.mark_done(row, done_on=AT.date(), note="镇里验收合格。", by=made["officer"], at=AT)
    else:
        actions.close(dossier, reason="并入县里的项目。", by=made["clerk"], at=AT)
    assert days(made["officer"]) == []
    assert list(OpenMilestones().organs(on=AT.date())) == []
    assert list(OpenMilestones().of_organ(made.organ, on=AT.date(), at=AT)) == []


def test_the_keeper_is_reminded_and_of_late_ones_the_leader_too(made, dossier):
    remind(made.organ, at=moment("2026-06-15"))
    told = Notice.rows.values_list("person__username", "title")
    assert list(told) == [("officer", f"还有 10 个工作日，2026年6月30日到期：{TITLE}")]
    remind(made.organ, at=moment("2026-07-07"))
    late = {who for who, title in told.all() if "超过" in title}
    assert (late >= {"officer", "leader"}, "other-officer" in late, "clerk" in late) == (True, False, False)


def test_a_keeper_asks_as_often_for_two_milestones_as_for_three_hundred(made, dossier):
    def asked():
        with CaptureQueriesContext(connection) as counted:
            list(MilestonesOfKeeper().of_person(made["officer"], on=AT.date(), at=AT))
            list(OpenMilestones().of_organ(made.organ, on=AT.date(), at=AT))
        return len(counted)

    few = asked()
    Milestone.rows.bulk_create(
        Milestone(dossier=dossier, title=f"第{n}段", due_on=date(2026, 9, 1), made_at=AT) for n in range(300)
    )
    assert asked() == few
